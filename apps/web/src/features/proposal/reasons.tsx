import { Group, Stack, Text } from '@mantine/core';
import { IconAlertCircle, IconCircleCheck, IconHelpCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ResultOf } from '../../api/graphql.js';
import type { ReasonFragment } from './proposal.documents.js';

type ReasonData = ResultOf<typeof ReasonFragment>;

interface ReasonsProps {
  reasons: readonly ReasonData[];
  limit?: number;
}

const OPEN = /not-stated$|^no-/;
/** Of somebody new to fairs: true of so many that it decides nothing. */
const COMMONPLACE = /^no-(record|answers-yet)$|^first-meeting$|^open-to-such/;
const AGAINST = /missing|above-volume|in-part|other-/;

/** Why the two fit, in the reader's words, the commonplace last; what speaks against it and what isn't known are marked as such. */
export function Reasons({ reasons, limit = 20 }: ReasonsProps) {
  const { t } = useTranslation('proposal');
  const shown = [
    ...reasons.filter(({ code }) => !COMMONPLACE.test(code)),
    ...reasons.filter(({ code }) => COMMONPLACE.test(code)),
  ].slice(0, limit);
  return (
    <Stack gap={6} component="ul" p={0} m={0} style={{ listStyle: 'none' }} aria-label={t('reasons')}>
      {shown.map(({ code, text }, index) => (
        <Group key={index} component="li" gap={8} wrap="nowrap" align="flex-start">
          <ReasonIcon code={code} />
          <Text size="sm">{text}</Text>
        </Group>
      ))}
    </Stack>
  );
}

function ReasonIcon({ code }: { code: string }) {
  const props = { size: 18, stroke: 1.9, 'aria-hidden': true, style: { flexShrink: 0, marginTop: 2 } };
  if (OPEN.test(code)) return <IconHelpCircle {...props} color="var(--text-quiet)" />;
  if (AGAINST.test(code)) return <IconAlertCircle {...props} color="var(--mantine-color-gold-6)" />;
  return <IconCircleCheck {...props} color="var(--action)" />;
}
