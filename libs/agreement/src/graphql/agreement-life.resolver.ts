import { Args, Context, Int, Mutation, Resolver } from '@nestjs/graphql';
import { Allow, type Viewer, anyOf, fromArgument, memberOf, staff } from '#access';
import {
  CurrentViewer,
  IdArg,
  MoneyInput,
  type RequestContext,
  STALE_VERSION,
  enumOf,
  orRefusal,
} from '#graphql';
import { InvalidInputError } from '#kernel';
import { AgreementDocumentsService } from '../application/agreement-documents.service.js';
import { AgreementStepsService } from '../application/agreement-steps.service.js';
import { AmendAgreementService } from '../application/amend-agreement.service.js';
import { shownAgreement } from './agreement-mutations.resolver.js';
import { AgreementDocumentInput } from './agreement-document.input.js';
import { AmendmentInput, moneyOf } from './agreement-terms.inputs.js';
import { AgreementModel } from './agreement.model.js';
import {
  AGREEMENT_STATUS,
  AddAgreementDocumentResult,
  AgreementStepResult,
  AmendAgreementResult,
  DUPLICATE_DOCUMENT,
  OWN_REPORT,
  UNUSUAL_AGREEMENT,
} from './agreement.results.js';

const VERSION = { type: () => Int, description: 'The version that was read.' };
const partiesPeople = memberOf(fromArgument('agreement', 'id'));

export const SettledFigureEnum = enumOf('SettledFigure', ['reported', 'disputed'] as const, {
  description: 'Which of two figures it is.',
});

/** What becomes of an agreement after it was written down. */
@Resolver(() => AgreementModel)
export class AgreementLifeResolver {
  constructor(
    private readonly steps: AgreementStepsService,
    private readonly amendments: AmendAgreementService,
    private readonly documents: AgreementDocumentsService,
  ) {}

  @Mutation(() => AgreementStepResult, {
    description: 'A draft becomes a report; the other parties are told.',
  })
  @Allow(anyOf(partiesPeople, staff))
  reportAgreement(
    @IdArg('id') id: string,
    @Args('version', VERSION) version: number,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
  ): Promise<typeof AgreementStepResult> {
    return step(em, id, () => this.steps.report(id, version, viewer));
  }

  @Mutation(() => AgreementStepResult, {
    description: 'The other party names another figure: both are shown until staff settle it.',
  })
  @Allow(partiesPeople)
  disputeAgreement(
    @IdArg('id') id: string,
    @Args('version', VERSION) version: number,
    @Args('value', { type: () => MoneyInput }) value: MoneyInput,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
    @Args('note', { type: () => String, nullable: true }) note?: string | null,
  ): Promise<typeof AgreementStepResult> {
    assertLength('note', note);
    return step(em, id, () => this.steps.dispute(id, version, viewer, moneyOf(value, 'value'), note));
  }

  @Mutation(() => AgreementStepResult, { description: 'Staff settle which of the two figures it is.' })
  @Allow(staff)
  settleAgreement(
    @IdArg('id') id: string,
    @Args('version', VERSION) version: number,
    @Args('figure', { type: () => SettledFigureEnum }) figure: 'reported' | 'disputed',
    @Args('note', { type: () => String, description: 'On what it rests.' }) note: string,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
  ): Promise<typeof AgreementStepResult> {
    assertLength('note', note);
    return step(em, id, () => this.steps.resolve(id, version, viewer, figure, note));
  }

  @Mutation(() => AgreementStepResult, { description: 'A verified agreement is being carried out.' })
  @Allow(anyOf(partiesPeople, staff))
  startAgreement(
    @IdArg('id') id: string,
    @Args('version', VERSION) version: number,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
  ): Promise<typeof AgreementStepResult> {
    return step(em, id, () => this.steps.carryOn('activate', { id, version, viewer }));
  }

  @Mutation(() => AgreementStepResult, { description: 'All of it was done.' })
  @Allow(staff)
  fulfilAgreement(
    @IdArg('id') id: string,
    @Args('version', VERSION) version: number,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
    @Args('note', { type: () => String, nullable: true }) note?: string | null,
  ): Promise<typeof AgreementStepResult> {
    assertLength('note', note);
    return step(em, id, () => this.steps.carryOn('fulfil', { id, version, viewer, note }));
  }

  @Mutation(() => AgreementStepResult, { description: 'Its time ran out before all of it was done.' })
  @Allow(staff)
  lapseAgreement(
    @IdArg('id') id: string,
    @Args('version', VERSION) version: number,
    @Args('reason', { type: () => String }) reason: string,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
  ): Promise<typeof AgreementStepResult> {
    assertLength('reason', reason);
    return step(em, id, () => this.steps.carryOn('lapse', { id, version, viewer, note: reason }));
  }

  @Mutation(() => AmendAgreementResult, {
    description:
      'Records a change of a verified or active agreement, as a record of its own; gives the amendment.',
  })
  @Allow(anyOf(partiesPeople, staff))
  amendAgreement(
    @IdArg('id') id: string,
    @Args('version', VERSION) version: number,
    @Args('input') input: AmendmentInput,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
  ): Promise<typeof AmendAgreementResult> {
    const newValue = input.newValue ? moneyOf(input.newValue, 'input.newValue') : null;
    return orRefusal(
      async () =>
        shownAgreement(em, await this.amendments.amend(id, version, { ...input, newValue }, viewer)),
      STALE_VERSION,
      AGREEMENT_STATUS,
      UNUSUAL_AGREEMENT,
    );
  }

  @Mutation(() => AddAgreementDocumentResult, {
    description:
      'Adds an uploaded file (POST /files/agreement-document) to an agreement; the same title again is its next version.',
  })
  @Allow(anyOf(partiesPeople, staff))
  addAgreementDocument(
    @IdArg('id') id: string,
    @Args('input') input: AgreementDocumentInput,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
  ): Promise<typeof AddAgreementDocumentResult> {
    return orRefusal(
      async () => {
        await this.documents.add(id, input, viewer);
        return shownAgreement(em, id);
      },
      AGREEMENT_STATUS,
      DUPLICATE_DOCUMENT,
    );
  }
}

function step(em: RequestContext['em'], id: string, work: () => Promise<void>) {
  return orRefusal(
    async () => {
      await work();
      return shownAgreement(em, id);
    },
    STALE_VERSION,
    OWN_REPORT,
    AGREEMENT_STATUS,
  );
}

function assertLength(path: string, text: string | null | undefined): void {
  if (text && text.length > 1000) throw InvalidInputError.at(path, 'At most 1000 characters.');
}
