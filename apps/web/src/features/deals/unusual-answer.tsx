import { Alert, Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../../api/refusal.js';
import { RefusalNotice } from '../../ui/notices.js';

/** Figures that are unlikely are asked about; what else was refused is said. */
export function UnusualAnswer({
  refusal,
  isSure,
  onChange,
}: {
  refusal: Refusal | null;
  isSure: boolean;
  onChange: (isSure: boolean) => void;
}) {
  const { t } = useTranslation('deals');
  if (refusal?.__typename !== 'UnusualAnswerError') return <RefusalNotice refusal={refusal} />;
  return (
    <Alert color="gold" role="alert" title={t('unusual.title')}>
      {(refusal.points as string[]).map((point) => (
        <div key={point}>{t(`unusual.${point}`)}</div>
      ))}
      <Checkbox
        mt="sm"
        label={t('unusual.sure')}
        checked={isSure}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </Alert>
  );
}
