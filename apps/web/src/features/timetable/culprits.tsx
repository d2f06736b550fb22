import { Anchor } from '@mantine/core';
import { Fragment } from 'react';
import { Link } from 'react-router';
import { useFormat } from '../../i18n/use-format.js';
import { useFair } from '../fair/fair.layout.js';
import type { Fault } from './faults.js';
import { useCulpritNames } from './use-names.js';

type Culprit = Fault['culprits'][number];

/** What a fault is about, each a step away from where it can be put right. */
export function Culprits({ code, culprits, more }: { code: string; culprits: Culprit[]; more?: string }) {
  const { id: fairId } = useFair();
  const format = useFormat();
  const nameOf = useCulpritNames();
  const names = [...culprits.map(nameOf), ...(more ? [more] : [])];
  let index = -1;
  return format.listParts(names).map(({ type, value }, part) => {
    const culprit = type === 'element' ? culprits[++index] : undefined;
    const address = culprit && addressOf(fairId, code, culprit);
    return (
      <Fragment key={part}>
        {address ? (
          <Anchor component={Link} to={address} inherit c="inherit" underline="always">
            {value}
          </Anchor>
        ) : (
          value
        )}
      </Fragment>
    );
  });
}

/** Where a fault without culprits is put right. */
export function placeOfFault(fairId: string, code: string): string | null {
  const fair = `/fairs/${fairId}`;
  const places: Record<string, string> = {
    NO_SLOTS: `${fair}/setup#days`,
    NO_TABLES: `${fair}/setup#halls`,
    NOTHING_TO_PLAN: `${fair}/proposals`,
  };
  return places[code] ?? null;
}

/** Where something is set that takes part in a fault. */
export function addressOf(
  fairId: string,
  code: string,
  { kind, id, meetingId, participationId }: Culprit,
): string | null {
  const fair = `/fairs/${fairId}`;
  const terms = `${fair}/setup/terms`;
  switch (kind) {
    case 'SLOT':
      return `${fair}/setup#slots`;
    case 'TABLE':
      return /RESERVED|CLOSED|SMALL|ELSEWHERE/.test(code) ? `${terms}#terms-tables` : `${fair}/setup#halls`;
    case 'HALL':
      return code.includes('WALK') ? `${terms}#terms-walks` : `${fair}/setup#halls`;
    case 'PARTICIPANT':
      return code === 'REMOTE_CLOCK_CHANGES' ? `${terms}#terms-remote` : `${fair}/participants/${id}`;
    case 'DELEGATE':
      return participationId ? `${fair}/participants/${participationId}` : null;
    case 'PAIR':
      if (/PRECEDENCE|ORDER/.test(code)) return `${terms}#terms-order`;
      if (code === 'MAY_NOT_MEET') return `${fair}/matching#rules`;
      return meetingId ? `/meetings/${meetingId}` : null;
    case 'GROUP':
      return `${fair}/timetable/planning#groups`;
    case 'INTERPRETER':
    case 'LANGUAGE':
      return `${terms}#terms-interpreters`;
    default:
      return null;
  }
}
