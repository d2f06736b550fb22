import { MikroOrmModule } from '@mikro-orm/nestjs';
import { type DynamicModule, Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { ActivityModule } from '#activity';
import { AgreementModule } from '#agreement';
import { CapabilityModule } from '#capability';
import { DatabaseModule } from '#database';
import { DirectoryModule } from '#directory';
import { FairModule } from '#fair';
import { FloorModule } from '#floor';
import { FilesModule, type FilesSettings } from '#files';
import { IdentityModule } from '#identity';
import { ImportModule } from '#import';
import { JobsModule } from '#jobs';
import { Clock, SystemClock } from '#kernel';
import { MatchingModule } from '#matching';
import { NotificationModule } from '#notification';
import { PlanningModule } from '#planning';
import { RecognitionModule } from '#recognition';
import { ReportModule } from '#report';
import { SchedulingModule } from '#scheduling';
import { type MeilisearchSettings, SearchModule } from '#search';
import { SourcingModule } from '#sourcing';
import { SupplyChainModule } from '#supply-chain';
import { SupportModule } from '#support';
import { TargetModule } from '#target';
import { TerminologyModule } from '#terminology';
import { ClockModule } from './clock.module.js';
import { productOrmOptions } from './orm.js';

export interface DomainSettings {
  readonly databaseUrl: string;
  readonly poolSize?: number;
  /** Under which people reach the product; links in letters start with it. */
  readonly publicUrl: string;
  readonly clock?: Clock;
  /** Whether this process does the background work too; otherwise a worker must. */
  readonly runsJobs?: boolean;
  /** Where files are kept, and what looks into them first. */
  readonly files: FilesSettings;
  /** A server that answers searches; PostgreSQL does without one, and when it is away. */
  readonly meilisearch?: MeilisearchSettings | null;
}

/** All domain libraries with their infrastructure: what API, worker, command line and tests share. */
@Module({})
export class DomainModule {
  static forRoot(settings: DomainSettings): DynamicModule {
    return {
      module: DomainModule,
      imports: [
        MikroOrmModule.forRoot({
          ...productOrmOptions({ url: settings.databaseUrl, poolSize: settings.poolSize }),
          registerRequestContext: false,
        }),
        ClockModule.forRoot(settings.clock ?? new SystemClock()),
        AccessModule,
        DatabaseModule,
        JobsModule.forRoot({ databaseUrl: settings.databaseUrl, runsJobs: settings.runsJobs ?? true }),
        NotificationModule,
        IdentityModule.forRoot({ publicUrl: settings.publicUrl }),
        FilesModule.forRoot(settings.files),
        DirectoryModule,
        CapabilityModule,
        TerminologyModule,
        FairModule,
        MatchingModule,
        SchedulingModule,
        PlanningModule,
        FloorModule,
        SearchModule.forRoot({ meilisearch: settings.meilisearch ?? null }),
        AgreementModule,
        RecognitionModule,
        SupportModule,
        ActivityModule,
        SupplyChainModule,
        TargetModule,
        ReportModule,
        ImportModule,
        SourcingModule,
      ],
    };
  }
}
