import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { VariablesOf } from '../../api/graphql.js';
import { useAsk } from '../../api/hooks.js';
import { useSession } from '../session/use-session.js';
import { ParksQuery } from './directory.documents.js';
import type { SearchSuppliersQuery } from './search.documents.js';
import { useProvinces } from './use-provinces.js';

export type Near = NonNullable<VariablesOf<typeof SearchSuppliersQuery>['near']>;

const DAY_MS = 86_400_000;
/** From where distances are measured until one says otherwise. */
const HANOI = '01';

/** What the address says: a province by its code, `park:` or `at:` with an id. */
export function nearOf(value: string): Near {
  const [, kind, id] = /^(park|at):([0-9a-f-]{36})$/.exec(value) ?? [];
  if (kind === 'park') return { zoneId: id! };
  if (kind === 'at') return { organisationId: id! };
  return { provinceCode: value || HANOI };
}

/** From where distances are measured: one's own place, a province, or a park. */
export function NearSelect({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation('directory');
  const { provinces } = useProvinces();
  const { organisations } = useSession();
  const { data } = useAsk(ParksQuery, {}, { staleTime: DAY_MS });
  const own = organisations.filter(({ provinceCode }) => provinceCode !== null);
  const groups = [
    {
      group: t('search.nearOwn'),
      items: own.map(({ id, displayName }) => ({ value: `at:${id}`, label: displayName })),
    },
    {
      group: t('search.nearProvince'),
      items: provinces.map(({ code, name }) => ({ value: code, label: name })),
    },
    {
      group: t('search.nearPark'),
      items: (data?.industrialZones ?? []).map(({ id, name }) => ({ value: `park:${id}`, label: name })),
    },
  ];
  return (
    <NativeSelect
      size="sm"
      w={190}
      aria-label={t('search.near')}
      value={value || HANOI}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      data={groups.filter(({ items }) => items.length > 0)}
    />
  );
}
