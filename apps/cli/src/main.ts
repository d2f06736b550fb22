import 'reflect-metadata';
import { InvalidInputError, NotFoundError } from '#kernel';
import { commandLine } from './command-line.js';

try {
  await commandLine().parseAsync();
} catch (error) {
  const { code, message, stack } = error as Error & { code?: unknown };
  const isTheirs =
    typeof code === 'string' || error instanceof NotFoundError || error instanceof InvalidInputError;
  console.error(isTheirs || !stack ? message : stack);
  process.exitCode = 1;
}
