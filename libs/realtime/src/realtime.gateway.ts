import { Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  type OnGatewayConnection,
  type OnGatewayInit,
  SubscribeMessage,
  WebSocketGateway,
  WebSocketServer,
} from '@nestjs/websockets';
import type { Server, Socket } from 'socket.io';
import { SubjectRegistry, policyContext } from '#access';
import type { ReadEvent } from '#database';
import { SessionsService, tokenOf } from '#identity';
import { CommittedEvents } from '#jobs';
import { mayJoin, roomsOf } from './rooms.js';

/** What a client is told: what happened and to which records; it reads them again with its own rights. */
export interface ChangedMessage {
  readonly topic: string;
  readonly ids: Readonly<Record<string, unknown>>;
}

interface SocketData {
  token: string;
  sessionId: string;
}

/**
 * Live news over socket.io. A connection needs a session; it joins its person's and organisations' rooms by itself,
 * and others by `join`, answered `{ joined: true }` or `{ joined: false }` by the room's policy.
 */
@WebSocketGateway({ path: '/socket.io', serveClient: false, maxHttpBufferSize: 10_000 })
export class RealtimeGateway
  implements OnGatewayInit<Server>, OnGatewayConnection<Socket>, OnApplicationBootstrap, OnModuleDestroy
{
  private readonly logger = new Logger('Realtime');

  @WebSocketServer()
  private readonly server!: Server;

  constructor(
    private readonly sessions: SessionsService,
    private readonly subjects: SubjectRegistry,
    private readonly events: CommittedEvents,
  ) {}

  afterInit(server: Server): void {
    server.use((socket, next) => {
      void this.admit(socket).then(
        (admitted) => next(admitted ? undefined : new Error('UNAUTHENTICATED')),
        (error: Error) => {
          this.logger.error(error.stack ?? error.message);
          next(new Error('INTERNAL_SERVER_ERROR'));
        },
      );
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.events.onEvent((event) => this.tell(event));
  }

  onModuleDestroy(): void {
    this.server?.disconnectSockets(true);
  }

  async handleConnection(socket: Socket): Promise<void> {
    const viewer = await this.sessions.viewerOf((socket.data as SocketData).token);
    if (!viewer.personId) {
      socket.disconnect(true);
      return;
    }
    await socket.join([
      `person:${viewer.personId}`,
      `session:${viewer.sessionId}`,
      ...[...viewer.organisationIds].map((id) => `organisation:${id}`),
    ]);
    socket.emit('ready');
  }

  /** The viewer is looked up anew, so that a right taken away since connecting doesn't count. */
  @SubscribeMessage('join')
  async join(@ConnectedSocket() socket: Socket, @MessageBody() room: unknown): Promise<{ joined: boolean }> {
    const viewer = await this.sessions.viewerOf((socket.data as SocketData).token);
    const context = policyContext(viewer, this.subjects);
    const joined = typeof room === 'string' && room.length < 100 && (await mayJoin(context, room));
    if (joined) await socket.join(room);
    return { joined };
  }

  @SubscribeMessage('leave')
  async leave(@ConnectedSocket() socket: Socket, @MessageBody() room: unknown): Promise<{ left: boolean }> {
    if (typeof room === 'string') await socket.leave(room);
    return { left: true };
  }

  private async admit(socket: Socket): Promise<boolean> {
    const { authorization, cookie } = socket.handshake.headers;
    const auth = socket.handshake.auth as { token?: unknown };
    const bearer = typeof auth.token === 'string' ? `Bearer ${auth.token}` : authorization;
    const token = tokenOf({ authorization: bearer, cookie });
    const viewer = await this.sessions.viewerOf(token);
    if (!token || !viewer.sessionId) return false;
    Object.assign(socket.data as SocketData, { token, sessionId: viewer.sessionId });
    return true;
  }

  private tell({ topic, payload }: ReadEvent): void {
    if (topic === 'session.ended') {
      this.server.in(`session:${String(payload.sessionId)}`).disconnectSockets(true);
      return;
    }
    const rooms = roomsOf(payload);
    if (rooms.length > 0)
      this.server.to(rooms).emit('changed', { topic, ids: payload } satisfies ChangedMessage);
  }
}
