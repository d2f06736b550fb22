import { Alert, Button, Card, Group, Select, Stack, Text, TextInput, Title } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import { IconCloudOff } from '@tabler/icons-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey, useAct, useAsk } from '../../api/hooks.js';
import { refusalIn } from '../../api/refusal.js';
import { useFormat } from '../../i18n/use-format.js';
import { ErrorNotice, RefusalNotice, tellDone } from '../../ui/notices.js';
import { Asked } from '../../ui/states.js';
import { ApplyRepairMutation, ProposeRepairMutation, RepairsQuery } from './repair.documents.js';
import { type RepairData, RepairCard, changesNothing } from './repair-card.js';
import { useFloor } from './use-floor.js';

const KINDS = ['LATE', 'LEAVES', 'GONE', 'SWAPPED', 'TABLE_LOST'] as const;
type Kind = (typeof KINDS)[number];

/** Something has happened: what becomes of the timetable, shown first and done by one click. */
export function Component() {
  const { t } = useTranslation('floor');
  const format = useFormat();
  const { floor, now } = useFloor();
  const { online } = useNetwork();
  const [kind, setKind] = useState<Kind>('LATE');
  const [who, setWho] = useState<string | null>(null);
  const [tableId, setTableId] = useState<string | null>(null);
  const [slotId, setSlotId] = useState<string | null>(null);
  const [substituteId, setSubstituteId] = useState<string | null>(null);
  const [newcomer, setNewcomer] = useState('');
  const [isTold, setTold] = useState(false);
  const propose = useAct(ProposeRepairMutation);
  const apply = useAct(ApplyRepairMutation);
  const done = useAsk(RepairsQuery, { fairId: floor.fairId });

  const needsPerson = kind !== 'TABLE_LOST';
  const needsTime = kind === 'LATE' || kind === 'LEAVES';
  const [scope, id] = (who ?? '').split(' ') as ['party' | 'delegate' | '', string];
  const person = floor.people.find(({ delegateId }) => scope === 'delegate' && delegateId === id);
  const colleagues = floor.people.filter(
    (one) => person && one.participationId === person.participationId && one !== person,
  );
  const isComplete =
    (needsPerson ? who !== null : tableId !== null) &&
    (!needsTime || slotId !== null) &&
    (kind !== 'SWAPPED' || (person !== undefined && (substituteId !== null || newcomer.trim() !== '')));
  const repair = propose.data?.proposeRepair.__typename === 'Repair' ? propose.data.proposeRepair : null;
  const applied = apply.data?.applyRepair.__typename === 'Repair' ? apply.data.applyRepair : null;

  // On a phone it comes below what was tapped.
  const told = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (repair) told.current?.scrollIntoView({ block: 'nearest' });
  }, [repair]);

  const work = async (event: FormEvent | null, limit: number | null = null) => {
    event?.preventDefault();
    apply.reset();
    setTold(true);
    const slot = floor.slots.find((one) => one.id === slotId);
    await propose
      .mutateAsync({
        input: {
          ...{ fairId: floor.fairId, kind, limit, idempotencyKey: newKey() },
          ...(needsPerson && (scope === 'delegate' ? { delegateId: id } : { participationId: id })),
          ...(kind === 'TABLE_LOST' && { tableId }),
          ...(needsTime && { at: kind === 'LATE' ? slot!.startsAt : slot!.endsAt }),
          ...(kind === 'SWAPPED' &&
            (newcomer.trim() ? { substitute: { name: newcomer.trim() } } : { substituteId })),
        },
      })
      .catch(() => undefined);
  };
  const carryOut = async ({ id: repairId }: RepairData) => {
    const { applyRepair } = await apply.mutateAsync({ repairId });
    if (!refusalIn(applyRepair)) {
      tellDone(t('repair.applied'));
      setWho(null);
      setTold(false);
    }
  };

  // Whole organisations first; the same name may be there on either side.
  const parties = [...Map.groupBy(floor.people, ({ participationId }) => participationId)].map(
    ([participationId, [one]]) => ({
      value: `party ${participationId}`,
      label: `${one!.organisationName} (${t(`enums:side.${one!.side}`)})`,
    }),
  );
  const people = floor.people.map(({ delegateId, name, organisationName }) => ({
    value: `delegate ${delegateId}`,
    label: `${name} – ${organisationName}`,
  }));
  const ahead = floor.slots.filter(({ startsAt }) => Date.parse(startsAt) > now);

  return (
    <Stack gap="lg">
      <Card maw={760}>
        <form onSubmit={(event) => void work(event)}>
          <Stack>
            <Title order={2} size="h3">
              {t('repair.title')}
            </Title>
            <Select
              label={t('repair.what')}
              value={kind}
              allowDeselect={false}
              onChange={(value) => setKind(value as Kind)}
              data={KINDS.map((value) => ({ value, label: t(`repair.kind.${value}`) }))}
            />
            {needsPerson && (
              <Select
                label={t('repair.who')}
                searchable
                required
                limit={60}
                value={who}
                onChange={(value) => {
                  setWho(value);
                  setSubstituteId(null);
                }}
                data={kind === 'SWAPPED' ? people : [...parties, ...people]}
                nothingFoundMessage={t('common:state.nothingFound')}
              />
            )}
            {kind === 'TABLE_LOST' && (
              <Select
                label={t('repair.table')}
                searchable
                required
                value={tableId}
                onChange={setTableId}
                data={floor.tables.map((table) => ({
                  value: table.id,
                  label: `${table.label} – ${table.hallName}`,
                }))}
                nothingFoundMessage={t('common:state.nothingFound')}
              />
            )}
            {needsTime && (
              <Select
                label={t(kind === 'LATE' ? 'repair.comesAt' : 'repair.goesAt')}
                required
                value={slotId}
                onChange={setSlotId}
                data={ahead.map((slot) => ({
                  value: slot.id,
                  label: format.time(kind === 'LATE' ? slot.startsAt : slot.endsAt, floor.timeZone),
                }))}
              />
            )}
            {kind === 'SWAPPED' && (
              <>
                {colleagues.length > 0 && (
                  <Select
                    label={t('repair.colleague')}
                    clearable
                    clearButtonProps={{ 'aria-label': t('common:action.remove') }}
                    value={substituteId}
                    onChange={setSubstituteId}
                    data={colleagues.map((one) => ({ value: one.delegateId, label: one.name }))}
                  />
                )}
                <TextInput
                  label={t('repair.newcomer')}
                  value={newcomer}
                  onChange={(event) => setNewcomer(event.currentTarget.value)}
                />
              </>
            )}
            {!online && (
              <Alert role="status" color="gold" icon={<IconCloudOff />} title={t('repair.offline')}>
                {t('repair.offlineText')}
              </Alert>
            )}
            <Group justify="flex-end">
              <Button type="submit" disabled={!isComplete || !online} loading={propose.isPending}>
                {t('repair.work')}
              </Button>
            </Group>
          </Stack>
        </form>
      </Card>
      {isTold && (
        <Stack ref={told} aria-live="polite" style={{ scrollMarginBlock: 90 }}>
          <RefusalNotice refusal={refusalIn(propose.data?.proposeRepair)} />
          <RefusalNotice refusal={refusalIn(apply.data?.applyRepair)} />
          <ErrorNotice error={propose.error ?? apply.error} />
          {repair && !applied && (
            <RepairCard repair={repair} timeZone={floor.timeZone}>
              {repair.alternatives.map(({ limit, othersMoved, lost }) => (
                <Button key={limit} variant="default" onClick={() => void work(null, limit)}>
                  {t('repair.alternative', { moved: othersMoved, lost })}
                </Button>
              ))}
              <Button
                // It is long for a phone.
                h="auto"
                mih={36}
                py={6}
                styles={{ label: { whiteSpace: 'normal' } }}
                loading={apply.isPending}
                disabled={!online}
                onClick={() => void carryOut(repair).catch(() => undefined)}
              >
                {t(changesNothing(repair) ? 'repair.applyOnly' : 'repair.apply')}
              </Button>
            </RepairCard>
          )}
        </Stack>
      )}
      {(online || done.data) && (
        <Stack>
          <Title order={2} size="h3">
            {t('repair.done')}
          </Title>
          <Asked query={done}>
            {({ repairs }) =>
              repairs.length === 0 ? (
                <Text c="dimmed">{t('repair.none')}</Text>
              ) : (
                repairs.map((one) => <RepairCard key={one.id} repair={one} timeZone={floor.timeZone} />)
              )
            }
          </Asked>
        </Stack>
      )}
    </Stack>
  );
}
