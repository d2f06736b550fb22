import { Anchor, List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ResultOf } from '../../api/graphql.js';
import { useFair } from '../fair/fair.layout.js';
import { Culprits, placeOfFault } from './culprits.js';
import type { FaultFragment } from './planning.documents.js';

export type Fault = ResultOf<typeof FaultFragment>;

const MOST_NAMES = 8;

/** What is wrong, each in words with the names of what it is about, and the way to where it can be put right. */
export function Faults({ faults }: { faults: readonly Fault[] }) {
  const { t } = useTranslation('planning');
  const { id: fairId } = useFair();
  if (faults.length === 0) return null;
  return (
    <List size="sm" spacing={4} withPadding={false}>
      {byCode(faults).map(({ code, culprits }) => {
        const more = culprits.length - MOST_NAMES;
        const place = placeOfFault(fairId, code);
        return (
          <List.Item key={`${code} ${culprits.map(({ id }) => id).join(' ')}`}>
            <Text span size="sm">
              {t(`fault.${code}`, { defaultValue: code })}
            </Text>
            {place && (
              <>
                {' · '}
                <Anchor component={Link} to={place} size="sm" c="inherit" underline="always">
                  {t('goThere')}
                </Anchor>
              </>
            )}
            {culprits.length > 0 && (
              <Text span size="sm" fw={550}>
                {': '}
                <Culprits
                  code={code}
                  culprits={culprits.slice(0, MOST_NAMES)}
                  {...(more > 0 && { more: t('more', { count: more }) })}
                />
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
