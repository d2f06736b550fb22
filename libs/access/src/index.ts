export { AccessDeniedError } from './access-denied.error.js';
export { AccessModule } from './access.module.js';
export { Allow } from './allow.decorator.js';
export { PolicyMissingError, declaredPolicy, enforcePolicies } from './enforce-policies.js';
export { policyContext, type PolicyContext } from './policy-context.js';
export {
  admin,
  anyMember,
  anyOf,
  anyOrganizer,
  everyone,
  fairArgument,
  fromArgument,
  fromParent,
  memberOf,
  ofParent,
  organisationArgument,
  caretakerOf,
  organizerOf,
  personOf,
  publicly,
  signedIn,
  staff,
  type Policy,
  type PolicyQuestion,
  type SubjectSelector,
} from './policy.js';
export { SubjectRegistry, type Subject, type SubjectLoader } from './subject.js';
export { ViewerFactsRegistry } from './viewer-facts-registry.js';
export { NOBODY, SYSTEM, type Viewer, type ViewerFacts } from './viewer.js';
