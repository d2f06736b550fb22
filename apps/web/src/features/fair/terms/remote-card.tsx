import { Button, Group, Select, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeed } from '../../../api/use-deed.js';
import type { FullFair } from '../fair.layout.js';
import { TermsCard } from './card.js';
import type { Terms } from './tables-card.js';
import { SetRemoteParticipationMutation } from './terms.documents.js';
import type { FairPeople } from './use-fair-people.js';

const ZONES = Intl.supportedValuesOf('timeZone');

/** Who takes part on line, from a place with a clock of its own: meetings with them take no table. */
export function RemoteCard({ terms, people }: { fair: FullFair; terms: Terms; people: FairPeople }) {
  const { t } = useTranslation('terms');
  const [participationId, setParticipationId] = useState<string | null>(null);
  const [timeZone, setTimeZone] = useState<string | null>(null);
  const [from, setFrom] = useState('08:00');
  const [until, setUntil] = useState('18:00');
  const save = useDeed(SetRemoteParticipationMutation);
  const isBackwards = until <= from;
  const send = async () => {
    const input = { timeZone: timeZone!, from, until };
    if (await save.run({ participationId: participationId!, input }, t('saved'))) setParticipationId(null);
  };
  return (
    <TermsCard id="terms-remote" title={t('remote.title')} hint={t('remote.hint')}>
      {terms.remote.map((one) => (
        <Group key={one.participationId} justify="space-between" gap="xs">
          <div>
            <Text fw={600}>{people.nameOf(one.participationId)}</Text>
            <Text size="sm" c="dimmed" className="figures">
              {one.from} – {one.until} · {one.timeZone.replaceAll('_', ' ')}
            </Text>
          </div>
          <Button
            size="sm"
            variant="subtle"
            color="gray"
            aria-label={t('remote.comesOf', { name: people.nameOf(one.participationId) })}
            onClick={() => void save.run({ participationId: one.participationId, input: null }, t('saved'))}
          >
            {t('remote.comes')}
          </Button>
        </Group>
      ))}
      <Group align="flex-end" gap="sm">
        <Select
          label={t('remote.who')}
          searchable
          limit={100}
          data={people.choices()}
          value={participationId}
          onChange={setParticipationId}
          nothingFoundMessage={t('nothing')}
        />
        <Select
          label={t('remote.zone')}
          searchable
          limit={100}
          data={ZONES.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
          value={timeZone}
          onChange={setTimeZone}
          nothingFoundMessage={t('nothing')}
        />
        <TextInput
          type="time"
          label={t('from')}
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput
          type="time"
          label={t('until')}
          value={until}
          error={isBackwards && t('backwards')}
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
        <Button
          variant="default"
          size="md"
          disabled={!participationId || !timeZone || isBackwards}
          loading={save.isPending}
          onClick={() => void send()}
        >
          {t('remote.add')}
        </Button>
      </Group>
    </TermsCard>
  );
}
