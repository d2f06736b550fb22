/** Node's own loader, taught what jest.config.mjs says of modules: TypeScript, imports of `#library`, stand-ins. */
import { registerHooks } from 'node:module';
import { statSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

const TRANSFORM_OPTIONS = {
  isInternalModule: false,
  supportsDynamicImport: true,
  supportsExportNamespaceFrom: true,
  supportsStaticESM: true,
  supportsTopLevelAwait: true,
};
const root = new URL('../../../', import.meta.url).href;
const sourceMaps = new Map();
let names = [];
let transformer;

/** From now on modules are loaded as this project says; gives where the source map of each is, by its address. */
export function loadFor(config, itsTransformer) {
  names = config.moduleNameMapper.map(([pattern, file]) => [new RegExp(pattern), file]);
  transformer = itsTransformer;
  return sourceMaps;
}

registerHooks({
  resolve(specifier, context, next) {
    if (!isOurs(context.parentURL)) return next(specifier, context);
    if (specifier === '@jest/globals') return next(import.meta.resolve('./jest-globals.mjs'), context);
    return next(mapped(specifier, context.parentURL) ?? specifier, context);
  },
  load(url, context, next) {
    if (!isOurs(url) || !/\.tsx?(\?|$)/.test(url)) return next(url, context);
    const { code, sourceMapPath } = transformer.transform(fileURLToPath(url), TRANSFORM_OPTIONS);
    if (sourceMapPath) sourceMaps.set(url, sourceMapPath);
    return { format: 'module', source: code, shortCircuit: true };
  },
});

function isOurs(url) {
  return Boolean(url?.startsWith(root)) && !url.includes('/node_modules/');
}

/** The file that the project's names lead to, whichever ending it has there. */
function mapped(specifier, parentUrl) {
  const [pattern, file] = names.find(([one]) => one.test(specifier)) ?? [];
  if (!pattern) return null;
  const name = specifier.replace(pattern, file);
  const url = name.startsWith('.') ? new URL(name, parentUrl) : pathToFileURL(name);
  const found = ['.ts', '.tsx', ''].map((ending) => `${url.href}${ending}`).find(isFile);
  return found ?? null;
}

function isFile(url) {
  return statSync(new URL(url), { throwIfNoEntry: false })?.isFile() ?? false;
}
