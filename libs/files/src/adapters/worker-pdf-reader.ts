import { PdfReader } from '../application/pdf-reader.port.js';
import { spawnWorker } from '#timetable-solver';

const TIMEOUT_MS = 15_000;

/** Opens PDFs by PDF.js in a thread: a file made to exhaust its reader ends with the thread, and nothing else. */
export class WorkerPdfReader extends PdfReader {
  faultOf(content: Buffer): Promise<'damaged' | 'encrypted' | null> {
    return new Promise((resolve) => {
      const worker = spawnWorker('./pdf.worker.js', import.meta.url, new Uint8Array(content));
      const end = (fault: 'damaged' | 'encrypted' | null) => {
        clearTimeout(timer);
        void worker.terminate();
        resolve(fault);
      };
      const timer = setTimeout(() => end('damaged'), TIMEOUT_MS);
      worker.once('message', end);
      worker.once('error', () => end('damaged'));
      worker.once('exit', () => end('damaged'));
    });
  }
}
