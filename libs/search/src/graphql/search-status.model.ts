import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Allow, staff } from '#access';
import { enumOf } from '#graphql';
import { ENGINE_STATES, type EngineState } from '../application/engine-health.js';
import type { SearchStatus } from '../application/search-status.service.js';

const EngineStateEnum = enumOf('SearchEngineState', ENGINE_STATES, {
  describe: {
    available: 'It answers.',
    away: 'It can’t be reached, or is too slow.',
    'without-index': 'It has no index of this version yet; one is being made.',
  },
});

@ObjectType('SearchEngineStatus')
@Allow(staff)
export class SearchEngineStatusModel {
  @Field(() => String, { description: 'As in the answers to searches.' })
  engine!: string;

  @Field(() => EngineStateEnum, { description: 'As it is now.' })
  state!: EngineState;

  @Field(() => Boolean, { description: 'Whether searches are answered by it.' })
  answers!: boolean;

  @Field(() => Int, { nullable: true, description: 'Suppliers that it holds; null while it can’t be asked.' })
  documents!: number | null;

  @Field(() => Int, { description: 'Committed changes that it doesn’t have yet.' })
  pendingEvents!: number;

  @Field(() => Date, { nullable: true, description: 'Since when others answer in its place.' })
  awaySince!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it doesn’t answer.' })
  reason!: string | null;

  @Field(() => Int, { description: 'Answers that another engine has given since then.' })
  fallbacks!: number;
}

@ObjectType('SearchStatus', {
  description: 'How the search engines are, as the process sees them that answers.',
})
@Allow(staff)
export class SearchStatusModel {
  @Field(() => Int, { description: 'Suppliers that every engine should hold.' })
  suppliers!: number;

  @Field(() => [SearchEngineStatusModel])
  engines!: SearchEngineStatusModel[];
}

export function toSearchStatusModel({ suppliers, engines }: SearchStatus): SearchStatusModel {
  return Object.assign(new SearchStatusModel(), {
    suppliers,
    engines: engines.map((engine) => Object.assign(new SearchEngineStatusModel(), engine)),
  });
}
