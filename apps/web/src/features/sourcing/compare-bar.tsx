import { Button, CloseButton, Group, Text } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { compareAddress, useCompareChoice } from './compare-choice.js';
import classes from './sourcing.module.css';

/** Who has been chosen to be compared, over the list that they are chosen from. */
export function CompareBar({ fairId }: { fairId?: string | null }) {
  const { t } = useTranslation('sourcing');
  const { chosen, clear } = useCompareChoice();
  if (chosen.length === 0) return null;
  return (
    <section className={classes.bar} aria-label={t('compare.chosen')}>
      <Text size="sm" className={classes.barNames!} lineClamp={1}>
        {chosen.map(({ name }) => name).join(' · ')}
      </Text>
      <Group gap="xs" wrap="nowrap">
        {chosen.length < 2 ? (
          <Text size="sm" c="dimmed">
            {t('compare.oneMore')}
          </Text>
        ) : (
          <Button
            component={Link}
            to={compareAddress(
              chosen.map(({ id }) => id),
              fairId,
            )}
            leftSection={<IconColumns3 size={18} aria-hidden />}
          >
            {t('compare.open', { count: chosen.length })}
          </Button>
        )}
        <CloseButton aria-label={t('compare.clear')} onClick={clear} />
      </Group>
    </section>
  );
}
