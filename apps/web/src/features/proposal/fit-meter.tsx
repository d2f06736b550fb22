import { Progress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';

/** How well two fit, 0 to 1: as a figure and as a bar. */
export function FitMeter({ score }: { score: number }) {
  const { t } = useTranslation('proposal');
  const text = t('fit', { percent: useFormat().percent(score) });
  return (
    <Stack gap={4} w={{ base: '100%', sm: 120 }}>
      <Text size="sm" fw={600} ta={{ base: 'left', sm: 'right' }} className="figures">
        {text}
      </Text>
      <Progress value={score * 100} size="sm" aria-label={text} />
    </Stack>
  );
}
