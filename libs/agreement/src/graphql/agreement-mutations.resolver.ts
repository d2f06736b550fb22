import type { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, Int, Mutation, Resolver } from '@nestjs/graphql';
import { Allow, type Viewer, anyMember, anyOf, fromArgument, memberOf, staff } from '#access';
import { CurrentViewer, IdArg, type RequestContext, STALE_VERSION, orRefusal } from '#graphql';
import { InvalidInputError } from '#kernel';
import { AgreementStepsService } from '../application/agreement-steps.service.js';
import { AgreementsService } from '../application/agreements.service.js';
import { Agreement } from '../domain/agreement.entity.js';
import { moneyOf } from './agreement-terms.inputs.js';
import { AgreementInput } from './agreement.inputs.js';
import { AgreementModel, toAgreementModel } from './agreement.model.js';
import {
  AGREEMENT_DISPUTED,
  AGREEMENT_STATUS,
  AGREEMENT_VERIFIED,
  ConfirmAgreementResult,
  DOCUMENT_MISSING,
  OWN_REPORT,
  RecordAgreementResult,
  ReviseAgreementResult,
  TerminateAgreementResult,
  UNUSUAL_AGREEMENT,
  VerifyAgreementResult,
} from './agreement.results.js';

const VERSION = { type: () => Int, description: 'The version that was read.' };
const partiesPeople = memberOf(fromArgument('agreement', 'id'));

@Resolver(() => AgreementModel)
export class AgreementMutationsResolver {
  constructor(
    private readonly agreements: AgreementsService,
    private readonly steps: AgreementStepsService,
  ) {}

  @Mutation(() => RecordAgreementResult, {
    description: 'Reports an agreement: by staff, or by somebody who speaks for one of the parties.',
  })
  @Allow(anyOf(anyMember, staff))
  recordAgreement(
    @Args('input') input: AgreementInput,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
  ): Promise<typeof RecordAgreementResult> {
    return orRefusal(
      async () => shownAgreement(em, await this.agreements.record(termsOf(input), viewer)),
      UNUSUAL_AGREEMENT,
    );
  }

  @Mutation(() => ReviseAgreementResult, {
    description:
      'Replaces the terms while they are not verified. A change of what the parties agreed on has to be confirmed anew.',
  })
  @Allow(anyOf(partiesPeople, staff))
  reviseAgreement(
    @IdArg('id') id: string,
    @Args('version', VERSION) version: number,
    @Args('input') input: AgreementInput,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
  ): Promise<typeof ReviseAgreementResult> {
    return orRefusal(
      async () => {
        await this.agreements.revise(id, version, termsOf(input), viewer);
        return shownAgreement(em, id);
      },
      STALE_VERSION,
      AGREEMENT_VERIFIED,
      AGREEMENT_STATUS,
      UNUSUAL_AGREEMENT,
    );
  }

  @Mutation(() => ConfirmAgreementResult, {
    description: 'The other party says that it is so; never whoever reported it.',
  })
  @Allow(partiesPeople)
  confirmAgreement(
    @IdArg('id') id: string,
    @Args('version', VERSION) version: number,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
  ): Promise<typeof ConfirmAgreementResult> {
    return orRefusal(
      async () => {
        await this.steps.confirm(id, version, viewer);
        return shownAgreement(em, id);
      },
      STALE_VERSION,
      OWN_REPORT,
      AGREEMENT_STATUS,
      AGREEMENT_DISPUTED,
    );
  }

  @Mutation(() => VerifyAgreementResult, { description: 'Staff have seen the signed document.' })
  @Allow(staff)
  verifyAgreement(
    @IdArg('id') id: string,
    @Args('version', VERSION) version: number,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
    @Args('documentReference', {
      type: () => String,
      nullable: true,
      description: 'Number, place or address of the signed paper, when it is not named yet.',
    })
    documentReference?: string | null,
  ): Promise<typeof VerifyAgreementResult> {
    assertLength('documentReference', documentReference, 500);
    return orRefusal(
      async () => {
        await this.steps.verify(id, version, viewer, documentReference);
        return shownAgreement(em, id);
      },
      STALE_VERSION,
      DOCUMENT_MISSING,
      AGREEMENT_STATUS,
      AGREEMENT_DISPUTED,
    );
  }

  @Mutation(() => TerminateAgreementResult, {
    description: 'It holds no more, or never did. Once it is verified only staff say so.',
  })
  @Allow(anyOf(partiesPeople, staff))
  terminateAgreement(
    @IdArg('id') id: string,
    @Args('version', VERSION) version: number,
    @Args('reason', { type: () => String }) reason: string,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
  ): Promise<typeof TerminateAgreementResult> {
    assertLength('reason', reason, 1000);
    return orRefusal(
      async () => {
        await this.steps.terminate(id, version, viewer, reason);
        return shownAgreement(em, id);
      },
      STALE_VERSION,
      AGREEMENT_STATUS,
    );
  }
}

export async function shownAgreement(em: EntityManager, id: string): Promise<AgreementModel> {
  // Refreshed: an earlier mutation of the same request may have read it.
  return toAgreementModel(await em.findOneOrFail(Agreement, { id }, { refresh: true }));
}

function termsOf(input: AgreementInput) {
  const { value, valueMax, recurring, parts } = input;
  const currency = (value ?? recurring?.amount)?.currency;
  return {
    ...input,
    value: value ? moneyOf(value, 'input.value') : null,
    valueMax: valueMax ? moneyOf(valueMax, 'input.valueMax') : null,
    recurring: recurring && { ...recurring, amount: moneyOf(recurring.amount, 'input.recurring.amount') },
    parts: parts?.map(({ amount, ...part }, index) => {
      if (amount && !currency)
        throw InvalidInputError.at(
          `input.parts.${index}.amount`,
          'Without a value there is nothing to split.',
        );
      return {
        ...part,
        amount: amount ? moneyOf({ amount, currency: currency! }, `input.parts.${index}`) : null,
      };
    }),
  };
}

function assertLength(path: string, text: string | null | undefined, longest: number): void {
  if (text && text.length > longest) throw InvalidInputError.at(path, `At most ${longest} characters.`);
}
