import { inspect } from 'node:util';
import type { INestApplication } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { AddressLimit } from '#graphql';

/** Modules of the framework, whose objects are none of a test's business. */
const FRAMEWORK = /^(InternalCore|GraphQL|MikroOrm)/;

type Fields = Record<string, unknown>;
type Kept = Map<Fields, Map<string, unknown>>;

/**
 * What the objects of an application remember in their fields (counts, caches, what they work at), as it was when this
 * was made. Whatever is a simple value, a list, a map or a set is known; deeper things are left as they are.
 */
export class AppMemory {
  private readonly kept: Kept;

  constructor(app: INestApplication) {
    this.kept = new Map([...objectsOf(app)].map((one) => [one, new Map(Object.entries(one).map(copied))]));
  }

  /** Whether any of them is at something: they keep the promise of a work until it is done. */
  isAtWork(): boolean {
    return [...this.kept.keys()].some((one) => Object.values(one).flatMap(promisesIn).some(isPending));
  }

  /** Makes it as it was; what comes round by the clock starts anew. */
  restore(): void {
    for (const [one, fields] of this.kept) {
      for (const [name, before] of fields) restoreField(one, name, before);
    }
  }
}

function* objectsOf(app: INestApplication): Generator<Fields> {
  for (const module of app.get(ModulesContainer).values()) {
    if (FRAMEWORK.test(module.metatype.name)) continue;
    for (const { instance } of [...module.providers.values(), ...module.controllers.values()]) {
      if (typeof instance !== 'object' || instance === null) continue;
      yield instance as unknown as Fields;
      for (const value of Object.values(instance))
        if (value instanceof AddressLimit) yield value as unknown as Fields;
    }
  }
}

function copied([name, value]: [string, unknown]): [string, unknown] {
  if (Array.isArray(value)) return [name, [...(value as unknown[])]];
  if (value instanceof Map) return [name, new Map(value)];
  if (value instanceof Set) return [name, new Set(value)];
  return [name, value];
}

function promisesIn(value: unknown): Promise<unknown>[] {
  const values = value instanceof Map || value instanceof Set ? [...value.values()] : [value];
  return values.filter((one) => one instanceof Promise);
}

/** Nothing else tells without waiting. */
function isPending(promise: Promise<unknown>): boolean {
  return inspect(promise, { depth: 0 }).includes('<pending>');
}

function restoreField(one: Fields, name: string, before: unknown): void {
  const now = one[name];
  if (Array.isArray(before) && Array.isArray(now)) now.splice(0, Infinity, ...(before as unknown[]));
  else if (before instanceof Map && now instanceof Map)
    refill(now, before, ([key, value]) => now.set(key, value));
  else if (before instanceof Set && now instanceof Set) refill(now, before, (value) => now.add(value));
  else if (typeof before !== 'object' || before === null) one[name] = before;
  for (const timer of [one[name]].flat()) if (isTimer(timer)) timer.refresh();
}

function refill<T>(now: { clear(): void }, before: Iterable<T>, add: (entry: T) => void): void {
  now.clear();
  for (const entry of before) add(entry);
}

function isTimer(value: unknown): value is NodeJS.Timeout {
  return typeof value === 'object' && value !== null && value.constructor.name === 'Timeout';
}
