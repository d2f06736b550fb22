import { Args, Context, Field, ID, InputType, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { IsOptional, Length, Matches } from 'class-validator';
import { Allow, everyone, signedIn, staff } from '#access';
import { IdempotentInput, LocalDate, PageArgs, type RequestContext, connectionOf, pageOf } from '#graphql';
import { ExchangeRatesService } from '../application/exchange-rates.service.js';
import { ExchangeRate } from '../domain/exchange-rate.entity.js';

@ObjectType('ExchangeRate', {
  description: 'What a currency was worth in US dollars from a day on, with where the figure comes from.',
})
@Allow(signedIn)
export class ExchangeRateModel {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'ISO 4217 code.' })
  currency!: string;

  @Field(() => String, { description: 'US dollars for one unit, a decimal with up to 18 places.' })
  usdPerUnit!: string;

  @Field(() => LocalDate, { description: 'The first day on which it holds; it holds until the next one.' })
  validFrom!: string;

  @Field(() => String)
  source!: string;

  @Field(() => String, {
    nullable: true,
    description: 'As it was published, such as `1 USD = 25450 VND`; null for one entered by hand.',
  })
  quote!: string | null;
}

@ObjectType('ExchangeRateConnection')
@Allow(everyone)
export class ExchangeRateConnection extends connectionOf(ExchangeRateModel, 'ExchangeRate') {}

export function toExchangeRateModel(rate: ExchangeRate): ExchangeRateModel {
  const { id, currency, validFrom, source } = rate;
  // The column pads to its scale; the zeros say nothing.
  const usdPerUnit = rate.usdPerUnit.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
  return Object.assign(new ExchangeRateModel(), {
    ...{ id, currency, validFrom, source, usdPerUnit },
    quote: rate.quote ?? null,
  });
}

@InputType()
export class ExchangeRateInput extends IdempotentInput {
  @Field(() => String, { description: 'ISO 4217 code; not USD, in which rates are counted.' })
  @Matches(/^[A-Z]{3}$/, { message: 'must be a currency code such as VND' })
  currency!: string;

  @Field(() => String, { description: 'US dollars for one unit, a decimal with up to 18 places.' })
  usdPerUnit!: string;

  @Field(() => LocalDate, { description: 'The first day on which it holds.' })
  validFrom!: string;

  @Field(() => String, { description: 'Where the figure comes from.' })
  @Length(1, 300)
  source!: string;
}

@InputType()
export class ExchangeRateFilter {
  @Field(() => String, { nullable: true, description: 'ISO 4217 code.' })
  @IsOptional()
  @Matches(/^[A-Z]{3}$/, { message: 'must be a currency code such as VND' })
  currency?: string | null;
}

@Resolver(() => ExchangeRateModel)
export class ExchangeRateResolver {
  constructor(private readonly rates: ExchangeRatesService) {}

  @Query(() => ExchangeRateConnection, { description: 'Exchange rates by currency, the latest first.' })
  @Allow(signedIn)
  exchangeRates(
    @Args() page: PageArgs,
    @Context() { em }: RequestContext,
    @Args('filter', { type: () => ExchangeRateFilter, nullable: true }) filter?: ExchangeRateFilter | null,
  ): Promise<ExchangeRateConnection> {
    return pageOf(em, ExchangeRate, {
      where: filter?.currency ? { currency: filter.currency } : {},
      orderBy: { currency: 'asc', validFrom: 'desc', id: 'asc' },
      page,
      toNode: toExchangeRateModel,
    });
  }

  @Mutation(() => ExchangeRateModel, {
    description:
      'Sets what a currency is worth from a day on; the same day again corrects it, and reports over that time.',
  })
  @Allow(staff)
  async setExchangeRate(
    @Args('input') input: ExchangeRateInput,
    @Context() { em }: RequestContext,
  ): Promise<ExchangeRateModel> {
    const id = await this.rates.set(input);
    return toExchangeRateModel(await em.findOneOrFail(ExchangeRate, { id }, { refresh: true }));
  }
}
