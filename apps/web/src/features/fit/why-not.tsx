import { Card, Group, Stack, Text, Title } from '@mantine/core';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResultOf } from '../../api/graphql.js';
import { useAsk } from '../../api/hooks.js';
import { useFormat } from '../../i18n/use-format.js';
import { Asked } from '../../ui/states.js';
import { Reasons } from '../proposal/reasons.js';
import { WhyNotQuery } from './fit.documents.js';

interface WhyNotProps {
  /** How the other of the two is chosen. */
  children: ReactNode;
  needId: string | null;
  supplierId: string | null;
}

/** Rule by rule, whether a supplier can be proposed for a need, and how well it would fit. */
export function WhyNot({ children, needId, supplierId }: WhyNotProps) {
  const { t } = useTranslation('proposal');
  return (
    <Card component="section" aria-labelledby="why-not">
      <Stack gap="md">
        <div>
          <Title order={2} size="h3" id="why-not">
            {t('whyNot.title')}
          </Title>
          <Text size="sm" c="dimmed">
            {t(supplierId && !needId ? 'whyNot.leadNeed' : 'whyNot.lead')}
          </Text>
        </div>
        {children}
        {needId && supplierId && (
          <Answer key={`${needId} ${supplierId}`} needId={needId} supplierId={supplierId} />
        )}
      </Stack>
    </Card>
  );
}

function Answer({ needId, supplierId }: { needId: string; supplierId: string }) {
  const { i18n } = useTranslation();
  const query = useAsk(WhyNotQuery, { needId, supplierId, language: i18n.language });
  return <Asked query={query}>{({ whyNot }) => <Explanation explanation={whyNot} />}</Asked>;
}

type ExplanationData = ResultOf<typeof WhyNotQuery>['whyNot'];

function Explanation({
  explanation: { isEligible, score, rules, reasons },
}: {
  explanation: ExplanationData;
}) {
  const { t } = useTranslation('proposal');
  const format = useFormat();
  const failed = rules.filter(({ passed }) => !passed);
  const inOrder = [...failed, ...rules.filter(({ passed }) => passed)];
  return (
    <Stack gap="md" aria-live="polite">
      <Text fw={600}>
        {isEligible
          ? t('whyNot.can', { percent: format.percent(score) })
          : t('whyNot.cannot', { count: failed.length })}
      </Text>
      <Stack gap={6} component="ul" p={0} m={0} style={{ listStyle: 'none' }} aria-label={t('whyNot.rules')}>
        {inOrder.map((rule, index) => (
          <Group key={index} component="li" gap={8} wrap="nowrap" align="flex-start">
            <RuleIcon passed={rule.passed} />
            <Text size="sm">{rule.text}</Text>
          </Group>
        ))}
      </Stack>
      {reasons.length > 0 && (
        <div>
          <Text size="sm" fw={600} mb={4}>
            {t(isEligible ? 'whyNot.score' : 'whyNot.scoreAnyway', { percent: format.percent(score) })}
          </Text>
          <Reasons reasons={reasons} />
        </div>
      )}
    </Stack>
  );
}

function RuleIcon({ passed }: { passed: boolean }) {
  const { t } = useTranslation('proposal');
  const props = { size: 18, stroke: 1.9, role: 'img', style: { flexShrink: 0, marginTop: 2 } };
  return passed ? (
    <IconCircleCheck {...props} color="var(--action)" aria-label={t('whyNot.yes')} />
  ) : (
    <IconCircleX {...props} color="var(--mantine-color-brick-6)" aria-label={t('whyNot.no')} />
  );
}
