import { Anchor, Badge, Card, Group, Progress, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../../i18n/use-format.js';
import type { FullAgreement } from './agreement-values.js';

/** What was delivered and paid against what was signed, and for staff the checks by which they know. */
export function FollowUpsCard({ agreement }: { agreement: FullAgreement }) {
  const { t } = useTranslation(['agreement', 'deals']);
  const format = useFormat();
  const { valueInForce, delivered, paid, progressOn, followUps } = agreement;
  const checks = followUps ?? [];
  if (checks.length === 0 && !delivered && !paid) return null;
  return (
    <Card component="section" aria-labelledby="progress">
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h3" id="progress">
          {t('progress.title')}
        </Title>
        {progressOn && (
          <Text size="sm" c="dimmed">
            {t('progress.on', { day: format.day(progressOn) })}
          </Text>
        )}
      </Group>
      <Stack gap="sm">
        {valueInForce && delivered && <Share name="delivered" amount={delivered} of={valueInForce} />}
        {valueInForce && paid && <Share name="paid" amount={paid} of={valueInForce} />}
        {checks.map(({ id, months, dueOn, status, assignee, answers }) => (
          <div key={id}>
            <Group gap="xs">
              <Text size="sm" className="figures">
                {t('deals:followUps.due', { months, day: format.day(dueOn) })}
              </Text>
              <Badge color={status === 'ESCALATED' ? 'brick' : status === 'ANSWERED' ? 'pine' : 'gray'}>
                {t(`deals:followUps.status.${status}`)}
              </Badge>
              {assignee && (
                <Text size="sm" c="dimmed">
                  {assignee.name}
                </Text>
              )}
            </Group>
            {answers.map((answer) => (
              <Text key={answer.id} size="sm">
                <b>{t(`deals:state.${answer.state}`)}</b>
                {` · ${answer.organisation?.displayName ?? t('deals:staff')}`}
                {answer.answeredBy && ` (${answer.answeredBy})`}, {format.day(answer.at)}
                {answer.delivered &&
                  ` · ${t('deals:followUps.delivered', { amount: format.money(answer.delivered) })}`}
                {answer.paid && ` · ${t('deals:followUps.paid', { amount: format.money(answer.paid) })}`}
                {answer.note && ` · ${answer.note}`}
              </Text>
            ))}
          </div>
        ))}
        {checks.length > 0 && (
          <Anchor component={Link} to="/follow-ups" size="sm">
            {t('common:nav.followUps')}
          </Anchor>
        )}
      </Stack>
    </Card>
  );
}

type Amount = { amount: string; currency: string };

function Share({ name, amount, of }: { name: 'delivered' | 'paid'; amount: Amount; of: Amount }) {
  const { t } = useTranslation('agreement');
  const format = useFormat();
  // The share is for the eye alone; the amounts beside it are exact.
  const percent =
    amount.currency === of.currency && Number(of.amount) > 0
      ? Math.min(100, (Number(amount.amount) / Number(of.amount)) * 100)
      : null;
  const text = t(`progress.${name}`, { amount: format.money(amount) });
  return (
    <div>
      <Group justify="space-between">
        <Text size="sm" className="figures">
          {text}
        </Text>
        {percent !== null && (
          <Text size="sm" c="dimmed" className="figures">
            {t('progress.share', { percent: Math.round(percent), amount: format.money(of) })}
          </Text>
        )}
      </Group>
      {percent !== null && <Progress value={percent} mt={4} aria-label={text} />}
    </div>
  );
}
