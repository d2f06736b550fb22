import { Button, Stack, Text } from '@mantine/core';
import { IconCircleCheck, IconLinkOff } from '@tabler/icons-react';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useAsk } from '../../api/hooks.js';
import { useFormDeed } from '../../api/use-form-deed.js';
import { useFormat } from '../../i18n/use-format.js';
import { ErrorNotice } from '../../ui/notices.js';
import { Asked, EmptyState, PageSkeleton } from '../../ui/states.js';
import { useDraft } from '../../ui/use-draft.js';
import { AuthCard } from '../session/auth-card.js';
import { AnswerFields, NO_ANSWER, answerInput } from './answer-fields.js';
import { UnusualAnswer } from './unusual-answer.js';
import { AnswerFollowUpMutation, FollowUpQuestionQuery } from './deals.documents.js';

/** What a party is asked by a letter: answered once, without signing in. */
export function Component() {
  const { t } = useTranslation('deals');
  const { token } = useParams();
  const [isDone, setDone] = useState(false);
  const query = useAsk(FollowUpQuestionQuery, { token: token! }, { enabled: !isDone, staleTime: Infinity });
  if (isDone)
    return <EmptyState icon={<IconCircleCheck />} title={t('answer.thanks')} text={t('answer.thanksText')} />;
  return (
    <Asked query={query} skeleton={<PageSkeleton />}>
      {({ followUpQuestion }) =>
        followUpQuestion.__typename === 'FollowUpQuestion' ? (
          <Answer token={token!} question={followUpQuestion} done={() => setDone(true)} />
        ) : (
          <EmptyState icon={<IconLinkOff />} title={t('answer.gone')} text={t('answer.goneText')} />
        )
      }
    </Asked>
  );
}

interface Question {
  title: string;
  number: string | null;
  organisation: string;
  partners: string[];
  months: number;
  since: string;
  language: string;
  value: { amount: string; currency: string } | null;
}

function Answer({ token, question, done }: { token: string; question: Question; done: () => void }) {
  const { t, i18n } = useTranslation('deals');
  const format = useFormat();
  const draft = useDraft(NO_ANSWER);
  const answer = useFormDeed(AnswerFollowUpMutation, draft);
  const [isSure, setSure] = useState(false);
  const { organisation, partners, since, months, value, title, number, language } = question;
  // The letter was in this language: so is the page, until its reader says otherwise.
  useEffect(() => void i18n.changeLanguage(language), [language, i18n]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const input = answerInput(draft, value?.currency ?? null, isSure, t('refusals:problem.required'));
    if (input && (await answer.run({ token, input }))) done();
  };

  return (
    <AuthCard
      title={t('answer.title')}
      lead={t('answer.lead', {
        organisation,
        partners: format.list(partners),
        day: format.day(since),
        months,
      })}
    >
      <form onSubmit={(event) => void submit(event)}>
        <Stack>
          <Text fw={600}>{number ? `${number} · ${title}` : title}</Text>
          {value && (
            <Text size="sm" c="dimmed" className="figures">
              {t('answer.signedFor', { amount: format.money(value) })}
            </Text>
          )}
          <AnswerFields draft={draft} currency={value?.currency ?? null} asksName />
          <UnusualAnswer refusal={answer.refusal} isSure={isSure} onChange={setSure} />
          <ErrorNotice error={answer.error} />
          <Button type="submit" size="md" loading={answer.isPending}>
            {t('answer.send')}
          </Button>
          <Text size="xs" c="dimmed">
            {t('answer.once')}
          </Text>
        </Stack>
      </form>
    </AuthCard>
  );
}
