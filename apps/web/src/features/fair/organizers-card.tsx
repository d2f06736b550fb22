import { Button, Card, Group, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import { type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/hooks.js';
import { useDeed } from '../../api/use-deed.js';
import { ErrorNotice, tellDone } from '../../ui/notices.js';
import { useDraft } from '../../ui/use-draft.js';
import { useSession } from '../session/use-session.js';
import type { FullFair } from './fair.layout.js';
import { AddFairOrganizerMutation, RemoveFairOrganizerMutation } from './setup.documents.js';

const NOBODY = { name: '', email: '' };

/** Who runs the fair. Taken off by mistake, somebody is added again beside it. */
export function OrganizersCard({ fair }: { fair: FullFair }) {
  const { t } = useTranslation('fair');
  const { person, isStaff } = useSession();
  const draft = useDraft(NOBODY);
  const add = useAct(AddFairOrganizerMutation);
  const remove = useDeed(RemoveFairOrganizerMutation);
  const organizers = fair.organizers ?? [];
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const [name, email] = [draft.values.name.trim(), draft.values.email.trim()];
    const required = t('refusals:problem.required');
    if (!draft.check({ ...(!name && { name: required }), ...(!email && { email: required }) })) return;
    await add.mutateAsync({ input: { fairId: fair.id, name, email } });
    tellDone(t('organizers.added', { name }));
    draft.reset(NOBODY);
  };
  return (
    <Card component="section" aria-labelledby="organizers">
      <Stack>
        <div>
          <Title order={2} size="h3" id="organizers">
            {t('overview.organizers')}
          </Title>
          <Text size="sm" c="dimmed">
            {t('organizers.hint')}
          </Text>
        </div>
        <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
          {organizers.map(({ id, name, email }) => (
            <Group component="li" key={id} justify="space-between" gap="xs">
              <div style={{ minWidth: 0, flex: '1 1 200px' }}>
                <Text fw={600}>
                  {name} {id === person?.id && t('organizers.you')}
                </Text>
                <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                  {email}
                </Text>
              </div>
              {/* Nobody locks themselves out by one tap; staff see every fair in any case. */}
              {organizers.length > 1 && (id !== person?.id || isStaff) && (
                <Button
                  size="sm"
                  variant="subtle"
                  color="gray"
                  aria-label={t('organizers.removeOne', { name })}
                  loading={remove.isPending && remove.variables?.personId === id}
                  onClick={() =>
                    void remove.run({ fairId: fair.id, personId: id }, t('organizers.removed', { name }))
                  }
                >
                  {t('common:action.remove')}
                </Button>
              )}
            </Group>
          ))}
        </Stack>
        {organizers.length === 1 && (
          <Text size="sm" c="dimmed">
            {t('organizers.last')}
          </Text>
        )}
        <form noValidate onSubmit={(event) => void submit(event).catch(draft.take)}>
          <Stack gap="sm">
            <ErrorNotice error={add.error} />
            <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
              <TextInput label={t('organizers.name')} required {...draft.text('name')} />
              <TextInput label={t('organizers.email')} type="email" required {...draft.text('email')} />
            </SimpleGrid>
            <Group>
              <Button type="submit" variant="default" loading={add.isPending}>
                {t('organizers.add')}
              </Button>
            </Group>
          </Stack>
        </form>
      </Stack>
    </Card>
  );
}
