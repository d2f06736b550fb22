import type { FastifyRequest } from 'fastify';
import type { RequestContext } from '#graphql';
import type { ClientInfo } from '../application/sessions.service.js';

export const SESSION_COOKIE = 'fairmatch_session';

/** The token that a request carries: a program's bearer token, else a browser's cookie. */
export function tokenOf(headers: { authorization?: string; cookie?: string }): string | null {
  const bearer = /^Bearer (\S{20,200})$/.exec(headers.authorization ?? '');
  if (bearer) return bearer[1]!;
  const cookie = new RegExp(`(?:^|;\\s*)${SESSION_COOKIE}=([\\w-]{20,200})`).exec(headers.cookie ?? '');
  return cookie?.[1] ?? null;
}

export function setSessionCookie(
  { request, reply }: RequestContext,
  token: string,
  maxAgeSeconds: number,
): void {
  reply.header('set-cookie', `${SESSION_COOKIE}=${token}; Max-Age=${maxAgeSeconds}; ${attributes(request)}`);
}

export function clearSessionCookie({ request, reply }: RequestContext): void {
  reply.header('set-cookie', `${SESSION_COOKIE}=; Max-Age=0; ${attributes(request)}`);
}

export function clientInfo({ request }: RequestContext): ClientInfo {
  return { userAgent: request.headers['user-agent']?.slice(0, 300) ?? null, address: request.ip };
}

/** Lax, so that a link in a letter opens signed in; a form on another site can't post JSON here anyway. */
function attributes(request: FastifyRequest): string {
  return `Path=/; HttpOnly; SameSite=Lax${request.protocol === 'https' ? '; Secure' : ''}`;
}
