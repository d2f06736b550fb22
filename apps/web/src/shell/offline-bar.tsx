import { Box } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';

/** Says that what is on the screen may be old, for as long as there is no network. */
export function OfflineBar() {
  const { t } = useTranslation();
  const { online } = useNetwork();
  if (online) return null;
  return (
    <Box role="status" bg="gold.1" c="gold.9" px="md" py={6} ta="center" fz="sm" fw={550}>
      {t('state.offline')}
    </Box>
  );
}
