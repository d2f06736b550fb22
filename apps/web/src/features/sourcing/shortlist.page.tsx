import {
  ActionIcon,
  Alert,
  Anchor,
  Button,
  Card,
  Group,
  Modal,
  Stack,
  Text,
  Textarea,
  Title,
  VisuallyHidden,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArrowDown, IconArrowUp, IconBookmarks, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import type { ResultOf } from '../../api/graphql.js';
import { newKey, useAsk, usePages } from '../../api/hooks.js';
import { useDeed } from '../../api/use-deed.js';
import { useFormat } from '../../i18n/use-format.js';
import { DemoBadge } from '../../ui/badges.js';
import { MoreButton } from '../../ui/more-button.js';
import { Page } from '../../ui/page.js';
import { Asked, EmptyState, PageSkeleton } from '../../ui/states.js';
import { usePlaceOf } from '../directory/organisation-card.js';
import { CompareBar } from './compare-bar.js';
import { CompareCheckbox } from './hit-actions.js';
import { RenameForm } from './rename-form.js';
import { ExportLinks } from './search-actions.js';
import {
  AddToShortlistMutation,
  AnnotateMutation,
  MoveEntryMutation,
  RemoveFromShortlistMutation,
  RemoveShortlistMutation,
  RenameShortlistMutation,
  ShortlistEntriesQuery,
  ShortlistQuery,
} from './sourcing.documents.js';

type List = ResultOf<typeof ShortlistQuery>['shortlist'];
type Entry = ResultOf<typeof ShortlistEntriesQuery>['shortlistEntries']['edges'][number]['node'];

/** One shortlist: who is on it, why, and in which order. */
export function Component() {
  const { shortlistId } = useParams();
  const query = useAsk(ShortlistQuery, { id: shortlistId! });
  return (
    <Asked query={query} skeleton={<PageSkeleton />}>
      {({ shortlist }) => <Shortlist list={shortlist} />}
    </Asked>
  );
}

function Shortlist({ list }: { list: List }) {
  const { t } = useTranslation('sourcing');
  const [isRenaming, renaming] = useDisclosure(false);
  const rename = useDeed(RenameShortlistMutation);
  return (
    <Page
      title={list.name}
      lead={t('shortlist.private')}
      trail={[{ to: '/shortlists', label: t('shortlist.title') }]}
      actions={
        <Group gap="sm">
          <ExportLinks path={`shortlists/${list.id}`} />
          <Button variant="default" onClick={renaming.open}>
            {t('rename')}
          </Button>
          <RemoveList list={list} />
        </Group>
      }
    >
      {isRenaming && (
        <RenameForm
          label={t('shortlist.name')}
          name={list.name}
          isPending={rename.isPending}
          rename={(name) => rename.run({ id: list.id, version: list.version, name })}
          close={renaming.close}
        />
      )}
      <Entries list={list} />
      <CompareBar />
    </Page>
  );
}

/** Its notes go with it, so that it asks first. */
function RemoveList({ list: { id, version, name, entryCount } }: { list: List }) {
  const { t } = useTranslation('sourcing');
  const navigate = useNavigate();
  const [isAsking, asking] = useDisclosure(false);
  const remove = useDeed(RemoveShortlistMutation);
  return (
    <>
      <Button variant="subtle" color="brick" onClick={asking.open}>
        {t('shortlist.delete')}
      </Button>
      <Modal
        opened={isAsking}
        onClose={asking.close}
        title={t('shortlist.deleteOf', { name })}
        closeButtonProps={{ 'aria-label': t('common:action.close') }}
      >
        <Text size="sm">{t('shortlist.deleteText', { count: entryCount })}</Text>
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={asking.close}>
            {t('common:action.cancel')}
          </Button>
          <Button
            color="brick"
            loading={remove.isPending}
            onClick={() =>
              void remove
                .run({ id, version }, t('shortlist.deleted'))
                .then((isDone) => isDone && navigate('/shortlists'))
            }
          >
            {t('shortlist.delete')}
          </Button>
        </Group>
      </Modal>
    </>
  );
}

function Entries({ list }: { list: List }) {
  const { t } = useTranslation('sourcing');
  const pages = usePages(ShortlistEntriesQuery, { id: list.id, first: 50 }, (data) => data.shortlistEntries);
  const move = useDeed(MoveEntryMutation);
  const remove = useDeed(RemoveFromShortlistMutation);
  const [removed, setRemoved] = useState<Entry | null>(null);
  return (
    <Asked query={pages}>
      {(data) => {
        const entries = data.pages.flatMap(({ shortlistEntries }) =>
          shortlistEntries.edges.map(({ node }) => node),
        );
        return (
          <Stack gap="sm">
            {removed && <PutBack list={list} entry={removed} done={() => setRemoved(null)} />}
            {entries.map((entry, index) => (
              <EntryCard
                key={entry.id}
                entry={entry}
                up={
                  index > 0
                    ? () => void move.run({ id: entry.id, beforeEntryId: entries[index - 1]!.id })
                    : null
                }
                down={
                  index < entries.length - 1
                    ? () => void move.run({ id: entry.id, beforeEntryId: entries[index + 2]?.id ?? null })
                    : null
                }
                remove={() =>
                  void remove
                    .run({ id: entry.id, version: entry.version })
                    .then((isDone) => isDone && setRemoved(entry))
                }
              />
            ))}
            {entries.length === 0 && (
              <EmptyState
                icon={<IconBookmarks />}
                title={t('shortlist.empty')}
                text={t('shortlist.emptyText')}
              >
                <Button component={Link} to="/suppliers">
                  {t('common:nav.suppliers')}
                </Button>
              </EmptyState>
            )}
            <MoreButton pages={pages} />
          </Stack>
        );
      }}
    </Asked>
  );
}

/** The way back for whoever took one off by mistake, note and all. */
function PutBack({ list, entry, done }: { list: List; entry: Entry; done: () => void }) {
  const { t } = useTranslation('sourcing');
  const add = useDeed(AddToShortlistMutation);
  const [idempotencyKey] = useState(newKey);
  return (
    <Alert color="sky" withCloseButton onClose={done} closeButtonLabel={t('common:action.close')}>
      <Group justify="space-between">
        <Text size="sm">{t('shortlist.takenOff', { name: entry.supplier?.displayName ?? '' })}</Text>
        {entry.supplier && (
          <Button
            size="compact-sm"
            variant="default"
            loading={add.isPending}
            onClick={() =>
              void add
                .run({
                  input: {
                    shortlistId: list.id,
                    supplierIds: [entry.supplierId],
                    note: entry.note,
                    idempotencyKey,
                  },
                })
                .then((isDone) => isDone && done())
            }
          >
            {t('shortlist.putBack')}
          </Button>
        )}
      </Group>
    </Alert>
  );
}

interface EntryCardProps {
  entry: Entry;
  up: (() => void) | null;
  down: (() => void) | null;
  remove: () => void;
}

function EntryCard({ entry, up, down, remove }: EntryCardProps) {
  const { t } = useTranslation('sourcing');
  const format = useFormat();
  const placeOf = usePlaceOf();
  const { supplier, addedByName, addedAt } = entry;
  const name = supplier?.displayName ?? t('shortlist.gone');
  return (
    <Card component="article" padding="md" aria-label={name}>
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="sm">
        <Stack gap={4} style={{ minWidth: 0, flex: 1 }}>
          <Group gap="xs">
            <Title order={2} size="h3" style={{ overflowWrap: 'anywhere' }}>
              {supplier ? (
                <Anchor component={Link} to={`/organisations/${supplier.id}`} inherit>
                  {name}
                </Anchor>
              ) : (
                name
              )}
            </Title>
            <DemoBadge shown={supplier?.source === 'DEMO'} />
          </Group>
          {supplier && (
            <Text size="sm" c="dimmed">
              {placeOf(supplier)}
            </Text>
          )}
        </Stack>
        <Group gap={4} wrap="nowrap">
          <ActionIcon
            variant="subtle"
            size="lg"
            disabled={!up}
            aria-label={t('shortlist.up', { name })}
            onClick={() => up?.()}
          >
            <IconArrowUp size={18} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            size="lg"
            disabled={!down}
            aria-label={t('shortlist.down', { name })}
            onClick={() => down?.()}
          >
            <IconArrowDown size={18} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t('shortlist.takeOff', { name })}
            onClick={remove}
          >
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
        </Group>
      </Group>
      <Note entry={entry} name={name} />
      <Group justify="space-between" mt="xs">
        {supplier ? <CompareCheckbox supplier={{ id: supplier.id, name }} /> : <span />}
        <Text size="xs" c="dimmed">
          {t('shortlist.addedBy', { name: addedByName, day: format.day(addedAt) })}
        </Text>
      </Group>
    </Card>
  );
}

