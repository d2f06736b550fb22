import { type ArgumentMetadata, ValidationPipe, type ValidationError } from '@nestjs/common';
import { InvalidInputError, type InputProblem } from '#kernel';

/** Carries the pipe's own errors up to where the argument's name is known; arguments are checked side by side. */
class WrongInput extends Error {
  constructor(readonly errors: ValidationError[]) {
    super();
  }
}

/** Checks inputs against their class-validator rules; every wrong field is reported with its path. */
export class InputValidationPipe extends ValidationPipe {
  constructor() {
    super({
      transform: true,
      forbidUnknownValues: false,
      exceptionFactory: (errors) => new WrongInput(errors),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    // Only arguments of operations; context and parent come in through other decorators.
    if (metadata.type !== 'body') return value;
    try {
      return await super.transform(value, metadata);
    } catch (error) {
      if (!(error instanceof WrongInput)) throw error;
      throw new InvalidInputError(problemsOf(error.errors, metadata.data ? [metadata.data] : []));
    }
  }
}

function problemsOf(errors: ValidationError[], path: string[]): InputProblem[] {
  return errors.flatMap((error) => {
    const here = [...path, error.property];
    return [
      ...Object.values(error.constraints ?? {}).map((message) => ({ path: here, message })),
      ...problemsOf(error.children ?? [], here),
    ];
  });
}
