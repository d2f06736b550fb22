import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { DomainModule, type DomainSettings } from '#assembly';
import { DecimalScalar, HttpPolicyGuard, LocalDateScalar } from '#graphql';
import { RealtimeModule } from '#realtime';
import { GraphqlOptions } from './graphql-options.js';

@Module({})
export class AppModule {
  static forRoot(settings: DomainSettings): DynamicModule {
    return {
      module: AppModule,
      imports: [
        DomainModule.forRoot(settings),
        RealtimeModule,
        GraphQLModule.forRootAsync<ApolloDriverConfig>({ driver: ApolloDriver, useClass: GraphqlOptions }),
      ],
      providers: [DecimalScalar, LocalDateScalar, { provide: APP_GUARD, useClass: HttpPolicyGuard }],
    };
  }
}
