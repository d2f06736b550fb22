import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../../api/hooks.js';
import { useDeed } from '../../../api/use-deed.js';
import { useFormat } from '../../../i18n/use-format.js';
import type { FullFair } from '../fair.layout.js';
import { useTakeAway } from '../use-take-away.js';
import { AskFirst, type Asked } from './ask-first.js';
import { TermsCard } from './card.js';
import { type SessionEntry, SessionForm } from './session-form.js';
import type { Terms } from './tables-card.js';
import {
  AddFairSessionMutation,
  RemoveFairSessionMutation,
  ReviseFairSessionMutation,
} from './terms.documents.js';
import type { FairPeople } from './use-fair-people.js';

interface SessionsCardProps {
  fair: FullFair;
  terms: Terms;
  people: FairPeople;
}

/** Openings, workshops and tours, and groups that meet at a table: who attends one has no other meetings then. */
export function SessionsCard({ fair, terms, people }: SessionsCardProps) {
  const { t } = useTranslation('terms');
  return (
    <TermsCard id="terms-sessions" title={t('sessions.title')} hint={t('sessions.hint')}>
      {terms.sessions.map((session) => (
        <SessionRow key={session.id} session={session} fair={fair} people={people} />
      ))}
      <AddSession fair={fair} people={people} />
    </TermsCard>
  );
}

interface SessionRowProps {
  session: Terms['sessions'][number];
  fair: FullFair;
  people: FairPeople;
}

function SessionRow({ session, fair, people }: SessionRowProps) {
  const { t } = useTranslation('terms');
  const format = useFormat();
  const [isEdited, setEdited] = useState(false);
  const revise = useTakeAway(ReviseFairSessionMutation);
  const remove = useDeed(RemoveFairSessionMutation);
  const { id, version, title } = session;
  const table = tableOf(fair, session.tableId);
  const [asked, setAsked] = useState<Asked | null>(null);
  const ask = (of: Omit<Asked, 'answer'>): Promise<boolean> =>
    new Promise((resolve) =>
      setAsked({
        ...of,
        answer: (isMeant) => {
          setAsked(null);
          resolve(isMeant);
        },
      }),
    );
  const takeOut = async () => {
    const names = people.senders(session.delegateIds).join(', ');
    const isMeant =
      !isGroup(session) ||
      (await ask({
        ...{ title: t('sessions.askRemove', { title }), isLoss: true },
        ...{ text: t('sessions.toldRemoved', { names }), action: t('sessions.removeAndTell') },
      }));
    if (isMeant) await remove.run({ sessionId: id }, t('removed'));
  };
  /** Of a group meeting it is told whom the change concerns; what is only called otherwise concerns nobody. */
  const isMeantToBe = async (entry: SessionEntry): Promise<boolean> => {
    const told = isGroup(session) || isGroup(entry) ? concerned(session, entry) : [];
    if (told.length === 0) return true;
    const names = people.senders(told).join(', ');
    return ask({
      ...{ title: t('sessions.askRevise', { title }), isLoss: false },
      ...{ text: t('sessions.toldRevised', { names }), action: t('sessions.saveAndTell') },
    });
  };
  return (
    <Stack gap="xs" pb="sm" style={{ borderBottom: '1px solid var(--line)' }}>
      <Group justify="space-between" gap="xs">
        <div>
          <Text fw={600}>{title}</Text>
          <Text size="sm" c="dimmed" className="figures">
            {format.dateTime(session.startsAt, fair.timeZone)} – {format.time(session.endsAt, fair.timeZone)}{' '}
            · {t('sessions.attending', { count: session.delegateIds.length })}
            {table && ` · ${t('sessions.groupAt', { table })}`}
          </Text>
        </div>
        <Group gap={4}>
          <Button
            size="sm"
            variant="subtle"
            aria-label={t('sessions.editOne', { title })}
            aria-expanded={isEdited}
            onClick={() => setEdited(!isEdited)}
          >
            {t('common:action.edit')}
          </Button>
          <Button
            size="sm"
            variant="subtle"
            color="gray"
            aria-label={t('removeOne', { name: title })}
            loading={remove.isPending}
            onClick={() => void takeOut()}
          >
            {t('remove')}
          </Button>
        </Group>
      </Group>
      {isEdited && (
        <SessionForm
          // What somebody else has changed meanwhile is shown before it is edited further.
          key={version}
          fair={fair}
          people={people}
          session={session}
          deed={revise}
          cancel={() => setEdited(false)}
          send={async (entry, despiteMeetingIds) => {
            // Whoever goes on despite meetings has been asked already.
            if (despiteMeetingIds.length === 0 && !(await isMeantToBe(entry))) return false;
            const input = { ...entry, despiteMeetingIds };
            const isDone = await revise.run({ sessionId: id, version, input }, t('saved'));
            if (isDone) setEdited(false);
            return isDone;
          }}
        />
      )}
      <AskFirst asked={asked} isPending={remove.isPending || revise.isPending} />
    </Stack>
  );
}

function AddSession({ fair, people }: { fair: FullFair; people: FairPeople }) {
  const { t } = useTranslation('terms');
  const add = useTakeAway(AddFairSessionMutation);
  return (
    <SessionForm
      fair={fair}
      people={people}
      deed={add}
      send={(entry, despiteMeetingIds) =>
        add.run(
          { input: { ...entry, fairId: fair.id, despiteMeetingIds, idempotencyKey: newKey() } },
          t('saved'),
        )
      }
    />
  );
}

/** With a table a session is a group meeting, of which its people are told. */
const isGroup = ({ tableId }: { tableId: string | null }) => tableId !== null;

/** Delegates for whom something changes: all when it is elsewhere, otherwise those who come or don't any more. */
function concerned(before: SessionEntry, after: SessionEntry): string[] {
  const [was, is] = [before.delegateIds, after.delegateIds];
  const all = [...new Set([...was, ...is])];
  const isElsewhere =
    Date.parse(before.startsAt) !== Date.parse(after.startsAt) || before.tableId !== after.tableId;
  return isElsewhere ? all : all.filter((one) => !(was.includes(one) && is.includes(one)));
}

function tableOf(fair: FullFair, tableId: string | null): string | null {
  for (const { tables } of fair.halls) {
    const table = tables.find(({ id }) => id === tableId);
    if (table) return table.label;
  }
  return null;
}
