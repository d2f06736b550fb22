import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsOptional, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { ConceptKindEnum } from '#capability';
import { IdempotentInput, LocalizedTextInput } from '#graphql';
import { type ConceptKind, LANGUAGES, type Language } from '#vocabulary';
import { LONGEST_NAME } from '../domain/name-rules.js';

const IN_A_LANGUAGE = { message: `must be one of ${LANGUAGES.join(', ')}` };

@InputType({ description: 'A further name of a concept.' })
export class ConceptNameInput {
  @Field(() => String, {
    nullable: true,
    description:
      'vi, en, ja, ko or zh; left out for an abbreviation that is written alike in every language.',
  })
  @IsOptional()
  @IsIn(LANGUAGES, IN_A_LANGUAGE)
  language?: Language | null;

  @Field(() => String, { description: `At most ${LONGEST_NAME} characters.` })
  @MaxLength(200)
  text!: string;
}

@InputType({ description: 'A local concept as a whole: what is left out is empty.' })
export class ReviseConceptInput {
  @Field(() => [LocalizedTextInput], {
    description:
      'What screens show, in one to five of vi, en, ja, ko and zh. Where one is missing the English name is shown, or else another.',
  })
  @ArrayMaxSize(LANGUAGES.length)
  @ValidateNested({ each: true })
  @Type(() => LocalizedTextInput)
  names!: LocalizedTextInput[];

  @Field(() => [ID], { defaultValue: [], description: 'Concepts directly above it, of the same kind.' })
  @ArrayMaxSize(10)
  broader!: string[];

  @Field(() => [LocalizedTextInput], {
    defaultValue: [],
    description: 'Where the name alone is ambiguous.',
  })
  @ArrayMaxSize(LANGUAGES.length)
  @ValidateNested({ each: true })
  @Type(() => LocalizedTextInput)
  definition!: LocalizedTextInput[];
}

@InputType({ description: 'A concept that the shipped vocabulary lacks.' })
export class AddConceptInput extends IdempotentInput {
  @Field(() => ConceptKindEnum)
  kind!: ConceptKind;

  @Field(() => [LocalizedTextInput], { description: 'As in ReviseConceptInput.' })
  @ArrayMaxSize(LANGUAGES.length)
  @ValidateNested({ each: true })
  @Type(() => LocalizedTextInput)
  names!: LocalizedTextInput[];

  @Field(() => [ConceptNameInput], { defaultValue: [] })
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => ConceptNameInput)
  otherNames!: ConceptNameInput[];

  @Field(() => [ID], { defaultValue: [], description: 'Concepts directly above it, of the same kind.' })
  @ArrayMaxSize(10)
  broader!: string[];

  @Field(() => [LocalizedTextInput], { defaultValue: [] })
  @ArrayMaxSize(LANGUAGES.length)
  @ValidateNested({ each: true })
  @Type(() => LocalizedTextInput)
  definition!: LocalizedTextInput[];

  @Field(() => ID, { nullable: true, description: 'The uncovered term that it answers.' })
  @IsOptional()
  @IsUUID()
  termId?: string | null;
}

@InputType()
export class AddConceptNameInput extends IdempotentInput {
  @Field(() => ID, { description: 'A concept of the vocabulary, shipped or local.' })
  conceptId!: string;

  @Field(() => String, { nullable: true, description: 'As in ConceptNameInput.' })
  @IsOptional()
  @IsIn(LANGUAGES, IN_A_LANGUAGE)
  language?: Language | null;

  @Field(() => String)
  @MaxLength(200)
  text!: string;

  @Field(() => ID, { nullable: true, description: 'The uncovered term that it answers.' })
  @IsOptional()
  @IsUUID()
  termId?: string | null;
}
