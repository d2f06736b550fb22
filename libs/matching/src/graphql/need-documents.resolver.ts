import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  Allow,
  anyOf,
  everyone,
  fromArgument,
  memberOf,
  organisationArgument,
  signedIn,
  staff,
} from '#access';
import { OrganisationModel, organisationLoader } from '#directory';
import { StoredFileModel, fileReadersOf, storedFileLoader } from '#files';
import { IdArg, PageArgs, type RequestContext, pageOf } from '#graphql';
import { NeedDocumentsService } from '../application/need-documents.service.js';
import { NeedAccess, NeedDocument } from '../domain/need-document.entity.js';
import { NON_DISCLOSURE, type NdaLanguage } from '../domain/non-disclosure.js';
import { audienceOf, readersOfNeed } from './matching.policies.js';
import {
  AcceptNeedTermsInput,
  AddNeedDocumentInput,
  NdaLanguageEnum,
  NeedAccessConnection,
  NeedAccessModel,
  NeedDocumentModel,
  toNeedAccessModel,
  toNeedDocumentModel,
} from './need-document.model.js';

/** The buyer whose need it is; an organiser doesn't hand out a buyer's drawings. */
const buyerOf = (kind: 'need' | 'need-document' | 'need-access', path: string) =>
  anyOf(memberOf(fromArgument(kind, path)), staff);

@Resolver(() => NeedDocumentModel)
export class NeedDocumentResolver {
  constructor(private readonly service: NeedDocumentsService) {}

  @Query(() => [NeedDocumentModel], {
    description: 'Drawings and papers of a need, in the order in which they came; at most 20.',
  })
  @Allow(readersOfNeed(audienceOf(({ args }) => (args as { needId: string }).needId)))
  async needDocuments(
    @IdArg('needId') needId: string,
    @Context() { em }: RequestContext,
  ): Promise<NeedDocumentModel[]> {
    const documents = await em.find(NeedDocument, { need: needId }, { orderBy: { id: 'asc' } });
    return documents.map(toNeedDocumentModel);
  }

  @Query(() => String, {
    description: 'The non-disclosure terms that a supplier accepts before it is shown documents of a need.',
  })
  @Allow(everyone)
  needTerms(@Args('language', { type: () => NdaLanguageEnum }) language: NdaLanguage): string {
    return NON_DISCLOSURE[language];
  }

  @ResolveField(() => StoredFileModel, {
    nullable: true,
    description: 'null for whoever may not read it.',
  })
  @Allow(fileReadersOf(({ parent, subject }) => subject('stored-file', (parent as NeedDocumentModel).fileId)))
  file(
    @Parent() { fileId }: NeedDocumentModel,
    @Context() context: RequestContext,
  ): Promise<StoredFileModel | null> {
    return context.load(storedFileLoader, fileId);
  }

  @Mutation(() => NeedDocumentModel, { description: 'Puts a file with a need.' })
  @Allow(buyerOf('need', 'input.needId'))
  async addNeedDocument(
    @Args('input') input: AddNeedDocumentInput,
    @Context() { em, viewer }: RequestContext,
  ): Promise<NeedDocumentModel> {
    const id = await this.service.add(input, viewer);
    return toNeedDocumentModel(await em.fork().findOneOrFail(NeedDocument, { id }));
  }

  @Mutation(() => Boolean, { description: 'Takes a document away from its need.' })
  @Allow(buyerOf('need-document', 'id'))
  async removeNeedDocument(@IdArg('id') id: string): Promise<boolean> {
    await this.service.remove(id);
    return true;
  }
}

@Resolver(() => NeedAccessModel)
export class NeedAccessResolver {
  constructor(private readonly service: NeedDocumentsService) {}

  @Query(() => NeedAccessConnection, {
    description:
      'Suppliers that have accepted the non-disclosure terms of a need, for its buyer and staff; for others their own.',
  })
  @Allow(signedIn)
  needAccesses(
    @IdArg('needId') needId: string,
    @Args() page: PageArgs,
    @Context() { em, viewer }: RequestContext,
  ): Promise<NeedAccessConnection> {
    const own = [...viewer.organisationIds];
    const isStaff = viewer.isStaff || viewer.isAdmin;
    return pageOf(em, NeedAccess, {
      where: {
        need: needId,
        ...(!isStaff && { $or: [{ organisation: { $in: own } }, { need: { buyer: { $in: own } } }] }),
      },
      orderBy: { id: 'asc' },
      populate: ['need'],
      page,
      toNode: toNeedAccessModel,
    });
  }

  @ResolveField(() => OrganisationModel, { nullable: true })
  organisation(
    @Parent() { organisationId }: NeedAccessModel,
    @Context() context: RequestContext,
  ): Promise<OrganisationModel | null> {
    return context.load(organisationLoader, organisationId);
  }

  @Mutation(() => NeedAccessModel, {
    description:
      'Accepts the non-disclosure terms of a need for a supplier, and asks the buyer to be shown its documents.',
  })
  @Allow(memberOf(organisationArgument('input.organisationId')))
  async acceptNeedTerms(
    @Args('input') input: AcceptNeedTermsInput,
    @Context() { em, viewer }: RequestContext,
  ): Promise<NeedAccessModel> {
    return read(em, await this.service.accept(input, viewer));
  }

  @Mutation(() => NeedAccessModel, {
    description: 'Shows a supplier the documents of a need, or no longer.',
  })
  @Allow(buyerOf('need-access', 'id'))
  async decideNeedAccess(
    @IdArg('id') id: string,
    @Args('isAllowed', { type: () => Boolean }) isAllowed: boolean,
    @Context() { em }: RequestContext,
  ): Promise<NeedAccessModel> {
    await this.service.decide(id, isAllowed);
    return read(em, id);
  }
}

async function read(em: RequestContext['em'], id: string): Promise<NeedAccessModel> {
  return toNeedAccessModel(await em.fork().findOneOrFail(NeedAccess, { id }, { populate: ['need'] }));
}
