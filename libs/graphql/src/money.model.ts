import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { Matches } from 'class-validator';
import { Allow, everyone } from '#access';
import { InvalidInputError, Money } from '#kernel';
import { Decimal } from './scalars.js';

@ObjectType('Money', { description: 'An exact amount of one currency.' })
@Allow(everyone)
export class MoneyModel {
  @Field(() => Decimal, { description: 'In units of the currency: "1234.50" dollars, "125000000" đồng.' })
  amount!: string;

  @Field(() => String, { description: 'ISO 4217 code.' })
  currency!: string;
}

export function toMoneyModel(money: Money): MoneyModel {
  return Object.assign(new MoneyModel(), { amount: money.toDecimal(), currency: money.currency });
}

@InputType({ description: 'An exact amount of one currency.' })
export class MoneyInput {
  @Field(() => Decimal)
  amount!: string;

  @Field(() => String, { description: 'ISO 4217 code.' })
  @Matches(/^[A-Z]{3}$/, { message: 'must be a currency code such as USD or VND' })
  currency!: string;
}

/** @throws InvalidInputError at `path` for an unknown currency or too many decimals. */
export function readMoney(input: MoneyInput, path: string): Money {
  try {
    return Money.parse(input.amount, input.currency);
  } catch (error) {
    throw InvalidInputError.at(path, (error as Error).message);
  }
}
