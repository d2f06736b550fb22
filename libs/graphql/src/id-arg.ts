import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { Args, ID } from '@nestjs/graphql';
import { InvalidInputError, isId } from '#kernel';

class ParseId implements PipeTransform<unknown, unknown> {
  constructor(private readonly name: string) {}

  transform(value: unknown, _: ArgumentMetadata): unknown {
    const values = Array.isArray(value) ? value : [value];
    const wrong = values.filter((one) => one !== null && one !== undefined && !isId(one));
    if (wrong.length > 0) throw InvalidInputError.at(this.name, `"${String(wrong[0])}" is not an id.`);
    return value;
  }
}

/** An `ID!` argument that must be one of our ids. */
export function IdArg(
  name: string,
  options: { description?: string; nullable?: boolean } = {},
): ParameterDecorator {
  return Args(name, { type: () => ID, ...options }, new ParseId(name));
}

/** An `[ID!]!` argument. */
export function IdListArg(
  name: string,
  options: { description?: string; defaultValue?: string[] } = {},
): ParameterDecorator {
  return Args(name, { type: () => [ID], ...options }, new ParseId(name));
}
