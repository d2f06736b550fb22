import { Alert, Anchor } from '@mantine/core';
import { IconCopyCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAsk } from '../../api/hooks.js';
import { useFormat } from '../../i18n/use-format.js';
import { DoublesOfQuery } from './agreement.documents.js';

/** Tells staff that an agreement may be on record twice; nothing where it isn't. */
export function DoubleNotice({ agreementId }: { agreementId: string }) {
  const { t } = useTranslation('deals');
  const format = useFormat();
  const { data } = useAsk(DoublesOfQuery, { agreementId });
  const others = (data?.duplicateAgreements ?? []).map(({ first, second }) =>
    first.id === agreementId ? second.number : first.number,
  );
  if (others.length === 0) return null;
  return (
    <Alert color="gold" icon={<IconCopyCheck />} title={t('doubles.title')}>
      {format.list(others)}{' '}
      <Anchor
        component={Link}
        to={`/agreements/doubles?agreement=${agreementId}`}
        size="sm"
        underline="always"
      >
        {t('doubles.look')}
      </Anchor>
    </Alert>
  );
}
