import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { Matches, MaxLength } from 'class-validator';
import { Allow, everyone } from '#access';
import { InvalidInputError } from '#kernel';

@ObjectType({ description: 'A text in one language.' })
@Allow(everyone)
export class LocalizedText {
  @Field(() => String, { description: 'BCP 47 tag.' })
  language!: string;

  @Field(() => String)
  text!: string;
}

@InputType({ description: 'A text in one language.' })
export class LocalizedTextInput {
  @Field(() => String, { description: 'BCP 47 tag.' })
  @Matches(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, { message: 'must be a language tag such as vi or en' })
  language!: string;

  @Field(() => String)
  @MaxLength(10_000)
  text!: string;
}

/** Texts by language as a list, in the order of the languages' tags. */
export function toLocalizedTexts(texts: Record<string, string>): LocalizedText[] {
  return Object.entries(texts)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([language, text]) => Object.assign(new LocalizedText(), { language, text }));
}

/** @throws InvalidInputError when a language comes twice. */
export function readLocalizedTexts(inputs: LocalizedTextInput[], path: string): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const { language, text } of inputs) {
    if (language in texts) throw InvalidInputError.at(path, `The language ${language} comes twice.`);
    texts[language] = text;
  }
  return texts;
}
