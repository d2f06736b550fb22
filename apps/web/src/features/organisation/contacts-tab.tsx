import { Button, Card, Group, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/hooks.js';
import { ErrorNotice, tellDone } from '../../ui/notices.js';
import { useDraft } from '../../ui/use-draft.js';
import type { EditedOrganisation } from './edit.page.js';
import { SetContactsMutation } from './editing.documents.js';

const FIELDS = ['name', 'jobTitle', 'email', 'phone'] as const;
type ContactValues = Record<(typeof FIELDS)[number], string>;
const EMPTY: ContactValues = { name: '', jobTitle: '', email: '', phone: '' };

export function ContactsTab({ organisation }: { organisation: EditedOrganisation }) {
  const { t } = useTranslation('organisation');
  const [contacts, setContacts] = useState<ContactValues[]>(() =>
    (organisation.contacts ?? []).map(({ name, jobTitle, email, phone }) => ({
      name,
      jobTitle: jobTitle ?? '',
      email: email ?? '',
      phone: phone ?? '',
    })),
  );
  const draft = useDraft({});
  const save = useAct(SetContactsMutation);
  const change = (index: number, field: (typeof FIELDS)[number], value: string) =>
    setContacts((now) => now.map((one, at) => (at === index ? { ...one, [field]: value } : one)));

  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(
      {
        organisationId: organisation.id,
        contacts: contacts.map(({ name, jobTitle, email, phone }) => ({
          name,
          jobTitle: jobTitle.trim() || null,
          email: email.trim() || null,
          phone: phone.trim() || null,
        })),
      },
      { onError: draft.take, onSuccess: () => tellDone(t('edit.saved')) },
    );
  };

  return (
    <form onSubmit={submit}>
      <Stack>
        <Text size="sm" c="dimmed">
          {t('contacts.hint')}
        </Text>
        <ErrorNotice error={save.error} />
        {contacts.map((contact, index) => (
          <Card key={index} padding="md">
            <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
              {FIELDS.map((field) => (
                <TextInput
                  key={field}
                  label={t(`contacts.${field}`)}
                  required={field === 'name'}
                  type={field === 'email' ? 'email' : field === 'phone' ? 'tel' : 'text'}
                  value={contact[field]}
                  error={draft.problems[`${index}.${field}`]}
                  onChange={(event) => change(index, field, event.currentTarget.value)}
                />
              ))}
            </SimpleGrid>
            <Button
              mt="sm"
              size="xs"
              variant="subtle"
              color="gray"
              onClick={() => setContacts((now) => now.filter((_, at) => at !== index))}
            >
              {t('common:action.remove')}
            </Button>
          </Card>
        ))}
        <Group>
          <Button
            variant="default"
            leftSection={<IconPlus size={18} aria-hidden />}
            onClick={() => setContacts((now) => [...now, EMPTY])}
          >
            {t('contacts.add')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('common:action.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
