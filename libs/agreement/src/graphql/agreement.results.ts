import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Allow, everyone } from '#access';
import { Refusal, StaleVersionModel, refusal, resultUnion } from '#graphql';
import {
  AgreementDisputedError,
  AgreementStatusError,
  AgreementVerifiedError,
  DocumentMissingError,
  DuplicateDocumentError,
  OwnReportError,
  UnusualAgreementError,
} from '../domain/agreement.errors.js';
import type { UnusualPointCode } from '../domain/agreement-checks.js';
import type { AgreementAction, AgreementStatus } from '../domain/agreement-state.js';
import {
  AgreementActionEnum,
  AgreementModel,
  AgreementStatusEnum,
  UnusualPointEnum,
} from './agreement.model.js';

@ObjectType('UnusualPoint', { description: 'Something unlikely but possible, at a field of the input.' })
@Allow(everyone)
export class UnusualPointModel {
  @Field(() => UnusualPointEnum)
  code!: UnusualPointCode;

  @Field(() => [String], { description: 'Where in the input, outermost first.' })
  path!: string[];

  @Field(() => String)
  message!: string;
}

@ObjectType('UnusualAgreementError', {
  implements: () => Refusal,
  description: 'Something about it is unlikely: check it, and send it again with `confirmUnusual`.',
})
@Allow(everyone)
export class UnusualAgreementModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => [UnusualPointModel])
  points!: UnusualPointModel[];
}

@ObjectType('OwnReportError', {
  implements: () => Refusal,
  description: 'Whoever reported an agreement does not confirm it as well.',
})
@Allow(everyone)
export class OwnReportModel implements Refusal {
  code!: string;
  message!: string;
}

@ObjectType('DocumentMissingError', {
  implements: () => Refusal,
  description: 'Staff verify against a signed document, and none is named.',
})
@Allow(everyone)
export class DocumentMissingModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => ID)
  agreementId!: string;
}

@ObjectType('AgreementVerifiedError', {
  implements: () => Refusal,
  description: 'It has been verified against its document and can no longer be revised.',
})
@Allow(everyone)
export class AgreementVerifiedModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => ID)
  agreementId!: string;
}

@ObjectType('AgreementStatusError', {
  implements: () => Refusal,
  description: 'Not possible in the state in which the agreement is.',
})
@Allow(everyone)
export class AgreementStatusModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => AgreementStatusEnum)
  status!: AgreementStatus;

  @Field(() => [AgreementActionEnum], { description: 'What the viewer may do instead.' })
  possibleActions!: AgreementAction[];
}

@ObjectType('AgreementDisputedError', {
  implements: () => Refusal,
  description: 'The parties name different figures: staff settle that first.',
})
@Allow(everyone)
export class AgreementDisputedModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => ID)
  agreementId!: string;
}

@ObjectType('DuplicateDocumentError', {
  implements: () => Refusal,
  description:
    'This very document is with another agreement: send it again with `confirmDuplicate` when it is right.',
})
@Allow(everyone)
export class DuplicateDocumentModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => [String], { description: 'Numbers of those agreements that the viewer may see.' })
  numbers!: string[];
}

export const AGREEMENT_DISPUTED = refusal(AgreementDisputedError, AgreementDisputedModel);
export const DUPLICATE_DOCUMENT = refusal(DuplicateDocumentError, DuplicateDocumentModel);
export const UNUSUAL_AGREEMENT = refusal(UnusualAgreementError, UnusualAgreementModel);
export const OWN_REPORT = refusal(OwnReportError, OwnReportModel);
export const DOCUMENT_MISSING = refusal(DocumentMissingError, DocumentMissingModel);
export const AGREEMENT_VERIFIED = refusal(AgreementVerifiedError, AgreementVerifiedModel);
export const AGREEMENT_STATUS = refusal(AgreementStatusError, AgreementStatusModel);

export const RecordAgreementResult = resultUnion('RecordAgreementResult', [
  AgreementModel,
  UnusualAgreementModel,
]);
export const ReviseAgreementResult = resultUnion('ReviseAgreementResult', [
  AgreementModel,
  StaleVersionModel,
  AgreementVerifiedModel,
  AgreementStatusModel,
  UnusualAgreementModel,
]);
export const ConfirmAgreementResult = resultUnion('ConfirmAgreementResult', [
  AgreementModel,
  StaleVersionModel,
  OwnReportModel,
  AgreementStatusModel,
  AgreementDisputedModel,
]);
export const VerifyAgreementResult = resultUnion('VerifyAgreementResult', [
  AgreementModel,
  StaleVersionModel,
  DocumentMissingModel,
  AgreementStatusModel,
  AgreementDisputedModel,
]);
export const TerminateAgreementResult = resultUnion('TerminateAgreementResult', [
  AgreementModel,
  StaleVersionModel,
  AgreementStatusModel,
]);
export const AgreementStepResult = resultUnion('AgreementStepResult', [
  AgreementModel,
  StaleVersionModel,
  OwnReportModel,
  AgreementStatusModel,
]);
export const AmendAgreementResult = resultUnion('AmendAgreementResult', [
  AgreementModel,
  StaleVersionModel,
  AgreementStatusModel,
  UnusualAgreementModel,
]);
export const AddAgreementDocumentResult = resultUnion('AddAgreementDocumentResult', [
  AgreementModel,
  AgreementStatusModel,
  DuplicateDocumentModel,
]);
export const MergeAgreementsResult = resultUnion('MergeAgreementsResult', [
  AgreementModel,
  StaleVersionModel,
]);
