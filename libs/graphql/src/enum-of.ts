import { registerEnumType } from '@nestjs/graphql';

/**
 * Registers a GraphQL enum for a list of our values: `no-thanks` becomes `NO_THANKS`, and reads back as `no-thanks`.
 * Give the result to `@Field(() => …)`.
 */
export function enumOf<const Value extends string>(
  name: string,
  values: readonly Value[],
  options: { description?: string; describe?: Partial<Record<Value, string>> } = {},
): Record<string, Value> {
  const nameOf = (value: string) => value.toUpperCase().replaceAll('-', '_');
  const byName = Object.fromEntries(values.map((value) => [nameOf(value), value]));
  registerEnumType(byName, {
    name,
    description: options.description,
    valuesMap: Object.fromEntries(
      Object.entries(options.describe ?? {}).map(([value, description]) => [nameOf(value), { description }]),
    ) as never,
  });
  return byName as Record<string, Value>;
}
