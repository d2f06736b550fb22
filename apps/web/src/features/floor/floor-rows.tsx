import { Badge, Button, Group, Menu, Text } from '@mantine/core';
import { IconBell, IconBellOff, IconCheck, IconUserX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import type { Floor, LateParty } from './floor-view.js';
import classes from './floor.module.css';

/** A deed of a row, of a meeting of two or of a group meeting alike. */
interface Deed {
  readonly isPending: boolean;
  readonly run: () => void;
}

interface MissedRowProps {
  readonly floor: Floor;
  readonly at: { readonly startsAt: string; readonly tableId: string | null };
  readonly party: {
    readonly name: string;
    readonly delegateIds: readonly string[];
    readonly lateMinutes: number | null;
    readonly call: { readonly answeredAt: string | null } | null;
  };
  readonly reason: LateParty['reason'];
  /** In place of the table's label, of a meeting without one. */
  readonly withoutTable: string;
  /** With whom, or at what. */
  readonly besides: string;
  readonly call: Deed;
  readonly endCall: Deed;
  /** What can be recorded of it. */
  readonly children: ReactNode;
}

/** A party that is missed: whom to ring, call to the table or record as absent. */
export function MissedRow(props: MissedRowProps) {
  const { floor, at, party, reason, withoutTable, besides, call, endCall, children } = props;
  const { t } = useTranslation('floor');
  const format = useFormat();
  const table = floor.tables.find(({ id }) => id === at.tableId);
  const phone = floor.people.find((one) => party.delegateIds.includes(one.delegateId) && one.phone);
  const why = {
    called: party.call?.answeredAt ? t('late.onTheWay') : t('late.called'),
    said: t('late.said', { minutes: party.lateMinutes }),
    missing: t('late.missing'),
  }[reason];
  return (
    <div className={classes.row}>
      <span className={classes.table}>{table?.label ?? withoutTable}</span>
      <div className={classes.pair}>
        <Text fw={600}>{party.name}</Text>
        <Text size="sm" c="dimmed">
          {format.time(at.startsAt, floor.timeZone)} · {besides}
          {phone && (
            <>
              {' · '}
              <a href={`tel:${phone.phone}`}>
                {phone.name} {phone.phone}
              </a>
            </>
          )}
        </Text>
      </div>
      <Badge color={reason === 'called' && party.call?.answeredAt ? 'sky' : 'gold'}>{why}</Badge>
      {party.call ? (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconBellOff size={16} aria-hidden />}
          loading={endCall.isPending}
          onClick={endCall.run}
        >
          {t('deed.endCall')}
        </Button>
      ) : (
        <Button
          size="xs"
          leftSection={<IconBell size={16} aria-hidden />}
          loading={call.isPending}
          onClick={call.run}
        >
          {t('deed.call')}
        </Button>
      )}
      {children}
    </div>
  );
}

interface NoShowMenuProps {
  /** What the meeting is called. */
  readonly of: string;
  readonly isPending: boolean;
  readonly choices: readonly { readonly key: string; readonly name: string; readonly record: () => void }[];
}

/** Who hasn't come, by name: whoever stands between two tables mustn't think about which of them supplies. */
export function NoShowMenu({ of, isPending, choices }: NoShowMenuProps) {
  const { t } = useTranslation('floor');
  return (
    <Menu shadow="md" position="bottom-end">
      <Menu.Target>
        <Button
          size="xs"
          variant="default"
          loading={isPending}
          leftSection={<IconUserX size={16} aria-hidden />}
          aria-label={`${t('deed.noShow')}: ${of}`}
        >
          {t('deed.noShow')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('board.whoIsAbsent')}</Menu.Label>
        {choices.map(({ key, name, record }) => (
          <Menu.Item key={key} onClick={record}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

export function HeldButton({ isPending, run }: Deed) {
  const { t } = useTranslation('floor');
  return (
    <Button
      size="xs"
      variant="light"
      loading={isPending}
      leftSection={<IconCheck size={16} aria-hidden />}
      onClick={run}
    >
      {t('deed.held')}
    </Button>
  );
}

/** Somebody who meets, with whether they are there. */
export function PartyLine({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <Group gap={6} wrap="nowrap">
      <Text size="sm" fw={550} style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
        {name}
      </Text>
      {children}
    </Group>
  );
}

export function NotIn() {
  const { t } = useTranslation('floor');
  return (
    <Badge size="sm" color="gold">
      {t('notIn')}
    </Badge>
  );
}

interface DisputedRowProps {
  readonly title: string;
  readonly accused: string;
  readonly contradiction: string | null;
  readonly verdicts: readonly {
    readonly key: string;
    readonly label: string;
    readonly wasThere: boolean;
    readonly isPending: boolean;
    readonly decide: () => void;
  }[];
}

/** Somebody recorded as absent who says that they were there, for those who run the fair to decide. */
export function DisputedRow({ title, accused, contradiction, verdicts }: DisputedRowProps) {
  return (
    <div className={classes.row}>
      <div className={classes.pair}>
        <Text fw={600}>{title}</Text>
        <Text size="sm" c="dimmed">
          {accused}
        </Text>
        {contradiction && <Text size="sm">“{contradiction}”</Text>}
      </div>
      {verdicts.map(({ key, label, wasThere, isPending, decide }) => (
        <Button
          key={key}
          size="xs"
          variant={wasThere ? 'light' : 'default'}
          loading={isPending}
          onClick={decide}
        >
          {label}
        </Button>
      ))}
    </div>
  );
}
