import { Global, Module } from '@nestjs/common';
import { SubjectRegistry } from './subject.js';
import { ViewerFactsRegistry } from './viewer-facts-registry.js';

@Global()
@Module({
  providers: [SubjectRegistry, ViewerFactsRegistry],
  exports: [SubjectRegistry, ViewerFactsRegistry],
})
export class AccessModule {}
