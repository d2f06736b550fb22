import { Badge, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../api/hooks.js';
import { useDeed } from '../../api/use-deed.js';
import { useFormat } from '../../i18n/use-format.js';
import { Asked } from '../../ui/states.js';
import { AcceptOfferMutation, DeclineOfferMutation, WaitingListQuery } from './floor.documents.js';
import { type Floor, countdown } from './floor-view.js';
import classes from './floor.module.css';
import { useFloor } from './use-floor.js';

type Freed = Floor['freedSlots'][number];
type Offer = Freed['offers'][number];

const COLORS: Record<string, string> = { OPEN: 'gold', FILLED: 'pine', EXHAUSTED: 'gray', OVER: 'gray' };
const MOST_WAITING = 50;

/** Slots that became free today, to whom they are offered, and who is next. */
export function Component() {
  const { t } = useTranslation('floor');
  const { floor, now } = useFloor();
  const waiting = useAsk(WaitingListQuery, { fairId: floor.fairId });
  return (
    <Stack gap="lg">
      <Card>
        <Title order={2} size="h3">
          {t('freed.title', { count: floor.freedSlots.length })}
        </Title>
        <Text size="sm" c="dimmed">
          {floor.terms.offersFreedSlots
            ? t('freed.lead', { minutes: floor.terms.offerMinutes })
            : t('freed.off')}
        </Text>
        {floor.freedSlots.map((freed) => (
          <FreedRow key={freed.id} freed={freed} timeZone={floor.timeZone} now={now} />
        ))}
      </Card>
      <Card>
        <Title order={2} size="h3">
          {t('freed.waiting')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('freed.waitingLead')}
        </Text>
        <Asked query={waiting}>
          {({ waitingList }) => (
            <>
              {waitingList.length === 0 && <Text mt="sm">{t('freed.nobodyWaits')}</Text>}
              <ol>
                {waitingList.slice(0, MOST_WAITING).map((pair) => (
                  <li key={`${pair.supplierParticipationId} ${pair.buyerParticipationId}`}>
                    {pair.supplierName} – {pair.buyerName}
                  </li>
                ))}
              </ol>
              {waitingList.length > MOST_WAITING && (
                <Text c="dimmed">{t('checkIn.more', { count: waitingList.length - MOST_WAITING })}</Text>
              )}
            </>
          )}
        </Asked>
      </Card>
    </Stack>
  );
}

function FreedRow({ freed, timeZone, now }: { freed: Freed; timeZone: string; now: number }) {
  const { t } = useTranslation('floor');
  const format = useFormat();
  return (
    <div className={classes.row}>
      <span className={classes.table}>{format.time(freed.startsAt, timeZone)}</span>
      <div className={classes.pair}>
        <Text fw={600}>
          {freed.tableLabel ? t('table', { table: freed.tableLabel }) : t('online')} ·{' '}
          {t(`freed.reason.${freed.reason}`, {
            pair: freed.groupTitle ?? `${freed.supplierName} – ${freed.buyerName}`,
          })}
        </Text>
        {freed.state === 'OPEN' && Date.parse(freed.startsAt) <= now && (
          <Text size="sm">{t('freed.rest', { time: format.time(freed.endsAt, timeZone) })}</Text>
        )}
        {freed.offers.map((offer) => (
          <OfferLine key={offer.id} offer={offer} now={now} />
        ))}
      </div>
      <Badge color={COLORS[freed.state] ?? 'gray'}>{t(`freed.state.${freed.state}`)}</Badge>
    </div>
  );
}

function OfferLine({ offer, now }: { offer: Offer; now: number }) {
  const { t } = useTranslation('floor');
  const accept = useDeed(AcceptOfferMutation);
  const decline = useDeed(DeclineOfferMutation);
  const pair = `${offer.supplierName} – ${offer.buyerName}`;
  const isOpen = offer.state === 'OFFERED';
  const waits = [
    ...(offer.waitsForSupplier ? [offer.supplierName] : []),
    ...(offer.waitsForBuyer ? [offer.buyerName] : []),
  ];
  return (
    <Group gap="xs" mt={4}>
      <Text size="sm" style={{ flex: '1 1 200px' }}>
        {pair}: {t(`freed.offer.${offer.state}`)}
        {isOpen && waits.length > 0 && ` · ${t('freed.waitsFor', { names: waits.join(', ') })}`}
        {isOpen && (
          <Text span className="figures" c="dimmed">
            {' '}
            {t('freed.left', { left: countdown(Date.parse(offer.expiresAt) - now) })}
          </Text>
        )}
      </Text>
      {isOpen && (
        <>
          <Button
            size="xs"
            variant="light"
            loading={accept.isPending}
            onClick={() => void accept.run({ offerId: offer.id }, t('freed.booked', { pair }))}
          >
            {t('freed.acceptForBoth')}
          </Button>
          <Button
            size="xs"
            variant="default"
            loading={decline.isPending}
            onClick={() => void decline.run({ offerId: offer.id })}
          >
            {t('freed.toNext')}
          </Button>
        </>
      )}
    </Group>
  );
}
