/**
 * A refusal that the person asking can act on: a slot is taken, a request has expired, a version is stale.
 * Throwing one rolls the transaction back; the transport edge turns it into a typed member of the result union.
 * `code` is stable and part of the API; `facts` are what a client needs to offer a way out.
 */
export abstract class DomainError<Facts extends object = object> extends Error {
  abstract readonly code: string;

  constructor(
    message: string,
    readonly facts: Facts,
  ) {
    super(message);
    this.name = new.target.name;
  }
}

/** What was asked for doesn't exist, or isn't there for this viewer. */
export class NotFoundError extends Error {
  constructor(
    readonly what: string,
    readonly id: string,
  ) {
    super(`There is no ${what} with the id ${id}.`);
    this.name = 'NotFoundError';
  }
}

export interface InputProblem {
  /** Where in the input, outermost first: `['input', 'slots', '3', 'startsAt']`. */
  path: string[];
  message: string;
}

/** Input that could be read but breaks a rule; every wrong field is named. */
export class InvalidInputError extends Error {
  constructor(readonly problems: InputProblem[]) {
    super(problems.map((problem) => `${problem.path.join('.')}: ${problem.message}`).join('; '));
    this.name = 'InvalidInputError';
  }

  static at(path: string, message: string): InvalidInputError {
    return new InvalidInputError([{ path: path.split('.'), message }]);
  }
}
