import {
  type CanActivate,
  type ExecutionContext,
  ForbiddenException,
  Injectable,
  SetMetadata,
  UnauthorizedException,
  createParamDecorator,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { type Policy, SubjectRegistry, type Viewer, policyContext } from '#access';
import { isId } from '#kernel';

const HTTP_POLICY = 'fairmatch:http-policy';

/** Declares who may call a plain HTTP route. A route without one is closed to everybody. */
export const AllowHttp = (policy: Policy): MethodDecorator => SetMetadata(HTTP_POLICY, policy);

/** Gives the viewer of a plain HTTP request; bound by the identity library. */
export abstract class HttpViewers {
  abstract viewerOf(request: FastifyRequest): Promise<Viewer>;
}

type RequestWithViewer = FastifyRequest & { fairmatchViewer?: Viewer };

/** Injects who is asking into a controller method. */
export const HttpViewer = createParamDecorator((_: unknown, context: ExecutionContext): Viewer => {
  const viewer = context.switchToHttp().getRequest<RequestWithViewer>().fairmatchViewer;
  if (!viewer) throw new Error('No viewer: the policy guard did not run.');
  return viewer;
});

/** Deny by default for plain HTTP routes, as enforcePolicies is for GraphQL. */
@Injectable()
export class HttpPolicyGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly viewers: HttpViewers,
    private readonly subjects: SubjectRegistry,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const policy = this.reflector.get<Policy | undefined>(HTTP_POLICY, context.getHandler());
    if (!policy) throw new ForbiddenException('This route declares no policy.');
    const request = context.switchToHttp().getRequest<RequestWithViewer>();
    const viewer = await this.viewers.viewerOf(request);
    request.fairmatchViewer = viewer;
    const { subject: load } = policyContext(viewer, this.subjects);
    // A path can hold anything; what isn't an id is nobody's.
    const subject: typeof load = async (kind, id) => (isId(id) ? load(kind, id) : null);
    if (await policy.allows({ viewer, args: { ...(request.params as object) }, parent: undefined, subject }))
      return true;
    const message = `It is open to: ${policy.description}.`;
    throw viewer.personId ? new ForbiddenException(message) : new UnauthorizedException(message);
  }
}
