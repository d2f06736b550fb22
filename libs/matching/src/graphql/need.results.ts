import { StaleVersionModel, resultUnion } from '#graphql';
import { NeedModel } from './need.model.js';

export const ReviseNeedResult = resultUnion('ReviseNeedResult', [NeedModel, StaleVersionModel]);
export const CloseNeedResult = resultUnion('CloseNeedResult', [NeedModel, StaleVersionModel]);
export const ReopenNeedResult = resultUnion('ReopenNeedResult', [NeedModel, StaleVersionModel]);
