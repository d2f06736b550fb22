import { Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct, useAsk } from '../../api/hooks.js';
import { ErrorNotice, InfoNotice } from '../../ui/notices.js';
import { Asked } from '../../ui/states.js';
import { AcceptNeedTermsMutation, NeedAccessesQuery, NeedTermsQuery } from './need-papers.documents.js';

interface AcceptTermsProps {
  needId: string;
  /** The supplier that the person speaks for. */
  organisation: { id: string; displayName: string };
  name: string;
}

/** A supplier reads and accepts the terms, and then waits for the buyer's word. */
export function AcceptTerms({ needId, organisation, name }: AcceptTermsProps) {
  const { t } = useTranslation('need');
  const query = useAsk(NeedAccessesQuery, { needId });
  return (
    <Asked query={query} skeleton={null}>
      {({ needAccesses: { edges } }) => {
        const own = edges.find(({ node }) => node.organisation?.id === organisation.id)?.node;
        if (own) return <InfoNotice>{t(`papers.own.${own.status}`)}</InfoNotice>;
        return <Terms needId={needId} organisation={organisation} name={name} />;
      }}
    </Asked>
  );
}

function Terms({ needId, organisation, name }: AcceptTermsProps) {
  const { t, i18n } = useTranslation('need');
  const language = i18n.language.startsWith('vi') ? 'VI' : 'EN';
  const terms = useAsk(NeedTermsQuery, { language });
  const accept = useAct(AcceptNeedTermsMutation);
  const [signedName, setSignedName] = useState(name);
  const [isRead, setRead] = useState(false);
  return (
    <Stack gap="sm">
      <Text size="sm" fw={600}>
        {t('papers.terms')}
      </Text>
      <Asked query={terms}>
        {({ needTerms }) => (
          <Stack component="ul" gap={4} m={0} ps="lg">
            {needTerms.split('\n').map((line) => (
              <Text key={line} component="li" size="sm">
                {line}
              </Text>
            ))}
          </Stack>
        )}
      </Asked>
      <TextInput
        label={t('papers.signer')}
        maxLength={200}
        maw={360}
        value={signedName}
        onChange={({ currentTarget }) => setSignedName(currentTarget.value)}
      />
      <Checkbox
        label={t('papers.accepted', { organisation: organisation.displayName })}
        checked={isRead}
        onChange={({ currentTarget }) => setRead(currentTarget.checked)}
      />
      <ErrorNotice error={accept.error} />
      <Group>
        <Button
          disabled={!isRead || signedName.trim() === ''}
          loading={accept.isPending}
          onClick={() =>
            accept.mutate({ input: { needId, organisationId: organisation.id, signedName, language } })
          }
        >
          {t('papers.accept')}
        </Button>
      </Group>
    </Stack>
  );
}
