import { defineEntity, p } from '@mikro-orm/core';

const OutboxEventSchema = defineEntity({
  name: 'OutboxEvent',
  properties: {
    /** Order of writing; not the order of commit, see OutboxReader. */
    seq: p.bigint('string').primary().autoincrement(),
    /** The writing transaction, so that a reader can tell what may still appear before it. */
    transaction: p
      .bigint('string')
      .columnType('xid8')
      .defaultRaw('pg_current_xact_id()')
      .onCreate(() => undefined as unknown as string),
    topic: p.text(),
    payload: p.json<Record<string, unknown>>(),
    occurredAt: p.datetime().onCreate(() => new Date()),
  },
  indexes: [{ properties: ['transaction', 'seq'] }],
});

/** Something that happened, written with the change itself; everything done after commit starts from here. */
export class OutboxEvent extends OutboxEventSchema.class {}
OutboxEventSchema.setClass(OutboxEvent);

const OutboxConsumerSchema = defineEntity({
  name: 'OutboxConsumer',
  properties: {
    name: p.text().primary(),
    /** Everything up to and with this transaction and event has been handled. */
    transaction: p.bigint('string').default('0'),
    seq: p.bigint('string').default('0'),
    updatedAt: p
      .datetime()
      .onCreate(() => new Date())
      .onUpdate(() => new Date()),
  },
});

/** How far one consumer has come. */
export class OutboxConsumer extends OutboxConsumerSchema.class {}
OutboxConsumerSchema.setClass(OutboxConsumer);

const OutboxFailureSchema = defineEntity({
  name: 'OutboxFailure',
  properties: {
    seq: p.bigint('string').primary(),
    consumer: p.text().primary(),
    topic: p.text(),
    payload: p.json<Record<string, unknown>>(),
    error: p.text(),
    failedAt: p.datetime().onCreate(() => new Date()),
  },
});

/** An event that a consumer couldn't handle after all its tries; kept for an administrator to look at. */
export class OutboxFailure extends OutboxFailureSchema.class {}
OutboxFailureSchema.setClass(OutboxFailure);
