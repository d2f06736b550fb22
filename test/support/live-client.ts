import { type Socket, io } from 'socket.io-client';

export interface LiveMessage {
  topic: string;
  ids: Record<string, unknown>;
}

/** A browser's live connection, which keeps what it is told. */
export class LiveClient {
  readonly messages: LiveMessage[] = [];
  private constructor(readonly socket: Socket) {
    socket.on('changed', (message: LiveMessage) => this.messages.push(message));
  }

  /** Resolves when the connection has joined its own rooms; rejects with the server's reason. */
  static async connect(url: string, token: string | null): Promise<LiveClient> {
    const socket = io(url, {
      auth: { token },
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
    });
    const client = new LiveClient(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('ready', resolve);
      socket.once('connect_error', reject);
      socket.once('disconnect', (reason) => reject(new Error(reason)));
    });
    return client;
  }

  async join(room: string): Promise<boolean> {
    return ((await this.socket.emitWithAck('join', room)) as { joined: boolean }).joined;
  }

  /**
   * The first message of a topic, already here or to come. Rejects after `ms`: messages wait for older transactions of the
   * whole server, other tests' among them.
   */
  async heard(topic: string, ms = 60_000): Promise<LiveMessage> {
    const deadline = performance.now() + ms;
    for (;;) {
      const message = this.messages.find((one) => one.topic === topic);
      if (message) return message;
      if (performance.now() > deadline) throw new Error(`Not told of ${topic} within ${ms} ms.`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  close(): void {
    this.socket.close();
  }
}
