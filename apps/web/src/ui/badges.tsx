import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Marks whatever the demo generator made; there is no real organisation behind it. */
export function DemoBadge({ shown = true }: { shown?: boolean }) {
  const { t } = useTranslation();
  if (!shown) return null;
  return (
    <Badge color="grape" variant="outline" title={t('common:demo.why')}>
      {t('common:demo.badge')}
    </Badge>
  );
}

/** Which colour a state has, the same on every screen: green is good, gold waits, grey is over, brick went wrong. */
const COLORS: Record<string, string> = {
  OPEN: 'pine',
  RUNNING: 'pine',
  RELEASED: 'pine',
  HELD: 'pine',
  ACCEPTED: 'pine',
  CONFIRMED: 'sky',
  VERIFIED: 'pine',
  PENDING: 'gold',
  DRAFT: 'gold',
  DRAFTED: 'gold',
  ACTIVE: 'pine',
  FULFILLED: 'pine',
  REPORTED: 'gold',
  NO_SHOW: 'brick',
  TERMINATED: 'brick',
  DECLINED: 'gray',
  CANCELLED: 'gray',
  EXPIRED: 'gray',
  WITHDRAWN: 'gray',
  CLOSED: 'gray',
};

/** A state in words; `kind` is the name of its list in enums.json. */
export function StatusBadge({ kind, value }: { kind: string; value: string }) {
  const { t } = useTranslation();
  return <Badge color={COLORS[value] ?? 'gray'}>{t(`enums:${kind}.${value}`)}</Badge>;
}
