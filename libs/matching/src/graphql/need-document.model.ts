import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsBoolean, IsEnum, IsUUID, MaxLength } from 'class-validator';
import { Allow, anyOf, everyone, fromParent, memberOf, signedIn, staff } from '#access';
import { IdempotentInput, connectionOf, enumOf } from '#graphql';
import {
  NEED_ACCESS_STATUSES,
  type NeedAccess,
  type NeedAccessStatus,
  type NeedDocument,
} from '../domain/need-document.entity.js';
import { NDA_LANGUAGES, type NdaLanguage } from '../domain/non-disclosure.js';
import { audienceOf, readersOfNeed } from './matching.policies.js';

export const NeedAccessStatusEnum = enumOf('NeedAccessStatus', NEED_ACCESS_STATUSES);
export const NdaLanguageEnum = enumOf('NdaLanguage', NDA_LANGUAGES);

@ObjectType('NeedDocument', {
  description:
    'A drawing or paper of a need. Its title is read by whoever reads the need; one under non-disclosure terms gives its file to the buyer, staff and suppliers whom the buyer allows.',
})
@Allow(readersOfNeed(audienceOf(({ parent }) => (parent as NeedDocumentModel).needId)))
export class NeedDocumentModel {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  title!: string;

  @Field(() => Boolean)
  isUnderNda!: boolean;

  @Field(() => Date)
  createdAt!: Date;

  /** For field resolvers and policies; not in the schema. */
  needId!: string;
  fileId!: string;
}

@ObjectType('NeedAccess', {
  description: 'That a supplier accepted the non-disclosure terms of a need, and what the buyer said to it.',
})
@Allow(
  anyOf(
    staff,
    memberOf(
      fromParent<NeedAccessModel>(({ buyerId, organisationId }) => ({
        organisationIds: [buyerId, organisationId],
      })),
    ),
  ),
)
export class NeedAccessModel {
  @Field(() => ID)
  id!: string;

  @Field(() => NeedAccessStatusEnum)
  status!: NeedAccessStatus;

  @Field(() => String, { description: 'Who accepted for the supplier.' })
  signedName!: string;

  @Field(() => String, { description: 'The words that were accepted.' })
  terms!: string;

  @Field(() => Date, { description: 'When they were accepted.' })
  createdAt!: Date;

  @Field(() => Date, { nullable: true })
  decidedAt!: Date | null;

  /** For field resolvers and policies; not in the schema. */
  buyerId!: string;
  organisationId!: string;
}

@ObjectType('NeedAccessConnection')
@Allow(everyone)
export class NeedAccessConnection extends connectionOf(NeedAccessModel, 'NeedAccess') {}

@ObjectType('NeedDownload', { description: 'That somebody was given a document of a need.' })
@Allow(signedIn)
export class NeedDownloadModel {
  @Field(() => ID)
  id!: string;

  @Field(() => Date)
  at!: Date;

  @Field(() => String, { description: 'The title of the document.' })
  title!: string;

  @Field(() => [String], {
    description:
      'The buyer, or suppliers that accepted its terms, for which the person speaks; empty for others.',
  })
  organisationNames!: string[];

  /** For field resolvers; not in the schema. */
  personId!: string | null;
}

@ObjectType('NeedDownloadConnection')
@Allow(everyone)
export class NeedDownloadConnection extends connectionOf(NeedDownloadModel, 'NeedDownload') {}

@InputType()
export class AddNeedDocumentInput extends IdempotentInput {
  @Field(() => ID)
  @IsUUID()
  needId!: string;

  @Field(() => ID, { description: 'Handed in by POST to /files/need-document, by the same person.' })
  @IsUUID()
  fileId!: string;

  @Field(() => String)
  @MaxLength(200)
  title!: string;

  @Field(() => Boolean, { defaultValue: true })
  @IsBoolean()
  isUnderNda!: boolean;
}

@InputType()
export class AcceptNeedTermsInput extends IdempotentInput {
  @Field(() => ID)
  @IsUUID()
  needId!: string;

  @Field(() => ID, { description: 'The supplier that is bound.' })
  @IsUUID()
  organisationId!: string;

  @Field(() => String, { description: 'Who accepts for it.' })
  @MaxLength(200)
  signedName!: string;

  @Field(() => NdaLanguageEnum, { description: 'The language in which the terms were read.' })
  @IsEnum(NDA_LANGUAGES)
  language!: NdaLanguage;
}

export function toNeedDocumentModel(document: NeedDocument): NeedDocumentModel {
  const { id, title, isUnderNda, createdAt, need, file } = document;
  return Object.assign(new NeedDocumentModel(), {
    ...{ id, title, isUnderNda, createdAt, needId: need.id, fileId: file.id },
  });
}

/** `access` must have been loaded with its need. */
export function toNeedAccessModel(access: NeedAccess): NeedAccessModel {
  const { id, status, signedName, terms, createdAt, decidedAt, need, organisation } = access;
  return Object.assign(new NeedAccessModel(), {
    ...{ id, status, signedName, terms, createdAt, decidedAt: decidedAt ?? null },
    ...{ buyerId: need.getEntity().buyer.id, organisationId: organisation.id },
  });
}
