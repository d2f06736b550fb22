import { SupplyLink } from './domain/supply-link.entity.js';

export { SupplyLinksService, type SupplyClaim } from './application/supply-links.service.js';
export { SupplyChainModule } from './supply-chain.module.js';
export { SupplyLink };
export const supplyChainEntities = [SupplyLink];
