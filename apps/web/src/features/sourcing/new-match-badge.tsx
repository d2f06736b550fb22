import { Badge, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../api/hooks.js';
import { NewMatchCountQuery } from './sourcing.documents.js';

/** How many suppliers are new in one's searches; news of it comes live. */
export function NewMatchBadge() {
  const { t } = useTranslation();
  const { data } = useAsk(NewMatchCountQuery, {});
  if (!data || data.newMatchCount === 0) return null;
  return (
    <Badge color="gold" size="sm" variant="filled">
      {data.newMatchCount}
      <VisuallyHidden> {t('nav.newMatches', { count: data.newMatchCount })}</VisuallyHidden>
    </Badge>
  );
}
