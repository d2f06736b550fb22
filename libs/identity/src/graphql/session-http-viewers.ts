import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Viewer } from '#access';
import { identifyActor } from '#database';
import { HttpViewers } from '#graphql';
import { SessionsService } from '../application/sessions.service.js';
import { tokenOf } from './session-cookie.js';

/** Who sends a plain HTTP request: by bearer token or cookie, as with GraphQL. */
@Injectable()
export class SessionHttpViewers extends HttpViewers {
  constructor(private readonly sessions: SessionsService) {
    super();
  }

  async viewerOf(request: FastifyRequest): Promise<Viewer> {
    const viewer = await this.sessions.viewerOf(tokenOf(request.headers));
    identifyActor(viewer.personId);
    return viewer;
  }
}
