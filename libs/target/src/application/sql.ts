/** A piece of SQL with the values of its question marks. */
export interface Sql {
  readonly text: string;
  readonly params: readonly unknown[];
}

/** SQL in which values become parameters and pieces of SQL stand as they are. */
export function sql(
  strings: TemplateStringsArray,
  ...values: readonly (Sql | string | number | null)[]
): Sql {
  const params: unknown[] = [];
  const text = strings.reduce((all, part, index) => {
    if (index === 0) return part;
    const value = values[index - 1]!;
    if (typeof value === 'object' && value !== null) {
      params.push(...value.params);
      return all + value.text + part;
    }
    params.push(value);
    return `${all}?${part}`;
  }, '');
  return { text, params };
}

/** A fixed piece that somebody else wrote. */
export function rawSql(text: string, ...params: readonly unknown[]): Sql {
  return { text, params };
}
