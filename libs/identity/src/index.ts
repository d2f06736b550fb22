import { OneTimeLink } from './domain/one-time-link.entity.js';
import { Person } from './domain/person.entity.js';
import { Session } from './domain/session.entity.js';
import { SignInAttempt } from './domain/sign-in-attempt.entity.js';

export { PeopleService } from './application/people.service.js';
export { hashPassword } from './application/secrets.js';
export { SessionsService } from './application/sessions.service.js';
export { foldEmail } from './domain/person.entity.js';
export { personLoader } from './graphql/person.loader.js';
export { PersonModel, ViewerModel, toPersonModel } from './graphql/person.model.js';
export { tokenOf } from './graphql/session-cookie.js';
export { IdentityModule } from './identity.module.js';
export { PUBLIC_URL } from './identity.tokens.js';
export { OneTimeLink, Person, Session, SignInAttempt };
export const identityEntities = [Person, Session, OneTimeLink, SignInAttempt];
