import { ActionIcon, Button, Fieldset, Group, NumberInput, Stack, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

export interface EquipmentValues {
  name: string;
  count: number;
  maker: string | null;
  year: number | null;
  conceptId: string | null;
}

interface EquipmentFieldsProps {
  value: EquipmentValues[];
  onChange: (value: EquipmentValues[]) => void;
}

/** Machines, one row each. */
export function EquipmentFields({ value, onChange }: EquipmentFieldsProps) {
  const { t } = useTranslation('organisation');
  const change = (index: number, part: Partial<EquipmentValues>) =>
    onChange(value.map((item, at) => (at === index ? { ...item, ...part } : item)));
  return (
    <Fieldset legend={t('capability.equipment')} variant="unstyled">
      <Stack gap="xs" mt={4}>
        {value.map((item, index) => (
          <Group key={index} gap="xs" align="flex-end" wrap="nowrap">
            <NumberInput
              w={72}
              size="md"
              min={1}
              hideControls
              label={index === 0 ? t('capability.count') : undefined}
              aria-label={t('capability.count')}
              value={item.count}
              onChange={(count) => change(index, { count: Number(count) || 1 })}
            />
            <TextInput
              flex={2}
              label={index === 0 ? t('capability.machine') : undefined}
              aria-label={t('capability.machine')}
              value={item.name}
              onChange={(event) => change(index, { name: event.currentTarget.value })}
            />
            <TextInput
              flex={1}
              label={index === 0 ? t('capability.maker') : undefined}
              aria-label={t('capability.maker')}
              value={item.maker ?? ''}
              onChange={(event) => change(index, { maker: event.currentTarget.value || null })}
            />
            <ActionIcon
              size={42}
              aria-label={t('capability.removeMachine', { name: item.name })}
              onClick={() => onChange(value.filter((_, at) => at !== index))}
            >
              <IconTrash size={18} />
            </ActionIcon>
          </Group>
        ))}
        <Button
          variant="subtle"
          size="compact-md"
          style={{ alignSelf: 'flex-start' }}
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() =>
            onChange([...value, { name: '', count: 1, maker: null, year: null, conceptId: null }])
          }
        >
          {t('capability.addMachine')}
        </Button>
      </Stack>
    </Fieldset>
  );
}
