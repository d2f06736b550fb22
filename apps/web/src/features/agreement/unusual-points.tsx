import { Alert, Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** What is unlikely about something, and the box by which whoever states it says that it is right. */
export function UnusualPoints({
  points,
  isSure,
  onChange,
}: {
  points: readonly { code: string }[];
  isSure: boolean;
  onChange: (isSure: boolean) => void;
}) {
  const { t } = useTranslation('agreement');
  return (
    <Alert color="gold" role="alert" title={t('form.unusual')}>
      {[...new Set(points.map(({ code }) => code))].map((code) => (
        <div key={code}>{t(`unusual.${code}`)}</div>
      ))}
      <Checkbox
        mt="sm"
        label={t('form.sure')}
        checked={isSure}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </Alert>
  );
}
