import { Module } from '@nestjs/common';
import { SupplyLinkSubjects } from './application/supply-link.subjects.js';
import { SupplyLinksService } from './application/supply-links.service.js';
import { SupplyNetworkReader } from './application/supply-network.js';
import {
  ChainGapResolver,
  ChainLinkResolver,
  SupplyLinkResolver,
  SupplyNetworkResolver,
} from './graphql/supply-chain.resolver.js';

@Module({
  providers: [
    SupplyLinkSubjects,
    SupplyLinksService,
    SupplyNetworkReader,
    SupplyLinkResolver,
    SupplyNetworkResolver,
    ChainLinkResolver,
    ChainGapResolver,
  ],
  exports: [SupplyLinksService],
})
export class SupplyChainModule {}
