import { activityEntities } from '#activity';
import { agreementEntities } from '#agreement';
import { capabilityEntities } from '#capability';
import { databaseEntities } from '#database';
import { directoryEntities } from '#directory';
import { fairEntities } from '#fair';
import { floorEntities } from '#floor';
import { filesEntities } from '#files';
import { identityEntities } from '#identity';
import { importEntities } from '#import';
import { matchingEntities } from '#matching';
import { notificationEntities } from '#notification';
import { planningEntities } from '#planning';
import { recognitionEntities } from '#recognition';
import { schedulingEntities } from '#scheduling';
import { searchEntities } from '#search';
import { sourcingEntities } from '#sourcing';
import { supplyChainEntities } from '#supply-chain';
import { supportEntities } from '#support';
import { targetEntities } from '#target';
import { reportEntities } from '#report';
import { terminologyEntities } from '#terminology';

/** Every entity of the product, in the order of dependence. */
export const entities = [
  ...databaseEntities,
  ...notificationEntities,
  ...identityEntities,
  ...filesEntities,
  ...directoryEntities,
  ...capabilityEntities,
  ...terminologyEntities,
  ...fairEntities,
  ...matchingEntities,
  ...schedulingEntities,
  ...planningEntities,
  ...floorEntities,
  ...agreementEntities,
  ...recognitionEntities,
  ...supportEntities,
  ...activityEntities,
  ...supplyChainEntities,
  ...targetEntities,
  ...reportEntities,
  ...importEntities,
  ...searchEntities,
  ...sourcingEntities,
];
