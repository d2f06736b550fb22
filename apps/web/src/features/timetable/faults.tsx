import { List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ResultOf } from '../../api/graphql.js';
import { useFormat } from '../../i18n/use-format.js';
import type { FaultFragment } from './planning.documents.js';
import { useCulpritNames } from './use-names.js';

export type Fault = ResultOf<typeof FaultFragment>;

const MOST_NAMES = 8;

/** What is wrong, each in words with the names of what it is about. */
export function Faults({ faults }: { faults: readonly Fault[] }) {
  const { t } = useTranslation('planning');
  const format = useFormat();
  const nameOf = useCulpritNames();
  if (faults.length === 0) return null;
  return (
    <List size="sm" spacing={4} withPadding={false}>
      {byCode(faults).map(({ code, culprits }) => {
        const names = culprits.slice(0, MOST_NAMES).map(nameOf);
        const more = culprits.length - names.length;
        return (
          <List.Item key={`${code} ${culprits.map(({ id }) => id).join(' ')}`}>
            <Text span size="sm">
              {t(`fault.${code}`, { defaultValue: code })}
            </Text>
            {names.length > 0 && (
              <Text span size="sm" fw={550}>
                {': '}
                {format.list(more > 0 ? [...names, t('more', { count: more })] : names)}
              </Text>
            )}
          </List.Item>
        );
      })}
    </List>
  );
}

/** The same about several things is said once, with all their names. */
function byCode(faults: readonly Fault[]): Pick<Fault, 'code' | 'culprits'>[] {
  const alone = faults.filter(({ culprits }) => culprits.length === 1);
  const together = [...Map.groupBy(alone, ({ code }) => code)].map(([code, all]) => ({
    code,
    culprits: all.flatMap(({ culprits }) => culprits),
  }));
  return [...together, ...faults.filter(({ culprits }) => culprits.length !== 1)];
}
