import { raw } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, anyOf, memberOf, organisationArgument, staff } from '#access';
import { OrganisationModel, organisationLoader } from '#directory';
import {
  IdArg,
  MoneyModel,
  PageArgs,
  type RequestContext,
  STALE_VERSION,
  loaderOf,
  orRefusal,
  pageOf,
  readLocalizedTexts,
  readMoney,
  toMoneyModel,
} from '#graphql';
import { Money, NotFoundError } from '#kernel';
import { LedgerService } from '../application/ledger.service.js';
import { spentByBudget, supportCondition, supportFigures } from '../application/support-figures.js';
import { SupportBudget, SupportPayment } from '../domain/payment.entity.js';
import {
  ALREADY_REVERSED,
  BUDGET_OVERDRAWN,
  DOCUMENT_USED,
  RecordSupportPaymentResult,
  ReversePaymentInput,
  ReverseSupportPaymentResult,
  SetSupportBudgetResult,
  SupportBudgetInput,
  SupportBudgetModel,
  SupportFigureModel,
  SupportFilter,
  SupportPaymentConnection,
  SupportPaymentInput,
  SupportPaymentModel,
  toBudgetModel,
  toPaymentModel,
  toSupportFigureModel,
} from './ledger.model.js';

const spentLoader = loaderOf<[string, string], string>(
  async (ids, { em }) => [...(await spentByBudget(em, ids))],
  ([id]) => id,
  ([, sum]) => sum,
);
const budgetLoader = loaderOf(
  (ids, { em }) => em.find(SupportBudget, { id: { $in: [...ids] } }),
  (budget) => budget.id,
  toBudgetModel,
);
/** By the entry that was taken back: the one that does so. */
const reversedByLoader = loaderOf<SupportPayment, string>(
  (ids, { em }) => em.find(SupportPayment, { reverses: { $in: [...ids] } }),
  ({ reverses }) => reverses!.id,
  ({ number }) => number,
);

@Resolver(() => SupportBudgetModel)
export class SupportBudgetResolver {
  constructor(private readonly ledger: LedgerService) {}

  @Query(() => [SupportBudgetModel], { description: 'Budgets of support, the latest year first.' })
  @Allow(staff)
  async supportBudgets(@Context() { em }: RequestContext): Promise<SupportBudgetModel[]> {
    const budgets = await em.find(SupportBudget, {}, { orderBy: { year: 'desc', code: 'asc' } });
    return budgets.map(toBudgetModel);
  }

  @ResolveField(() => MoneyModel, { description: 'What its entries add up to.' })
  async spent(
    @Parent() { id, amount }: SupportBudgetModel,
    @Context() context: RequestContext,
  ): Promise<MoneyModel> {
    return toMoneyModel(Money.ofMinor((await context.load(spentLoader, id)) ?? '0', amount.currency));
  }

  @ResolveField(() => MoneyModel, { description: 'Negative when it is overdrawn.' })
  async left(
    @Parent() { id, amount }: SupportBudgetModel,
    @Context() context: RequestContext,
  ): Promise<MoneyModel> {
    const spent = Money.ofMinor((await context.load(spentLoader, id)) ?? '0', amount.currency);
    return toMoneyModel(Money.parse(amount.amount, amount.currency).minus(spent));
  }

  @Mutation(() => SetSupportBudgetResult, {
    description: 'Grants a budget, or changes the one of this code.',
  })
  @Allow(staff)
  setSupportBudget(
    @Args('input') input: SupportBudgetInput,
    @Context() { em }: RequestContext,
  ): Promise<typeof SetSupportBudgetResult> {
    return orRefusal(async () => {
      const id = await this.ledger.setBudget({
        ...input,
        name: readLocalizedTexts(input.name, 'input.name'),
        amount: readMoney(input.amount, 'input.amount'),
      });
      return toBudgetModel(await em.fork().findOneOrFail(SupportBudget, { id }));
    }, STALE_VERSION);
  }
}

@Resolver(() => SupportPaymentModel)
export class SupportPaymentResolver {
  constructor(private readonly ledger: LedgerService) {}

