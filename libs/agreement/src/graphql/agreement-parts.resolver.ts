import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, anyOf, memberOf, staff } from '#access';
import { ConceptModel, toConceptModel } from '#capability';
import { OrganisationModel, organisationLoader } from '#directory';
import { StoredFileModel, storedFileLoader } from '#files';
import { MoneyModel, type RequestContext, toMoneyModel } from '#graphql';
import { PersonModel, personLoader } from '#identity';
import { Money } from '#kernel';
import { NeedModel, ProposalModel, needLoader, proposalLoader } from '#matching';
import {
  agreementDocumentsLoader,
  agreementEventsLoader,
  agreementLoader,
  agreementPartsLoader,
  amendedByLoader,
  amendmentsLoader,
} from './agreement.loaders.js';
import { AgreementModel, toAgreementModel } from './agreement.model.js';
import {
  AgreementDocumentModel,
  AgreementEventModel,
  AgreementPartModel,
  DuplicateCandidateModel,
  toAgreementPartModel,
} from './agreement-parts.model.js';

const itsNeed = memberOf(({ parent, subject }) => {
  const { needId } = parent as AgreementModel;
  return needId ? subject('need', needId) : null;
});
const itsProposal = memberOf(({ parent, subject }) => {
  const { proposalId } = parent as AgreementModel;
  return proposalId ? subject('proposal', proposalId) : null;
});

/** What an agreement is made of, and what hangs together with it. */
@Resolver(() => AgreementModel)
export class AgreementPartsResolver {
  @ResolveField(() => [AgreementPartModel], { description: 'Deliveries and milestones.' })
  async parts(@Parent() { id, value }: AgreementModel, @Context() context: RequestContext) {
    const parts = await context.load(agreementPartsLoader, id);
    return parts.map((part) => toAgreementPartModel(part, value?.currency ?? null));
  }

  @ResolveField(() => [AgreementDocumentModel], { description: 'All versions, the newest first.' })
  documents(@Parent() { id }: AgreementModel, @Context() context: RequestContext) {
    return context.load(agreementDocumentsLoader, id);
  }

  @ResolveField(() => [AgreementEventModel], { description: 'What became of it, the last first.' })
  events(@Parent() { id }: AgreementModel, @Context() context: RequestContext) {
    return context.load(agreementEventsLoader, id);
  }

  @ResolveField(() => [AgreementModel], { description: 'In order of their days.' })
  async amendments(@Parent() { id }: AgreementModel, @Context() context: RequestContext) {
    return (await context.load(amendmentsLoader, id)).map(toAgreementModel);
  }

  @ResolveField(() => MoneyModel, {
    nullable: true,
    description: 'Its value with the amendments that count; null while none of them names one.',
  })
  async valueInForce(
    @Parent() { id, value, amendsId }: AgreementModel,
    @Context() context: RequestContext,
  ): Promise<MoneyModel | null> {
    if (amendsId) return value;
    const added = await context.load(amendedByLoader, id);
    if (!added || !value) return added ? toMoneyModel(added) : value;
    return toMoneyModel(Money.parse(value.amount, value.currency).plus(added));
  }

  @ResolveField(() => AgreementModel, {
    nullable: true,
    description: 'What it amends; null unless an amendment.',
  })
  amends(@Parent() { amendsId }: AgreementModel, @Context() context: RequestContext) {
    return amendsId ? context.load(agreementLoader, amendsId) : null;
  }

  @ResolveField(() => AgreementModel, {
    nullable: true,
    description: 'The framework under which it was placed.',
  })
  @Allow(
    anyOf(
      staff,
      memberOf(({ parent, subject }) => {
        const { frameworkId } = parent as AgreementModel;
        return frameworkId ? subject('agreement', frameworkId) : null;
      }),
    ),
  )
  framework(@Parent() { frameworkId }: AgreementModel, @Context() context: RequestContext) {
    return frameworkId ? context.load(agreementLoader, frameworkId) : null;
  }

  @ResolveField(() => AgreementModel, {
    nullable: true,
    description: 'The same deal, into which it was merged.',
  })
  @Allow(
    anyOf(
      staff,
      memberOf(({ parent, subject }) => {
        const { mergedIntoId } = parent as AgreementModel;
        return mergedIntoId ? subject('agreement', mergedIntoId) : null;
      }),
    ),
  )
  mergedInto(@Parent() { mergedIntoId }: AgreementModel, @Context() context: RequestContext) {
    return mergedIntoId ? context.load(agreementLoader, mergedIntoId) : null;
  }

  @ResolveField(() => NeedModel, { nullable: true, description: 'The need that it goes back to.' })
  @Allow(anyOf(staff, itsNeed))
  need(@Parent() { needId }: AgreementModel, @Context() context: RequestContext) {
    return needId ? context.load(needLoader, needId) : null;
  }

  @ResolveField(() => ProposalModel, { nullable: true, description: 'The proposal that it goes back to.' })
  @Allow(anyOf(staff, itsProposal))
  proposal(@Parent() { proposalId }: AgreementModel, @Context() context: RequestContext) {
    return proposalId ? context.load(proposalLoader, proposalId) : null;
  }

  @ResolveField(() => [ConceptModel], { description: 'What is supplied.' })
  products(@Parent() { productConceptIds }: AgreementModel): ConceptModel[] {
    return productConceptIds.map(toConceptModel);
  }

  @ResolveField(() => OrganisationModel, {
    nullable: true,
    description: 'The party that names another figure.',
  })
  disputedBy(@Parent() { disputedByOrganisationId }: AgreementModel, @Context() context: RequestContext) {
    return disputedByOrganisationId ? context.load(organisationLoader, disputedByOrganisationId) : null;
  }
}

@Resolver(() => AgreementDocumentModel)
export class AgreementDocumentResolver {
  @ResolveField(() => StoredFileModel)
  file(@Parent() { fileId }: AgreementDocumentModel, @Context() context: RequestContext) {
    return context.load(storedFileLoader, fileId);
  }
}

@Resolver(() => AgreementEventModel)
export class AgreementEventResolver {
  @ResolveField(() => OrganisationModel, {
    nullable: true,
    description: 'The party that did it; null when staff or the product did.',
  })
  organisation(@Parent() { organisationId }: AgreementEventModel, @Context() context: RequestContext) {
    return organisationId ? context.load(organisationLoader, organisationId) : null;
  }

  @ResolveField(() => PersonModel, {
    nullable: true,
    description: 'Whose hand it was, for staff; null when the product did it.',
  })
  @Allow(staff)
  person(@Parent() { personId }: AgreementEventModel, @Context() context: RequestContext) {
    return personId ? context.load(personLoader, personId) : null;
  }
}

@Resolver(() => DuplicateCandidateModel)
export class DuplicateCandidateResolver {
  @ResolveField(() => AgreementModel)
  first(@Parent() { firstId }: DuplicateCandidateModel, @Context() context: RequestContext) {
    return context.load(agreementLoader, firstId);
  }

  @ResolveField(() => AgreementModel)
  second(@Parent() { secondId }: DuplicateCandidateModel, @Context() context: RequestContext) {
    return context.load(agreementLoader, secondId);
  }
}
