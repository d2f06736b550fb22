/** `@jest/globals` for modules that outlive the test file for which they were loaded: the present file's `jest`. */
export const jest = new Proxy({}, { get: (_, name) => globalThis.jest[name] });
