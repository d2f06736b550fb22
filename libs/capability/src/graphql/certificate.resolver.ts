import { Args, Context, Int, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, anyOf, caretakerOf, fromArgument, memberOf, organisationArgument, staff } from '#access';
import { OrganisationModel } from '#directory';
import { IdArg, type RequestContext, STALE_VERSION, groupLoaderOf, orRefusal } from '#graphql';
import { Clock } from '#kernel';
import { CertificatesService } from '../application/certificates.service.js';
import { Certificate } from '../domain/certificate.entity.js';
import { CertificateInput } from './capability.inputs.js';
import { CertificateModel, toCertificateModel } from './capability.model.js';
import { AddCertificateResult, LIMIT_REACHED, ReviseCertificateResult } from './capability.results.js';

const certificatesLoader = groupLoaderOf(
  (ids, { em }) =>
    em.find(
      Certificate,
      { organisation: { $in: [...ids] } },
      { orderBy: { conceptId: 'asc', expiresOn: 'desc', id: 'asc' } },
    ),
  (certificate) => certificate.organisation.id,
);

const MAY_ADD = anyOf(
  memberOf(organisationArgument('organisationId')),
  staff,
  caretakerOf(fromArgument('organisation', 'organisationId')),
);
const MAY_CHANGE = anyOf(
  memberOf(fromArgument('certificate', 'id')),
  staff,
  caretakerOf(fromArgument('certificate', 'id')),
);

@Resolver(() => OrganisationModel)
export class CertificateResolver {
  constructor(
    private readonly service: CertificatesService,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => [CertificateModel], { description: 'Certificates that it holds, expired ones too.' })
  async certificates(
    @Parent() { id }: OrganisationModel,
    @Context() context: RequestContext,
  ): Promise<CertificateModel[]> {
    const certificates = await context.load(certificatesLoader, id);
    return certificates.map((certificate) => toCertificateModel(certificate, this.today()));
  }

  @Mutation(() => AddCertificateResult, { description: 'Records a certificate of an organisation.' })
  @Allow(MAY_ADD)
  addCertificate(
    @IdArg('organisationId') organisationId: string,
    @Args('input') input: CertificateInput,
    @Context() { em }: RequestContext,
  ): Promise<typeof AddCertificateResult> {
    return orRefusal(async () => {
      const id = await this.service.add({ ...input, organisationId });
      return this.modelOf(em, id);
    }, LIMIT_REACHED);
  }

  @Mutation(() => ReviseCertificateResult, { description: 'Replaces what is entered of a certificate.' })
  @Allow(MAY_CHANGE)
  reviseCertificate(
    @IdArg('id') id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('input') input: CertificateInput,
    @Context() { em }: RequestContext,
  ): Promise<typeof ReviseCertificateResult> {
    return orRefusal(async () => {
      await this.service.revise(id, version, input);
      return this.modelOf(em, id);
    }, STALE_VERSION);
  }

  @Mutation(() => Boolean, { description: 'Deletes a certificate that was recorded by mistake.' })
  @Allow(MAY_CHANGE)
  async removeCertificate(@IdArg('id') id: string): Promise<boolean> {
    await this.service.remove(id);
    return true;
  }

  private async modelOf(em: RequestContext['em'], id: string): Promise<CertificateModel> {
    return toCertificateModel(await em.findOneOrFail(Certificate, { id }), this.today());
  }

  private today(): string {
    return this.clock.today('UTC').toString();
  }
}
