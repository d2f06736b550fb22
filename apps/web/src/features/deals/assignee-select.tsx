import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../api/hooks.js';
import { StaffMembersQuery } from './deals.documents.js';

/** Whose it is. */
export function AssigneeSelect({
  label,
  value,
  onChange,
  none,
}: {
  label: string;
  value: string | null;
  onChange: (id: string | null) => void;
  /** What the choice of nobody says. */
  none?: string;
}) {
  const { t } = useTranslation('deals');
  const { data } = useAsk(StaffMembersQuery, {}, { staleTime: 60_000 });
  return (
    <NativeSelect
      size="md"
      label={label}
      data={[
        { value: '', label: none ?? t('nobody') },
        ...(data?.staffMembers ?? []).map(({ id, name }) => ({ value: id, label: name })),
      ]}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    />
  );
}
