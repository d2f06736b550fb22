import { ActionIcon, Button, Card, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../api/graphql.js';
import { newKey, useAct, useAsk } from '../../api/hooks.js';
import { ErrorNotice } from '../../ui/notices.js';
import { Asked } from '../../ui/states.js';
import { OrganisationSelect } from './organisation-select.js';

const ConflictsQuery = graphql(`
  query Conflicts($id: ID!) {
    conflicts(organisationId: $id) {
      id
      note
      against {
        id
        displayName
      }
    }
  }
`);

const SetConflictsMutation = graphql(`
  mutation SetConflicts($id: ID!, $conflicts: [ConflictInput!]!) {
    setConflicts(organisationId: $id, conflicts: $conflicts) {
      id
    }
  }
`);

/** Whom an organisation doesn't want to meet: competitors, conflicts of interests. The others never learn of it. */
export function ConflictsTab({ organisationId }: { organisationId: string }) {
  const { t } = useTranslation('organisation');
  const query = useAsk(ConflictsQuery, { id: organisationId });
  const save = useAct(SetConflictsMutation);
  const [against, setAgainst] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [formKey, setFormKey] = useState(newKey);
  const set = (list: readonly { organisationId: string; note: string | null }[]) =>
    save.mutateAsync({ id: organisationId, conflicts: [...list] });
  return (
    <Card component="section">
      <Asked query={query}>
        {({ conflicts }) => {
          const known = conflicts.flatMap((one) =>
            one.against ? [{ organisationId: one.against.id, note: one.note }] : [],
          );
          const add = async (event: FormEvent) => {
            event.preventDefault();
            if (!against) return;
            const others = known.filter((one) => one.organisationId !== against);
            await set([...others, { organisationId: against, note: note.trim() || null }]);
            setAgainst(null);
            setNote('');
            setFormKey(newKey());
          };
          return (
            <Stack>
              <div>
                <Title order={2} size="h3">
                  {t('conflicts.title')}
                </Title>
                <Text size="sm" c="dimmed">
                  {t('conflicts.lead')}
                </Text>
              </div>
              <form key={formKey} onSubmit={(event) => void add(event).catch(() => undefined)}>
                <Stack gap="sm">
                  <OrganisationSelect label={t('conflicts.whom')} value={against} onChange={setAgainst} />
                  <TextInput
                    label={t('conflicts.note')}
                    maxLength={500}
                    value={note}
                    onChange={(event) => setNote(event.currentTarget.value)}
                  />
                  <ErrorNotice error={save.error} />
                  <Group>
                    <Button type="submit" disabled={!against} loading={save.isPending}>
                      {t('conflicts.add')}
                    </Button>
                  </Group>
                </Stack>
              </form>
              {conflicts.length === 0 ? (
                <Text size="sm">{t('conflicts.none')}</Text>
              ) : (
                <Stack gap={0} component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
                  {conflicts.map((one) => (
                    <Group
                      key={one.id}
                      component="li"
                      justify="space-between"
                      wrap="nowrap"
                      py={8}
                      style={{ borderTop: '1px solid var(--line)' }}
                    >
                      <div style={{ minWidth: 0 }}>
                        <Text size="sm" fw={600}>
                          {one.against?.displayName}
                        </Text>
                        {one.note && (
                          <Text size="sm" c="dimmed">
                            {one.note}
                          </Text>
                        )}
                      </div>
                      <ActionIcon
                        aria-label={t('conflicts.remove', { name: one.against?.displayName })}
                        disabled={save.isPending}
                        onClick={() =>
                          void set(known.filter((other) => other.organisationId !== one.against?.id)).catch(
                            () => undefined,
                          )
                        }
                      >
                        <IconTrash size={18} aria-hidden />
                      </ActionIcon>
                    </Group>
                  ))}
                </Stack>
              )}
            </Stack>
          );
        }}
      </Asked>
    </Card>
  );
}
