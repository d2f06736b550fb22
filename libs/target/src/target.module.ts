import { Module } from '@nestjs/common';
import { ProgrammesService } from './application/programmes.service.js';
import { ProgrammeResolver, TargetRecordResolver } from './graphql/target.resolver.js';

@Module({
  providers: [ProgrammesService, ProgrammeResolver, TargetRecordResolver],
  exports: [ProgrammesService],
})
export class TargetModule {}
