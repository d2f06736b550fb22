import type { EntityManager } from '@mikro-orm/postgresql';
import { spanOf } from '../domain/definitions.js';
import { Programme, ProgrammeTarget } from '../domain/programme.entity.js';
import { type TargetCount, countTargets } from './count-targets.js';

export interface TargetProgress {
  readonly programme: Programme;
  readonly target: ProgrammeTarget;
  readonly from: string;
  /** The last day that is counted: never beyond the target's year. */
  readonly day: string;
  readonly count: TargetCount;
}

/**
 * What was promised and what the records show, as of any day. Two statements, however many there are. With `knownBy`
 * agreements count as far as they had come by that day, else as far as they are now.
 */
export async function targetProgress(
  em: EntityManager,
  selection: { programmeId?: string; year?: number | null; fromYear?: number | null; toYear?: number },
  asOf: string,
  knownBy: string | null = null,
): Promise<TargetProgress[]> {
  const targets = await em.find(
    ProgrammeTarget,
    {
      ...(selection.programmeId && { programme: selection.programmeId }),
      year: {
        $gte: selection.year ?? selection.fromYear ?? 0,
        $lte: selection.year ?? selection.toYear ?? 9999,
      },
    },
    { populate: ['programme'], orderBy: { year: 'desc', definition: 'asc', id: 'asc' } },
  );
  const asked = targets.map((target) => {
    const programme = target.programme.getEntity();
    const span = { ...spanOf(target.year, asOf), knownBy, provinceCode: programme.provinceCode ?? null };
    return { programme, target, definition: target.definition, span };
  });
  const counts = await countTargets(em, asked);
  return asked.map(({ programme, target, span: { from, day } }, index) => ({
    ...{ programme, target, from, day, count: counts[index]! },
  }));
}
