import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, anyOf, fromArgument, memberOf, staff } from '#access';
import { Membership } from '#directory';
import { FileDownload } from '#files';
import { IdArg, PageArgs, type RequestContext, pageOf } from '#graphql';
import { PersonModel, personLoader } from '#identity';
import { NeedAccess, NeedDocument } from '../domain/need-document.entity.js';
import { Need } from '../domain/need.entity.js';
import { NeedDownloadConnection, NeedDownloadModel } from './need-document.model.js';

@Resolver(() => NeedDownloadModel)
export class NeedDownloadResolver {
  @Query(() => NeedDownloadConnection, {
    description:
      'Who was given which document of a need and when, the last first, for its buyer and staff. Documents that were taken away are not in it.',
  })
  @Allow(anyOf(memberOf(fromArgument('need', 'needId')), staff))
  async needDownloads(
    @IdArg('needId') needId: string,
    @Args() page: PageArgs,
    @Context() { em }: RequestContext,
  ): Promise<NeedDownloadConnection> {
    const documents = await em.find(NeedDocument, { need: needId });
    const titles = new Map(documents.map(({ file, title }) => [file.id, title]));
    const connection = await pageOf(em, FileDownload, {
      where: { fileId: { $in: [...titles.keys()] } },
      orderBy: { id: 'desc' },
      page,
      toNode: ({ id, createdAt, fileId, personId }) =>
        Object.assign(new NeedDownloadModel(), {
          ...{ id, at: createdAt, title: titles.get(fileId) ?? '', personId: personId ?? null },
          organisationNames: [] as string[],
        }),
    });
    await nameOrganisations(
      em,
      needId,
      connection.edges.map(({ node }) => node),
    );
    return connection;
  }

  @ResolveField(() => PersonModel, { nullable: true })
  person(
    @Parent() { personId }: NeedDownloadModel,
    @Context() context: RequestContext,
  ): Promise<PersonModel | null> | null {
    return personId ? context.load(personLoader, personId) : null;
  }
}

/** Only those that have to do with the need: what else somebody speaks for is none of the buyer's business. */
async function nameOrganisations(
  em: RequestContext['em'],
  needId: string,
  downloads: readonly NeedDownloadModel[],
): Promise<void> {
  const need = await em.findOne(Need, { id: needId });
  const accesses = await em.find(NeedAccess, { need: needId });
  const memberships = await em.find(
    Membership,
    {
      person: { $in: downloads.flatMap(({ personId }) => personId ?? []) },
      organisation: {
        $in: [...(need ? [need.buyer.id] : []), ...accesses.map(({ organisation }) => organisation.id)],
      },
    },
    { populate: ['organisation'], orderBy: { id: 'asc' } },
  );
  const names = Map.groupBy(memberships, ({ person }) => person.id);
  for (const download of downloads) {
    download.organisationNames = (names.get(download.personId ?? '') ?? []).map(
      ({ organisation }) => organisation.getEntity().displayName,
    );
  }
}
