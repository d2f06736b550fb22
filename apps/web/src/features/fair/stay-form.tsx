import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResultOf } from '../../api/graphql.js';
import { dayIn } from '../../i18n/day-in.js';
import { useFair } from './fair.layout.js';
import { MeetingsInTheWay } from './meetings-in-the-way.js';
import { type DelegateFragment, SetDelegateStayMutation } from './people.documents.js';
import { instantIn } from './terms/zoned.js';
import { useTakeAway } from './use-take-away.js';

/** When somebody arrives at the fair and leaves it, on the fair's clock; empty for its whole length. */
export function StayForm({ delegate }: { delegate: ResultOf<typeof DelegateFragment> }) {
  const { t } = useTranslation('fair');
  const fair = useFair();
  const shown = (instant: string | null) => (instant === null ? '' : localOf(fair.timeZone, instant));
  const [arrives, setArrives] = useState(shown(delegate.arrivesAt));
  const [leaves, setLeaves] = useState(shown(delegate.leavesAt));
  const save = useTakeAway(SetDelegateStayMutation);
  const isBackwards = arrives !== '' && leaves !== '' && leaves <= arrives;
  const isSame = arrives === shown(delegate.arrivesAt) && leaves === shown(delegate.leavesAt);
  const send = (despiteMeetingIds: string[]) => {
    const instant = (local: string) =>
      local === '' ? null : instantIn(fair.timeZone, local.slice(0, 10), local.slice(11, 16));
    void save.run(
      {
        ...{ delegateId: delegate.id, version: delegate.version, despiteMeetingIds },
        ...{ arrivesAt: instant(arrives), leavesAt: instant(leaves) },
      },
      t('availability.staySaved'),
    );
  };
  return (
    <Stack gap="xs">
      <Text size="sm" fw={600}>
        {t('availability.stay')}
      </Text>
      <Group align="flex-end" gap="sm">
        <TextInput
          type="datetime-local"
          label={t('availability.arrives')}
          value={arrives}
          onChange={(event) => setArrives(event.currentTarget.value)}
        />
        <TextInput
          type="datetime-local"
          label={t('availability.leaves')}
          value={leaves}
          error={isBackwards && t('availability.backwards')}
          onChange={(event) => setLeaves(event.currentTarget.value)}
        />
        <Button
          variant="default"
          size="md"
          disabled={isSame || isBackwards}
          loading={save.isPending}
          onClick={() => send([])}
        >
          {t('availability.saveStay')}
        </Button>
      </Group>
      <MeetingsInTheWay
        refusal={save.inTheWay}
        dismiss={save.dismiss}
        goOn={{
          label: t('availability.allTheSame'),
          isPending: save.isPending,
          run: () => send((save.inTheWay?.inTheWay ?? []).map(({ id }) => id)),
        }}
      />
    </Stack>
  );
}

/** As a field for date and time has it: "2026-11-25T09:00". */
function localOf(timeZone: string, instant: string): string {
  const time = new Intl.DateTimeFormat('sv-SE', { timeZone, hour: '2-digit', minute: '2-digit' });
  return `${dayIn(timeZone, instant)}T${time.format(new Date(instant))}`;
}
