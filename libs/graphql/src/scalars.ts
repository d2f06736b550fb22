import { CustomScalar, Scalar } from '@nestjs/graphql';
import { GraphQLError, type ValueNode, Kind } from 'graphql';

function badInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}

/** Marker classes by which code-first models name the scalars. */
export abstract class LocalDate {}
export abstract class Decimal {}

@Scalar('LocalDate', () => LocalDate)
export class LocalDateScalar implements CustomScalar<string, string> {
  description = 'A calendar date without a time: 2026-11-25.';

  parseValue(value: unknown): string {
    if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) {
      try {
        return Temporal.PlainDate.from(value, { overflow: 'reject' }).toString();
      } catch {
        // Falls through to the same message as any other wrong value.
      }
    }
    throw badInput(`${JSON.stringify(value)} is not a date such as 2026-11-25.`);
  }

  serialize(value: unknown): string {
    return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
  }

  parseLiteral(ast: ValueNode): string {
    return this.parseValue(ast.kind === Kind.STRING ? ast.value : undefined);
  }
}

@Scalar('Decimal', () => Decimal)
export class DecimalScalar implements CustomScalar<string, string> {
  description = 'An exact decimal number as text: "1234.50".';

  parseValue(value: unknown): string {
    const text = typeof value === 'number' ? String(value) : value;
    if (typeof text === 'string' && /^-?\d{1,18}(\.\d{1,9})?$/.test(text)) return text;
    throw badInput(`${JSON.stringify(value)} is not a decimal number such as "1234.50".`);
  }

  serialize(value: unknown): string {
    return String(value);
  }

  parseLiteral(ast: ValueNode): string {
    const literal = ast.kind === Kind.STRING || ast.kind === Kind.INT || ast.kind === Kind.FLOAT;
    return this.parseValue(literal ? ast.value : undefined);
  }
}
