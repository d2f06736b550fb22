import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { Allow, everyone } from '#access';
import { connectionOf, enumOf } from '#graphql';
import {
  PLAN_OUTCOMES,
  PLAN_RUN_STATUSES,
  type PlanFigures,
  type PlanOutcome,
  type PlanRun,
  type PlanRunStatus,
} from '../domain/plan-run.entity.js';
import type { PlanWeights } from '../domain/plan-weights.js';
import { PlanningFault, toFaults } from './planning-faults.model.js';
import { whoeverPlans } from './planning.policies.js';

export const PlanRunStatusEnum = enumOf('PlanRunStatus', PLAN_RUN_STATUSES, {
  describe: {
    cancelled: 'Told to stop; the best it had is its draft.',
    interrupted: 'The process that searched has ended.',
  },
});
export const PlanOutcomeEnum = enumOf('PlanOutcome', PLAN_OUTCOMES, {
  describe: {
    optimal: 'Proved that no timetable is better.',
    feasible: 'A valid timetable; the bounds say how much better another could be.',
    infeasible: 'Proved that what must be in the timetable doesn’t fit together.',
    unknown: 'Something that must be in the timetable found no place, and nothing is proved.',
  },
});

@ObjectType('PlanWeights', { description: 'What a pair’s agreement is worth; only the ratios matter.' })
@Allow(everyone)
export class PlanWeightsModel implements PlanWeights {
  @Field(() => Float)
  bothMust!: number;

  @Field(() => Float)
  oneMust!: number;

  @Field(() => Float)
  bothMeet!: number;

  @Field(() => Float, { description: 'An accepted request without a proposal.' })
  request!: number;

  @Field(() => Float, { description: 'Added for a proposal with a score of 1.' })
  fit!: number;

  @Field(() => Float, {
    description: 'Share of the worth, up to 0.05, given up to serve the worst-served better.',
  })
  fairness!: number;
}

@ObjectType('PlanFigures', {
  description: 'What a timetable is worth, next to what is proved to be possible.',
})
@Allow(everyone)
export class PlanFiguresModel implements PlanFigures {
  @Field(() => Float)
  seconds!: number;

  @Field(() => Int, { description: 'Pairs that want to meet, and meetings that stand.' })
  requests!: number;

  @Field(() => Int)
  scheduled!: number;

  @Field(() => Float)
  worth!: number;

  @Field(() => Float, { description: 'Proved: no timetable is worth more.' })
  worthBound!: number;

  @Field(() => Int, { description: 'Proved: no timetable has more meetings.' })
  scheduledBound!: number;

  @Field(() => Float, { description: 'Of what each participant could have had, the smallest share: 0 to 1.' })
  worstShare!: number;

  @Field(() => [String], {
    description: 'The names of those who have it, three at most; empty while the search goes on.',
  })
  worstServed!: string[];

  @Field(() => Int, { description: 'How many have it.' })
  worstServedCount!: number;

  @Field(() => Float, { description: 'Proved: in no timetable worth as much is it larger.' })
  worstShareBound!: number;

  @Field(() => Int, { description: 'Idle gaps between two meetings of a participant.' })
  breaks!: number;

  @Field(() => Int, { description: 'Proved: with every request in, no timetable has fewer.' })
  breaksBound!: number;

  @Field(() => Int, { description: 'How often a buyer changes tables within a day.' })
  tableChanges!: number;
}

@ObjectType('PlanRun', { description: 'One search for a timetable.' })
@Allow(whoeverPlans)
export class PlanRunModel {
  @Field(() => ID)
  id!: string;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => PlanRunStatusEnum)
  status!: PlanRunStatus;

  @Field(() => PlanOutcomeEnum, { nullable: true })
  outcome!: PlanOutcome | null;

  @Field(() => Int, { description: 'Time budget.' })
  seconds!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Budget in search moves instead: the same seed and facts then give the same timetable.',
  })
  moves!: number | null;

  @Field(() => Int)
  seed!: number;

  @Field(() => Boolean)
  mayMovePlanned!: boolean;

  @Field(() => PlanWeightsModel)
  weights!: PlanWeightsModel;

  @Field(() => PlanFiguresModel, { nullable: true, description: 'The best so far.' })
  figures!: PlanFiguresModel | null;

  @Field(() => [PlanningFault])
  faults!: PlanningFault[];

  @Field(() => Date, { nullable: true })
  startedAt!: Date | null;

  @Field(() => Date, { nullable: true })
  finishedAt!: Date | null;

  @Field(() => Boolean, { description: 'It was told to stop and is about to.' })
  isStopping!: boolean;

  @Field(() => ID, { nullable: true, description: 'What came of it.' })
  draftId!: string | null;

  /** For policies; not in the schema. */
  fairId!: string;
}

@ObjectType('PlanRunConnection')
@Allow(everyone)
export class PlanRunConnection extends connectionOf(PlanRunModel, 'PlanRun') {}

export function toFiguresModel(figures: PlanFigures): PlanFiguresModel {
  return Object.assign(new PlanFiguresModel(), { worstServed: [], worstServedCount: 0, ...figures });
}

export function toPlanRunModel(run: PlanRun): PlanRunModel {
  const { id, createdAt, status, outcome, seconds, moves, seed, mayMovePlanned } = run;
  return Object.assign(new PlanRunModel(), {
    ...{
      id,
      createdAt,
      status,
      outcome: outcome ?? null,
      seconds,
      moves: moves ?? null,
      seed,
      mayMovePlanned,
    },
    weights: Object.assign(new PlanWeightsModel(), run.weights),
    figures: run.figures ? toFiguresModel(run.figures) : null,
    faults: toFaults(run.faults),
    startedAt: run.startedAt ?? null,
    finishedAt: run.finishedAt ?? null,
    isStopping: run.status === 'running' && Boolean(run.cancelRequestedAt),
    draftId: run.draft?.id ?? null,
    fairId: run.fair.id,
  });
}
