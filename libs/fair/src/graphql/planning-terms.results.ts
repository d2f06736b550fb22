import { StaleVersionModel, resultUnion } from '#graphql';
import { HasMeetingsModel } from './fair.results.js';
import { DelegateModel } from './participation.model.js';
import { PlanningTermsModel } from './planning-terms.model.js';

export const PlanningTermsResult = resultUnion('PlanningTermsResult', [PlanningTermsModel, HasMeetingsModel]);
export const ReviseInterpreterResult = resultUnion('ReviseInterpreterResult', [
  PlanningTermsModel,
  StaleVersionModel,
]);
export const ReviseFairSessionResult = resultUnion('ReviseFairSessionResult', [
  PlanningTermsModel,
  StaleVersionModel,
  HasMeetingsModel,
]);
export const SetDelegateStayResult = resultUnion('SetDelegateStayResult', [
  DelegateModel,
  StaleVersionModel,
  HasMeetingsModel,
]);
