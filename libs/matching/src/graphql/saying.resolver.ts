import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { vocabularyLanguage } from '#capability';
import { Vocabulary } from '#vocabulary';
import { type Saying, type SayingKind, say } from '../domain/wording/say.js';
import { MatchRuleModel } from './fit.model.js';
import { MatchReasonModel } from './reason.model.js';

const LANGUAGE = {
  type: () => String,
  nullable: true,
  description: 'A BCP 47 tag: vi, en, ja, ko or zh; for another it is English.',
};

/** The sentence of a reason or rule in the reader's language. */
function textOf(vocabulary: Vocabulary, kind: SayingKind, saying: Saying, tag?: string | null): string {
  const language = vocabularyLanguage(tag);
  const conceptName = (id: string) => (vocabulary.has(id) ? vocabulary.name(id, language) : id);
  return say(kind, saying, { language, conceptName });
}

@Resolver(() => MatchReasonModel)
export class MatchReasonResolver {
  constructor(private readonly vocabulary: Vocabulary) {}

  @ResolveField(() => String, {
    description: 'The reason as a sentence, such as "Can hold ±0.01 mm, ±0.02 mm is asked for".',
  })
  text(@Parent() { said }: MatchReasonModel, @Args('language', LANGUAGE) language?: string | null): string {
    return textOf(this.vocabulary, 'reason', said, language);
  }
}

@Resolver(() => MatchRuleModel)
export class MatchRuleResolver {
  constructor(private readonly vocabulary: Vocabulary) {}

  @ResolveField(() => String, { description: 'What the rule says of the pair, as a sentence.' })
  text(
    @Parent() { said, passed }: MatchRuleModel,
    @Args('language', LANGUAGE) language?: string | null,
  ): string {
    return textOf(this.vocabulary, passed ? 'passed' : 'failed', said, language);
  }
}
