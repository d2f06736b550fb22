import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SupplierImport } from './import.documents.js';

const COLORS = { UPLOADED: 'gold', RUNNING: 'sky', FINISHED: 'pine', CANCELLED: 'gray' } as const;

export function ImportBadge({ status }: { status: SupplierImport['status'] }) {
  const { t } = useTranslation('import');
  return <Badge color={COLORS[status]}>{t(`status.${status}`)}</Badge>;
}
