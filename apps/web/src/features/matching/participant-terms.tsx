import { Button, Card, Checkbox, Group, NumberInput, Stack, TagsInput, Text, Title } from '@mantine/core';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResultOf } from '../../api/graphql.js';
import { useAct, useAsk } from '../../api/hooks.js';
import { refusalIn } from '../../api/refusal.js';
import { ErrorNotice, RefusalNotice, tellDone } from '../../ui/notices.js';
import { Asked } from '../../ui/states.js';
import { useDraft } from '../../ui/use-draft.js';
import { ParticipantTermsQuery, SetParticipantTermsMutation } from './terms.documents.js';

type Terms = NonNullable<ResultOf<typeof ParticipantTermsQuery>['participation']['terms']>;

/** Groups and quotas of one participant, for the organiser. */
export function ParticipantTerms({ participationId }: { participationId: string }) {
  const query = useAsk(ParticipantTermsQuery, { id: participationId });
  return (
    <Asked query={query}>
      {({ participation: { id, terms } }) =>
        terms && <TermsForm key={terms.version} participationId={id} terms={terms} />
      }
    </Asked>
  );
}

function TermsForm({ participationId, terms }: { participationId: string; terms: Terms }) {
  const { t } = useTranslation('matching');
  const { version, tags, minMeetings, maxMeetings, isSponsored } = terms;
  const draft = useDraft({ tags: [...tags], minMeetings, maxMeetings, isSponsored });
  const save = useAct(SetParticipantTermsMutation);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { setParticipationTerms } = await save.mutateAsync({
      participationId,
      version,
      input: draft.values,
    });
    if (!refusalIn(setParticipationTerms)) tellDone(t('terms.saved'));
  };
  return (
    <Card component="form" onSubmit={(event: FormEvent) => void submit(event).catch(draft.take)}>
      <Stack>
        <div>
          <Title order={3}>{t('terms.title')}</Title>
          <Text size="sm" c="dimmed">
            {t('terms.lead')}
          </Text>
        </div>
        <TagsInput
          size="md"
          label={t('terms.tags')}
          description={t('terms.tagsHint')}
          maxTags={20}
          value={draft.values.tags}
          onChange={(next) => draft.set({ tags: next.map((tag) => tag.trim().toLowerCase()) })}
          error={draft.problems.tags}
        />
        <Group gap="sm" align="flex-start">
          <NumberInput
            size="md"
            label={t('terms.min')}
            placeholder={t('terms.ofFair')}
            min={0}
            max={1000}
            {...draft.number('minMeetings')}
          />
          <NumberInput
            size="md"
            label={t('terms.max')}
            placeholder={t('terms.ofFair')}
            min={0}
            max={1000}
            {...draft.number('maxMeetings')}
          />
        </Group>
        <Checkbox
          label={t('terms.isSponsored')}
          description={t('terms.isSponsoredHint')}
          {...draft.flag('isSponsored')}
        />
        <RefusalNotice refusal={refusalIn(save.data?.setParticipationTerms)} />
        <ErrorNotice error={save.error} />
        <Group>
          <Button type="submit" disabled={!draft.isDirty} loading={save.isPending}>
            {t('common:action.save')}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}
