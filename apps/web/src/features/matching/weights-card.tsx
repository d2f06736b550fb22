import { Card, Group, NumberInput, SimpleGrid, Slider, Stack, Switch, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import { type Quota, type TermsDraft, shareOf } from './terms-draft.js';

/** Weights go in steps of a hundredth; more than half of all is more than any aspect should count. */
const STEP = 0.01;
const MOST = 0.5;

interface WeightsCardProps {
  draft: TermsDraft;
  change: (part: Partial<TermsDraft>) => void;
}

/** What counts how much in a score, and how many meetings everybody is promised and may have. */
export function WeightsCard({ draft, change }: WeightsCardProps) {
  const { t } = useTranslation('matching');
  const format = useFormat();
  const { weights, minScore, supplierQuota, buyerQuota, isFair } = draft;
  const setWeight = (component: string, weight: number) =>
    change({ weights: weights.map((one) => (one.component === component ? { ...one, weight } : one)) });
  return (
    <Card component="section" aria-labelledby="weights">
      <Stack gap="lg">
        <div>
          <Title order={2} size="h3" id="weights">
            {t('weights.title')}
          </Title>
          <Text size="sm" c="dimmed">
            {t('weights.lead')}
          </Text>
        </div>
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg" verticalSpacing="sm">
          {weights.map(({ component, weight }) => (
            <div key={component}>
              <Group justify="space-between" gap="xs" wrap="nowrap">
                <Text size="sm" fw={550}>
                  {t(`component.${component}`)}
                </Text>
                <Text size="sm" c="dimmed" className="figures">
                  {format.percent(shareOf(weight, weights))}
                </Text>
              </Group>
              <Slider
                thumbLabel={t(`component.${component}`)}
                min={0}
                max={Math.max(MOST, weight)}
                step={STEP}
                label={null}
                value={weight}
                onChange={(value) => setWeight(component, Math.round(value / STEP) * STEP)}
              />
            </div>
          ))}
        </SimpleGrid>
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          <NumberInput
            size="md"
            label={t('weights.minScore')}
            suffix=" %"
            min={0}
            max={100}
            value={Math.round(minScore * 100)}
            onChange={(value) => change({ minScore: Math.min(100, Math.max(0, Number(value) || 0)) / 100 })}
          />
          <QuotaFields
            label={t('enums:sides.SUPPLIER')}
            quota={supplierQuota}
            change={(quota) => change({ supplierQuota: quota })}
          />
          <QuotaFields
            label={t('enums:sides.BUYER')}
            quota={buyerQuota}
            change={(quota) => change({ buyerQuota: quota })}
          />
        </SimpleGrid>
        <Switch
          label={t('weights.isFair')}
          description={t('weights.isFairText')}
          checked={isFair}
          onChange={(event) => change({ isFair: event.currentTarget.checked })}
        />
      </Stack>
    </Card>
  );
}

interface QuotaFieldsProps {
  label: string;
  quota: Quota;
  change: (quota: Quota) => void;
}

function QuotaFields({ label, quota: { minimum, maximum }, change }: QuotaFieldsProps) {
  const { t } = useTranslation('matching');
  return (
    <Group gap="xs" wrap="nowrap" align="flex-end">
      <NumberInput
        size="md"
        label={t('weights.atLeast', { side: label })}
        min={0}
        max={1000}
        value={minimum}
        onChange={(value) => change({ minimum: Number(value) || 0, maximum })}
      />
      <NumberInput
        size="md"
        label={t('weights.atMost')}
        aria-label={t('weights.atMostOf', { side: label })}
        placeholder={t('weights.noLimit')}
        min={0}
        max={1000}
        value={maximum ?? ''}
        onChange={(value) => change({ minimum, maximum: value === '' ? null : Number(value) })}
      />
    </Group>
  );
}
