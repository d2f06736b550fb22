import { useMemo } from 'react';
import { useFormat } from '../../i18n/use-format.js';
import { useFair } from '../fair/fair.layout.js';
import type { Fault } from './faults.js';

/** What a slot is called: its day and time on the fair's clock. */
export function useSlotNames(): (slotId: string) => string {
  const { days, timeZone } = useFair();
  const format = useFormat();
  return useMemo(() => {
    const names = new Map(
      days.flatMap(({ date, slots }) =>
        slots.map(({ id, startsAt }) => [id, `${format.shortDay(date)} ${format.time(startsAt, timeZone)}`]),
      ),
    );
    return (slotId) => names.get(slotId) ?? '?';
  }, [days, format, timeZone]);
}

export type CulpritOf = Pick<Fault['culprits'][number], 'kind' | 'id' | 'name'>;

/** What something that a fault is about is called, in the reader's language where it isn't a name. */
export function useCulpritNames(): (culprit: CulpritOf) => string {
  const slotName = useSlotNames();
  const format = useFormat();
  return ({ kind, id, name }) => {
    if (kind === 'SLOT') return slotName(id);
    return kind === 'LANGUAGE' ? id.split('-').map(format.language).join(' – ') : name;
  };
}
