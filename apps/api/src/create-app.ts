import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { MEDIA_TYPES } from '#files';
import { LARGEST_FILE_BYTES } from '#import';
import { newId } from '#kernel';
import { type DomainSettings } from '#assembly';
import { runAs } from '#database';
import { InputValidationPipe } from '#graphql';
import { AppModule } from './app.module.js';
import { addHttpSurroundings } from './http-surroundings.js';
import { PassGraphqlErrors } from './pass-graphql-errors.filter.js';

/** Bytes a request may have; imports and documents have a path of their own. */
const BODY_LIMIT = 1_048_576;

export interface AppSettings extends DomainSettings {
  readonly logLevel: string;
}

/** The HTTP application, not yet listening. */
export async function createApp(settings: AppSettings): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    genReqId: () => newId(),
    trustProxy: 'loopback',
    forceCloseConnections: true,
    logger: settings.logLevel === 'silent' ? false : { level: settings.logLevel },
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(settings), adapter, {
    logger: settings.logLevel === 'silent' ? false : ['error', 'warn', 'fatal'],
    abortOnError: false,
  });
  app.useBodyParser('application/octet-stream', { bodyLimit: LARGEST_FILE_BYTES });
  // Documents go on as the stream that they are; who takes them counts the bytes.
  app
    .getHttpAdapter()
    .getInstance()
    .addContentTypeParser(
      [...MEDIA_TYPES],
      (_request: unknown, body: unknown, done: (e: null, b: unknown) => void) => done(null, body),
    );
  await addHttpSurroundings(app);
  app.useWebSocketAdapter(new IoAdapter(app));
  app.useGlobalPipes(new InputValidationPipe());
  app.useGlobalFilters(new PassGraphqlErrors(app.getHttpAdapter()));
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, _reply, done) => {
      runAs({ personId: null, requestId: request.id, via: 'web' }, done);
    });
  return app;
}
