import { createReadStream } from 'node:fs';
import { connect } from 'node:net';
import { ScannerAwayError } from '../domain/files.errors.js';
import { type ScanVerdict, VirusScanner } from '../application/virus-scanner.port.js';

const TIMEOUT_MS = 30_000;
const CHUNK_BYTES = 65_536;
const LONGEST_ANSWER = 4096;

/** Asks a clamd by its INSTREAM command: chunks with their length in front, ended by an empty one. */
export class ClamavScanner extends VirusScanner {
  constructor(private readonly address: { host: string; port: number }) {
    super();
  }

  async scan(path: string): Promise<ScanVerdict> {
    const answer = await this.ask(path).catch(() => {
      throw new ScannerAwayError();
    });
    // `stream: OK`, `stream: Eicar-Test-Signature FOUND`, `INSTREAM size limit exceeded. ERROR`
    if (answer.endsWith(': OK')) return { clean: true };
    const signature = /: (.+) FOUND$/.exec(answer)?.[1];
    if (signature) return { clean: false, signature };
    throw new ScannerAwayError();
  }

  private ask(path: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = connect(this.address);
      let answer = '';
      socket.setTimeout(TIMEOUT_MS, () => socket.destroy(new Error('No answer in time.')));
      socket.on('error', reject);
      socket.on('data', (data) => {
        answer += data.toString('utf8');
        if (answer.length > LONGEST_ANSWER) socket.destroy(new Error('This is no clamd.'));
      });
      socket.on('close', () => resolve(answer.replaceAll('\0', '').trim()));
      socket.on('connect', () => {
        void send(path, socket).catch((error: Error) => socket.destroy(error));
      });
    });
  }
}

async function send(path: string, socket: ReturnType<typeof connect>): Promise<void> {
  const write = (data: Buffer) =>
    new Promise<void>((resolve, reject) =>
      socket.write(data, (error) => (error ? reject(error) : resolve())),
    );
  await write(Buffer.from('zINSTREAM\0'));
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE((chunk as Buffer).length);
    await write(Buffer.concat([length, chunk as Buffer]));
  }
  await write(Buffer.alloc(4));
}
