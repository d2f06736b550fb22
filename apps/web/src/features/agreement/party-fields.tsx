import { ActionIcon, Button, Grid, Group, NativeSelect, Paper, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { OrganisationSelect } from '../organisation/organisation-select.js';
import { PARTY_ROLES, type PartyValues, emptyParty } from './agreement-values.js';

interface PartyFieldsProps {
  value: PartyValues[];
  onChange: (parties: PartyValues[]) => void;
  problems: Record<string, string>;
}

/** Who signed it: at least two, and whoever else put a name under it. */
export function PartyFields({ value, onChange, problems }: PartyFieldsProps) {
  const { t } = useTranslation('agreement');
  const change = (key: string, values: Partial<PartyValues>) =>
    onChange(value.map((party) => (party.key === key ? { ...party, ...values } : party)));
  return (
    <Stack component="fieldset" gap="sm" m={0} p={0} style={{ border: 0 }}>
      <Text component="legend" fw={600} mb={4} p={0}>
        {t('parties')}
      </Text>
      {value.map((party, at) => (
        <Paper key={party.key} withBorder p="sm">
          <Group align="flex-start" gap="xs" wrap="nowrap">
            <Grid gap="xs" style={{ flex: 1 }}>
              <Grid.Col span={{ base: 12, sm: 3 }}>
                <NativeSelect
                  size="md"
                  label={t('party.role')}
                  data={PARTY_ROLES.map((role) => ({ value: role, label: t(`enums:partyRole.${role}`) }))}
                  value={party.role}
                  onChange={(event) =>
                    change(party.key, { role: event.currentTarget.value as PartyValues['role'] })
                  }
                />
              </Grid.Col>
              <Grid.Col span={{ base: 12, sm: 6 }}>
                <OrganisationSelect
                  key={`${party.key} ${party.role}`}
                  label={t('party.organisation')}
                  {...(party.role !== 'OTHER' && { side: party.role })}
                  {...(party.name && { knownName: party.name })}
                  required
                  value={party.organisationId}
                  onChange={(organisationId, name) => change(party.key, { organisationId, name })}
                  error={problems[`parties.${at}.organisationId`]}
                />
              </Grid.Col>
              <Grid.Col span={{ base: 12, sm: 3 }}>
                <TextInput
                  label={t('party.signatory')}
                  value={party.signatory}
                  onChange={(event) => change(party.key, { signatory: event.currentTarget.value })}
                  error={problems[`parties.${at}.signatory`]}
                />
              </Grid.Col>
            </Grid>
            {value.length > 2 && (
              <ActionIcon
                mt={32}
                aria-label={t('party.remove', { name: party.name ?? t(`enums:partyRole.${party.role}`) })}
                onClick={() => onChange(value.filter(({ key }) => key !== party.key))}
              >
                <IconTrash size={18} aria-hidden />
              </ActionIcon>
            )}
          </Group>
        </Paper>
      ))}
      {problems.parties && (
        <Text size="sm" c="brick" role="alert">
          {problems.parties}
        </Text>
      )}
      <Button
        variant="subtle"
        size="compact-sm"
        style={{ alignSelf: 'flex-start' }}
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() => onChange([...value, emptyParty('OTHER')])}
      >
        {t('party.add')}
      </Button>
    </Stack>
  );
}
