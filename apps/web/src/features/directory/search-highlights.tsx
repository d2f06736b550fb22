import { Text } from '@mantine/core';
import type { ResultOf } from '../../api/graphql.js';
import type { SearchSuppliersQuery } from './search.documents.js';
import classes from './search.module.css';

type Hit = ResultOf<typeof SearchSuppliersQuery>['searchSuppliers']['edges'][number]['node'];

const SHOWN = 2;
const TOLD: ReadonlySet<string> = new Set(['CAPABILITY_TITLE', 'CAPABILITY_DESCRIPTION', 'EQUIPMENT']);

/** Where its capabilities and machines say what was asked for; its name and description stand above already. */
export function SearchHighlights({ highlights }: { highlights: Hit['highlights'] }) {
  const told = highlights.filter(({ field }) => TOLD.has(field)).slice(0, SHOWN);
  return told.map(({ field, capabilityId, text, ranges }) => (
    <Text key={`${field} ${capabilityId} ${text}`} size="sm" lineClamp={2}>
      {ranges.map(({ start, end }, index) => (
        <span key={start}>
          {text.slice(ranges[index - 1]?.end ?? 0, start)}
          <mark className={classes.mark}>{text.slice(start, end)}</mark>
        </span>
      ))}
      {text.slice(ranges.at(-1)?.end ?? 0)}
    </Text>
  ));
}
