import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, type Viewer, admin, everyone, signedIn } from '#access';
import { CurrentViewer, IdArg, type RequestContext, orRefusal } from '#graphql';
import { PeopleService } from '../application/people.service.js';
import { type OpenedSession, SESSION_DAYS, SessionsService } from '../application/sessions.service.js';
import { SignInService } from '../application/sign-in.service.js';
import { Person } from '../domain/person.entity.js';
import { clearSessionCookie, clientInfo, setSessionCookie } from './session-cookie.js';
import {
  ChoosePasswordInput,
  CreateFirstAdminInput,
  InviteColleagueInput,
  SignInInput,
} from './identity.inputs.js';
import {
  ChoosePasswordResult,
  LINK_NOT_USABLE,
  SignInResult,
  SignedIn,
  TOO_MANY_ATTEMPTS,
  WEAK_PASSWORD,
  WRONG_CREDENTIALS,
} from './identity.results.js';
import { PersonModel, SessionModel, ViewerModel, toPersonModel } from './person.model.js';

@Resolver(() => ViewerModel)
export class IdentityResolver {
  constructor(
    private readonly signInService: SignInService,
    private readonly people: PeopleService,
    private readonly sessions: SessionsService,
  ) {}

  @Query(() => ViewerModel, { description: 'Who is asking.' })
  @Allow(everyone)
  async viewer(@CurrentViewer() viewer: Viewer, @Context() { em }: RequestContext): Promise<ViewerModel> {
    const person = viewer.personId ? await em.findOne(Person, { id: viewer.personId }) : null;
    return Object.assign(new ViewerModel(), {
      person: person && toPersonModel(person),
      isStaff: viewer.isStaff,
      isAdmin: viewer.isAdmin,
    });
  }

  @Query(() => [SessionModel], { description: 'Browsers and programs in which the viewer is signed in.' })
  @Allow(signedIn)
  async mySessions(
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
  ): Promise<SessionModel[]> {
    const sessions = await this.sessions.runningOf(em, viewer.personId!);
    return sessions.map(({ id, createdAt, lastSeenAt, expiresAt, userAgent }) =>
      Object.assign(new SessionModel(), {
        id,
        createdAt,
        lastSeenAt,
        expiresAt,
        userAgent,
        isCurrent: id === viewer.sessionId,
      }),
    );
  }

  @Mutation(() => SignInResult)
  @Allow(everyone)
  signIn(
    @Args('input') input: SignInInput,
    @Context() context: RequestContext,
  ): Promise<typeof SignInResult> {
    return orRefusal(
      async () =>
        this.signedIn(
          context,
          await this.signInService.signIn(input.email, input.password, clientInfo(context)),
        ),
      WRONG_CREDENTIALS,
      TOO_MANY_ATTEMPTS,
    );
  }

  @Mutation(() => Boolean, { description: 'Ends this session, or another one of the viewer.' })
  @Allow(signedIn)
  async signOut(
    @CurrentViewer() viewer: Viewer,
    @Context() context: RequestContext,
    @IdArg('sessionId', { nullable: true, description: 'This session when left out.' }) sessionId?: string,
  ): Promise<boolean> {
    const ending = sessionId ?? viewer.sessionId;
    if (ending) await this.sessions.end(viewer, ending);
    if (ending === viewer.sessionId) clearSessionCookie(context);
    return true;
  }

  @Mutation(() => Number, {
    description: 'Ends all sessions of the viewer, this one too; gives their number.',
  })
  @Allow(signedIn)
  async signOutEverywhere(
    @CurrentViewer() viewer: Viewer,
    @Context() context: RequestContext,
  ): Promise<number> {
    clearSessionCookie(context);
    return this.sessions.endAll(viewer);
  }

  @Mutation(() => Boolean, {
    description: 'Writes a letter with a link, if there is such an account. Always true.',
  })
  @Allow(everyone)
  async requestPasswordReset(@Args('email', { type: () => String }) email: string): Promise<boolean> {
    await this.people.requestPasswordReset(email);
    return true;
  }

  @Mutation(() => ChoosePasswordResult, { description: 'Takes up an invitation, or sets a new password.' })
  @Allow(everyone)
  choosePassword(
    @Args('input') input: ChoosePasswordInput,
    @Context() context: RequestContext,
  ): Promise<typeof ChoosePasswordResult> {
    return orRefusal(
      async () =>
        this.signedIn(
          context,
          await this.people.choosePassword(input.token, input.password, clientInfo(context)),
        ),
      LINK_NOT_USABLE,
      WEAK_PASSWORD,
    );
  }

  @Mutation(() => ChoosePasswordResult, { description: 'Takes up the link that a new installation prints.' })
  @Allow(everyone)
  createFirstAdmin(
    @Args('input') input: CreateFirstAdminInput,
    @Context() context: RequestContext,
  ): Promise<typeof ChoosePasswordResult> {
    return orRefusal(
      async () =>
        this.signedIn(context, await this.people.createFirstAdmin(input.token, input, clientInfo(context))),
      LINK_NOT_USABLE,
      WEAK_PASSWORD,
    );
  }

  @Mutation(() => PersonModel, {
    description: 'Makes somebody staff or an administrator, inviting them when new.',
  })
  @Allow(admin)
  async inviteColleague(
    @Args('input') input: InviteColleagueInput,
    @Context() { em }: RequestContext,
  ): Promise<PersonModel> {
    const id = await this.people.inviteColleague(input);
    return toPersonModel(await em.findOneOrFail(Person, { id }));
  }

  private async signedIn(context: RequestContext, session: OpenedSession): Promise<SignedIn> {
    setSessionCookie(context, session.token, SESSION_DAYS * 86_400);
    const person = await context.em.findOneOrFail(Person, { id: session.personId });
    // The answer shows the person's own e-mail address, which from here on the viewer may see.
    Object.assign(context, { viewer: { ...context.viewer, personId: person.id } });
    return Object.assign(new SignedIn(), {
      token: session.token,
      expiresAt: session.expiresAt,
      person: toPersonModel(person),
    });
  }
}
