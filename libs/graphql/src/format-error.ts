import { unwrapResolverError } from '@apollo/server/errors';
import { DriverException } from '@mikro-orm/core';
import type { GraphQLFormattedError } from 'graphql';
import { AccessDeniedError } from '#access';
import { DomainError, InvalidInputError, NotFoundError } from '#kernel';

/**
 * Turns what was thrown into what a client may know. Only errors meant for people keep their message; anything else is
 * a bug, which is handed to `report` and shown without detail.
 */
export function formatError(
  formatted: GraphQLFormattedError,
  thrown: unknown,
  report: (error: unknown) => string,
): GraphQLFormattedError {
  const error = unwrapResolverError(thrown);
  const { locations, path } = formatted;
  const as = (code: string, message: string, extra: Record<string, unknown> = {}): GraphQLFormattedError => ({
    message,
    ...(locations && { locations }),
    ...(path && { path }),
    extensions: { code, ...extra },
  });
  if (error instanceof AccessDeniedError) {
    return as(error.isSignedIn ? 'FORBIDDEN' : 'UNAUTHENTICATED', error.message);
  }
  if (error instanceof NotFoundError)
    return as('NOT_FOUND', error.message, { what: error.what, id: error.id });
  if (error instanceof InvalidInputError) {
    return as('BAD_USER_INPUT', error.message, { problems: error.problems });
  }
  if (error instanceof DomainError) return as(error.code, error.message, { facts: error.facts });
  if (isMalformedId(error)) return as('BAD_USER_INPUT', 'An id in the input is malformed.');
  const code = formatted.extensions?.code;
  if (error === thrown && typeof code === 'string' && code !== 'INTERNAL_SERVER_ERROR') {
    // Parsing, validation and coercion of the request itself.
    return as(code, formatted.message);
  }
  if (typeof code === 'string' && code === 'BAD_USER_INPUT') return as(code, formatted.message);
  const requestId = report(error);
  return as('INTERNAL_SERVER_ERROR', `Something went wrong here. Tell us this number: ${requestId}.`, {
    requestId,
  });
}

/** PostgreSQL's "invalid input syntax for type uuid": an id that slipped past the input's own checks. */
function isMalformedId(error: unknown): boolean {
  return error instanceof DriverException && (error as { code?: string }).code === '22P02';
}
