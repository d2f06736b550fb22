import { type DynamicModule, Global, Module } from '@nestjs/common';
import { HttpViewers } from '#graphql';
import { PeopleService } from './application/people.service.js';
import { SessionsService } from './application/sessions.service.js';
import { SignInService } from './application/sign-in.service.js';
import { SessionHttpViewers } from './graphql/session-http-viewers.js';
import { IdentityResolver } from './graphql/identity.resolver.js';
import { PUBLIC_URL } from './identity.tokens.js';

@Global()
@Module({})
export class IdentityModule {
  static forRoot(settings: { publicUrl: string }): DynamicModule {
    return {
      module: IdentityModule,
      providers: [
        { provide: PUBLIC_URL, useValue: settings.publicUrl.replace(/\/$/, '') },
        PeopleService,
        SessionsService,
        SignInService,
        { provide: HttpViewers, useClass: SessionHttpViewers },
        IdentityResolver,
      ],
      exports: [HttpViewers, PUBLIC_URL, PeopleService, SessionsService],
    };
  }
}