  @Query(() => SupportPaymentConnection, { description: 'The ledger, the latest payment first.' })
  @Allow(staff)
  supportPayments(
    @Args() page: PageArgs,
    @Context() { em }: RequestContext,
    @Args('filter', { type: () => SupportFilter, nullable: true }) filter?: SupportFilter | null,
  ): Promise<SupportPaymentConnection> {
    return pageOfPayments(em, page, filter ?? {});
  }

  @Query(() => SupportPaymentConnection, {
    description: 'What was paid to one enterprise, the latest first.',
  })
  @Allow(anyOf(memberOf(organisationArgument('organisationId')), staff))
  supportReceived(
    @IdArg('organisationId') organisationId: string,
    @Args() page: PageArgs,
    @Context() { em }: RequestContext,
  ): Promise<SupportPaymentConnection> {
    return pageOfPayments(em, page, { organisationId });
  }

  @Query(() => [SupportFigureModel], {
    description: 'What was paid by kind of support and currency; first, with no kind, in all.',
  })
  @Allow(staff)
  async supportFigures(
    @Context() { em }: RequestContext,
    @Args('filter', { type: () => SupportFilter, nullable: true }) filter?: SupportFilter | null,
  ): Promise<SupportFigureModel[]> {
    return (await supportFigures(em, filter ?? {})).map(toSupportFigureModel);
  }

  @ResolveField(() => OrganisationModel, { nullable: true })
  organisation(
    @Parent() { organisationId }: SupportPaymentModel,
    @Context() context: RequestContext,
  ): Promise<OrganisationModel | null> {
    return context.load(organisationLoader, organisationId);
  }

  @ResolveField(() => SupportBudgetModel, { nullable: true })
  @Allow(staff)
  budget(
    @Parent() { budgetId }: SupportPaymentModel,
    @Context() context: RequestContext,
  ): Promise<SupportBudgetModel | null> {
    return context.load(budgetLoader, budgetId);
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'The number of the entry that takes this one back.',
  })
  reversedBy(
    @Parent() { id }: SupportPaymentModel,
    @Context() context: RequestContext,
  ): Promise<string | null> {
    return context.load(reversedByLoader, id);
  }

  @Mutation(() => RecordSupportPaymentResult, { description: 'Adds an entry to the ledger.' })
  @Allow(staff)
  recordSupportPayment(
    @Args('input') input: SupportPaymentInput,
    @Context() { em }: RequestContext,
  ): Promise<typeof RecordSupportPaymentResult> {
    return orRefusal(
      async () => {
        const amount = readMoney(input.amount, 'input.amount');
        return readPayment(em, await this.ledger.record({ ...input, amount }));
      },
      BUDGET_OVERDRAWN,
      DOCUMENT_USED,
    );
  }

  @Mutation(() => ReverseSupportPaymentResult, {
    description: 'Takes an entry back by one of the opposite amount; gives that one.',
  })
  @Allow(staff)
  reverseSupportPayment(
    @IdArg('id') id: string,
    @Args('input') input: ReversePaymentInput,
    @Context() { em }: RequestContext,
  ): Promise<typeof ReverseSupportPaymentResult> {
    return orRefusal(async () => readPayment(em, await this.ledger.reverse(id, input)), ALREADY_REVERSED);
  }
}

function pageOfPayments(em: EntityManager, page: PageArgs, filter: SupportFilter) {
  const { sql, params } = supportCondition(filter);
  return pageOf(em, SupportPayment, {
    where: { id: { $in: raw(`(select s.id from support_payment s where ${sql})`, [...params]) as never } },
    orderBy: { paidOn: 'desc', id: 'desc' },
    page,
    toNode: toPaymentModel,
  });
}

async function readPayment(em: EntityManager, id: string): Promise<SupportPaymentModel> {
  const payment = await em.fork().findOne(SupportPayment, { id });
  if (!payment) throw new NotFoundError('support payment', id);
  return toPaymentModel(payment);
}
