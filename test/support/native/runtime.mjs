import { pathToFileURL } from 'node:url';
import Runtime from 'jest-runtime';
import { loadFor } from './loader.mjs';

/** Modules are kept by their address: a number makes those that register hooks or tests run for every file anew. */
let run = 0;

/**
 * Runs test files as Node runs the product: modules are loaded once a worker by Node's own loader, not once a file into a
 * context of its own, which costs several seconds a file and runs everything cold. Jest does the rest as ever.
 */
export default class NativeRuntime extends Runtime {
  #surroundings = { ...process.env };
  #console = globalThis.console;
  #globals = [];

  constructor(config, environment, resolver, transformer, ...rest) {
    environment.fakeTimersModern = fakeTimersOf(environment, config);
    super(config, environment, resolver, transformer, ...rest);
    this.sourceMaps = loadFor(config, transformer);
    shareIntrinsics(environment.global);
    globalThis.console = environment.global.console;
  }

  setGlobalsForRuntime(globals) {
    super.setGlobalsForRuntime(globals);
    const all = { ...globals, jest: this.jestGlobals.jestObjectFor(this._testPath) };
    this.#globals = Object.keys(all);
    Object.assign(globalThis, all);
  }

  /** Files that Jest itself asks for: set-up files and the test file. */
  unstable_importModule(file) {
    const url = pathToFileURL(file);
    url.searchParams.set('run', `${(run += 1)}`);
    return import(url.href);
  }

  getSourceMaps() {
    return this.sourceMaps;
  }

  teardown() {
    super.teardown();
    for (const name of this.#globals) delete globalThis[name];
    globalThis.console = this.#console;
    for (const name of Object.keys(process.env)) if (!(name in this.#surroundings)) delete process.env[name];
    Object.assign(process.env, this.#surroundings);
  }
}

/** Faked is the clock that test and product have, not that of the file's context, which they don't run in. */
function fakeTimersOf({ fakeTimersModern: { constructor: FakeTimers } }, config) {
  return new FakeTimers({ config, global: globalThis });
}

/** Jest's own modules live in the file's context: what they compare with, such as `String`, is to be what tests have. */
function shareIntrinsics(global) {
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    const own = Object.getOwnPropertyDescriptor(globalThis, name);
    if (/^[A-Z]/.test(name) && typeof own.value === 'function' && name in global)
      Object.defineProperty(global, name, own);
  }
}
