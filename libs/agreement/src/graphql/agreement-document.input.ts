import { Field, ID, InputType } from '@nestjs/graphql';
import { IsUUID, Length } from 'class-validator';
import { IdempotentInput } from '#graphql';

@InputType()
export class AgreementDocumentInput extends IdempotentInput {
  @Field(() => ID, {
    description: 'A file that the viewer has uploaded for the purpose `agreement-document`.',
  })
  @IsUUID()
  fileId!: string;

  @Field(() => String, { description: 'Such as `Contract` or `Annex 1`.' })
  @Length(1, 200)
  title!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'The same document is with another agreement, and that is right.',
  })
  confirmDuplicate!: boolean;
}
