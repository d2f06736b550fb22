import { Module } from '@nestjs/common';
import { RecognitionImport } from './application/recognition-import.js';
import { RecognitionSheet } from './application/recognition-sheet.js';
import { RecognitionsService } from './application/recognitions.service.js';
import { RecognitionResolver } from './graphql/recognition.resolver.js';
import { RecognitionController } from './http/recognition.controller.js';

@Module({
  controllers: [RecognitionController],
  providers: [RecognitionsService, RecognitionImport, RecognitionSheet, RecognitionResolver],
  exports: [RecognitionsService, RecognitionImport],
})
export class RecognitionModule {}
