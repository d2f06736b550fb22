import { Button } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

/** Leads a supplier's own people to how buyers find them. */
export function VisibilityLink({ organisationId }: { organisationId: string }) {
  const { t } = useTranslation('directory');
  return (
    <Button
      component={Link}
      to={`/organisations/${organisationId}/visibility`}
      variant="default"
      leftSection={<IconEye size={18} aria-hidden />}
    >
      {t('visibility.title')}
    </Button>
  );
}
