import { Field, InputType } from '@nestjs/graphql';
import { IsOptional, Length } from 'class-validator';

/** Base of every input that creates something. */
@InputType({ isAbstract: true })
export class IdempotentInput {
  @Field(() => String, {
    nullable: true,
    description:
      'A text of your choosing, such as a UUID. A repeat with the same key and input changes nothing and gets the first answer.',
  })
  @IsOptional()
  @Length(8, 100)
  idempotencyKey?: string;
}

/** The key of an operation that takes no input object. */
export const IDEMPOTENCY_KEY = {
  type: () => String,
  nullable: true,
  description: 'A repeat with the same key changes nothing and gets the first answer.',
};
