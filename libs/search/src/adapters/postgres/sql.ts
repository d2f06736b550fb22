/** A piece of SQL with the values of its `?` in order. */
export interface Sql {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** `sql\`country = ${x}\``: values become parameters, pieces of SQL are put in as they are. */
export function sql(strings: TemplateStringsArray, ...parts: readonly (Sql | string | number | null)[]): Sql {
  let text = strings[0]!;
  const values: unknown[] = [];
  parts.forEach((part, index) => {
    if (part !== null && typeof part === 'object') {
      text += part.text;
      values.push(...part.values);
    } else {
      text += '?';
      values.push(part);
    }
    text += strings[index + 1]!;
  });
  return { text, values };
}

/** SQL that is written in the code, never anything from outside. */
export function raw(text: string): Sql {
  return { text, values: [] };
}

export function joined(pieces: readonly Sql[], separator: string): Sql {
  return {
    text: pieces.map(({ text }) => text).join(separator),
    values: pieces.flatMap(({ values }) => values),
  };
}

/** All of the conditions; true when there are none. */
export function allOf(conditions: readonly Sql[]): Sql {
  if (conditions.length === 0) return raw('true');
  return joined(
    conditions.map((condition) => sql`(${condition})`),
    ' and ',
  );
}

/** Any of the conditions; false when there are none. */
export function anyOf(conditions: readonly Sql[]): Sql {
  if (conditions.length === 0) return raw('false');
  return sql`(${joined(
    conditions.map((condition) => sql`(${condition})`),
    ' or ',
  )})`;
}

/** A text array as one parameter: the driver would spread a JavaScript array over several. */
export function textArray(values: readonly string[]): Sql {
  return sql`${arrayLiteral(values)}::text[]`;
}

export function arrayLiteral(values: readonly string[]): string {
  return `{${values.map((value) => `"${value.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
}
