import { LockMode } from '@mikro-orm/core';
import { Injectable } from '@nestjs/common';
import { Transactions, announce, assertVersion, found, lockInOrder } from '#database';
import { Clock, InvalidInputError, type InputProblem } from '#kernel';
import { loadPlaces } from '#places';
import { DEFINITION_TEXTS, type TargetDefinition } from '../domain/definitions.js';
import { Programme, ProgrammeTarget } from '../domain/programme.entity.js';

export interface ProgrammeDetails {
  code: string;
  name: Record<string, string>;
  decision?: string | null;
  startsOn: string;
  endsOn: string;
  provinceCode?: string | null;
}

/** Keeps programmes and what they promised. */
@Injectable()
export class ProgrammesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  today(): string {
    return this.clock.today('Asia/Ho_Chi_Minh').toString();
  }

  /** Begins a programme, or with `version` replaces what is entered of the one with this code. */
  save(input: ProgrammeDetails & { version?: number | null }): Promise<string> {
    const problems: InputProblem[] = [];
    const add = (field: string, message: string) => problems.push({ path: ['input', field], message });
    const { code, name, startsOn, endsOn, provinceCode, version } = input;
    if (Object.values(name).every((text) => text.trim() === '')) add('name', 'is missing');
    if (endsOn < startsOn) add('endsOn', 'is before the start');
    if (provinceCode && !loadPlaces().province(provinceCode))
      add('provinceCode', `There is no province ${provinceCode}.`);
    if (problems.length > 0) throw new InvalidInputError(problems);
    const fields = {
      ...{ name, startsOn, endsOn, provinceCode: provinceCode ?? null },
      decision: input.decision?.trim() || null,
    };
    return this.transactions.run(async (em) => {
      await lockInOrder(em, [`programme:${code}`]);
      const earlier = await em.findOne(Programme, { code });
      if (!earlier) {
        const programme = em.create(Programme, { code, ...fields });
        await announce(em, 'programme.changed', {});
        return programme.id;
      }
      if (version === undefined || version === null)
        throw InvalidInputError.at('input.code', 'Another programme has this code.');
      assertVersion(earlier, version);
      em.assign(earlier, fields);
      await announce(em, 'programme.changed', {});
      return earlier.id;
    });
  }

  /** Sets what a programme promised for a year by a definition; the same again replaces it. @throws InvalidInputError */
  setTarget(input: {
    programmeId: string;
    year: number;
    definition: TargetDefinition;
    goal: number;
    source?: string | null;
  }): Promise<string> {
    const { programmeId, year, definition, goal } = input;
    return this.transactions.run(async (em) => {
      const programme = found(
        await em.findOne(Programme, { id: programmeId }, { lockMode: LockMode.PESSIMISTIC_WRITE }),
        'programme',
        programmeId,
      );
      const [first, last] = [programme.startsOn, programme.endsOn].map((day) => Number(day.slice(0, 4)));
      if (year < first! || year > last!)
        throw InvalidInputError.at('input.year', `must be a year of the programme, ${first} to ${last}`);
      const isShare = DEFINITION_TEXTS[definition].unit === 'percent';
      if (goal < 1 || goal > (isShare ? 100 : 10_000_000))
        throw InvalidInputError.at(
          'input.goal',
          isShare ? 'must be from 1 to 100 per cent' : 'must be at least 1',
        );
      const earlier = await em.findOne(ProgrammeTarget, { programme, year, definition });
      const fields = { goal, source: input.source?.trim() || null };
      const target = earlier
        ? em.assign(earlier, fields)
        : em.create(ProgrammeTarget, { programme, year, definition, ...fields });
      await announce(em, 'programme.changed', {});
      return target.id;
    });
  }

  /** Takes a target away; the audit log keeps it. */
  removeTarget(id: string): Promise<string> {
    return this.transactions.run(async (em) => {
      const target = found(await em.findOne(ProgrammeTarget, { id }), 'target', id);
      em.remove(target);
      await announce(em, 'programme.changed', {});
      return target.programme.id;
    });
  }
}