function Note({ entry, name }: { entry: Entry; name: string }) {
  const { t } = useTranslation('sourcing');
  const [isEditing, editing] = useDisclosure(false);
  if (isEditing) return <NoteForm entry={entry} name={name} close={editing.close} />;
  return (
    <Group gap="xs" mt="xs" align="baseline">
      {entry.note && (
        <Text size="sm" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }} maw={720}>
          {entry.note}
        </Text>
      )}
      <Button size="compact-xs" variant="subtle" onClick={editing.open}>
        {entry.note ? t('shortlist.editNote') : t('shortlist.addNote')}
        <VisuallyHidden> {name}</VisuallyHidden>
      </Button>
    </Group>
  );
}

function NoteForm({ entry, name, close }: { entry: Entry; name: string; close: () => void }) {
  const { t } = useTranslation('sourcing');
  const annotate = useDeed(AnnotateMutation);
  const [draft, setDraft] = useState(entry.note ?? '');
  // What is edited is what was read when editing began: a colleague's note in between is not written over.
  const [version] = useState(entry.version);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <Stack gap="xs" mt="xs" maw={720}>
      <Textarea
        aria-label={t('shortlist.noteOf', { name })}
        ref={field}
        autosize
        minRows={2}
        maxLength={2000}
        value={draft}
        onChange={(event) => setDraft(event.currentTarget.value)}
      />
      <Group gap="xs">
        <Button
          size="compact-sm"
          loading={annotate.isPending}
          onClick={() =>
            void annotate
              .run({ id: entry.id, version, note: draft.trim() || null })
              .then((isDone) => isDone && close())
          }
        >
          {t('shortlist.saveNote')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={close}>
          {t('common:action.cancel')}
        </Button>
      </Group>
    </Stack>
  );
}
