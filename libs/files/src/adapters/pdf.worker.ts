import { parentPort, workerData } from 'node:worker_threads';
import { getDocumentProxy } from 'unpdf';

/** Opens one PDF and says what is wrong with it. */
try {
  const document = await getDocumentProxy(new Uint8Array(workerData as Uint8Array), {
    stopAtErrors: true,
    verbosity: 0,
  });
  await document.getPage(1);
  parentPort!.postMessage(document.numPages > 0 ? null : 'damaged');
} catch (error) {
  parentPort!.postMessage((error as Error).name === 'PasswordException' ? 'encrypted' : 'damaged');
}
process.exit();
