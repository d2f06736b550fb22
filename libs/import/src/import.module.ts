import { Module } from '@nestjs/common';
import { SupplierImportsService } from './application/supplier-imports.service.js';
import { ImportResolver, ImportSubjects } from './graphql/import.resolver.js';
import { ImportController } from './http/import.controller.js';

@Module({
  controllers: [ImportController],
  providers: [SupplierImportsService, ImportSubjects, ImportResolver],
  exports: [SupplierImportsService],
})
export class ImportModule {}
