import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, everyone } from '#access';
import { LocalizedText, PageArgs, offsetOf, pageByOffset, toLocalizedTexts } from '#graphql';
import { NotFoundError } from '#kernel';
import { type ConceptKind, LANGUAGES, Vocabulary } from '#vocabulary';
import { ConceptFinder, vocabularyLanguage } from '../application/concept-finder.js';
import {
  ConceptConnection,
  ConceptKindEnum,
  ConceptModel,
  ConceptNameModel,
  toConceptModel,
} from './concept.model.js';

const DEFAULT_PAGE = 25;
const LANGUAGE = {
  type: () => String,
  nullable: true,
  description: 'A BCP 47 tag. Concepts are named in vi, en, ja, ko and zh; for another it is English.',
};

@Resolver(() => ConceptModel)
export class ConceptResolver {
  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly finder: ConceptFinder,
  ) {}

  @Query(() => ConceptModel, { description: 'One concept of the vocabulary.' })
  @Allow(everyone)
  concept(@Args('id', { type: () => ID }) id: string): ConceptModel {
    if (!this.vocabulary.has(id)) throw new NotFoundError('concept', id);
    return toConceptModel(id);
  }

  @Query(() => ConceptConnection, {
    description: 'Concepts to choose from: those that a part of a name in any language finds, best first.',
  })
  @Allow(everyone)
  concepts(
    @Args() page: PageArgs,
    @Args('kind', { type: () => ConceptKindEnum, nullable: true }) kind?: ConceptKind | null,
    @Args('text', { type: () => String, nullable: true }) text?: string | null,
    @Args('language', { ...LANGUAGE, description: 'In whose order equals come, a BCP 47 tag.' })
    language?: string | null,
  ): ConceptConnection {
    const offset = offsetOf(page.after);
    const found = this.finder.find({ kind, text: text?.slice(0, 200) }, vocabularyLanguage(language));
    const nodes = found.slice(offset, offset + (page.first ?? DEFAULT_PAGE));
    return pageByOffset(
      nodes.map(({ id }) => toConceptModel(id)),
      offset,
      found.length,
    );
  }

  @ResolveField(() => String, { description: 'As a screen shows it.' })
  name(@Parent() concept: ConceptModel, @Args('language', LANGUAGE) language?: string | null): string {
    return this.vocabulary.name(concept.id, vocabularyLanguage(language));
  }

  @ResolveField(() => [LocalizedText], { description: 'The name in every language.' })
  names(@Parent() { id }: ConceptModel): LocalizedText[] {
    return toLocalizedTexts(
      Object.fromEntries(LANGUAGES.map((language) => [language, this.vocabulary.name(id, language)])),
    );
  }

  @ResolveField(() => String, { nullable: true, description: 'Given where the name alone is ambiguous.' })
  definition(
    @Parent() { id }: ConceptModel,
    @Args('language', LANGUAGE) language?: string | null,
  ): string | null {
    const definition = this.vocabulary.byId(id)?.definition;
    return definition?.[vocabularyLanguage(language)] ?? definition?.en ?? null;
  }

  @ResolveField(() => [ConceptNameModel], {
    description: 'What else it is called; misspellings, which are understood too, are left out.',
  })
  otherNames(@Parent() { id }: ConceptModel): ConceptNameModel[] {
    if (!this.vocabulary.has(id)) return [];
    return this.vocabulary
      .namesOf(id)
      .filter(({ role }) => role === 'alternative' || role === 'abbreviation')
      .map(({ text, language }) => Object.assign(new ConceptNameModel(), { text, language }));
  }

  @ResolveField(() => Boolean, { description: 'Added by organisers of this installation.' })
  isLocal(@Parent() { id }: ConceptModel): boolean {
    return this.vocabulary.isLocal(id);
  }

  @ResolveField(() => Boolean, { description: 'Out of use: records that refer to it still show its name.' })
  isWithdrawn(@Parent() { id }: ConceptModel): boolean {
    return !this.vocabulary.has(id);
  }

  @ResolveField(() => [ConceptModel], { description: 'The concepts directly above.' })
  broader(@Parent() { id }: ConceptModel): ConceptModel[] {
    return (this.vocabulary.byId(id)?.broader ?? []).map(toConceptModel);
  }

  @ResolveField(() => [ConceptModel], { description: 'The concepts directly below.' })
  narrower(@Parent() { id }: ConceptModel): ConceptModel[] {
    return this.vocabulary.has(id) ? this.vocabulary.narrower(id).map(toConceptModel) : [];
  }
}
