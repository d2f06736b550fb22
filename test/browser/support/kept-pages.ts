import type { Page } from 'playwright-core';
import { eventually } from '../../support/eventually.js';

/** The files and answers that the pages of the day stand on are on the device. */
export async function isKept(device: Page): Promise<void> {
  await eventually(async () => {
    const files = await device.evaluate<number>(
      `caches.open('fairmatch-day').then((one) => one.keys()).then((keys) => keys.length)`,
    );
    expect(files).toBeGreaterThan(5);
    const answers = await device.evaluate<number>(`new Promise((done) => {
      const open = indexedDB.open('fairmatch-day');
      open.onsuccess = () => {
        const count = open.result.transaction('answers').objectStore('answers').count();
        count.onsuccess = () => done(count.result);
      };
    })`);
    expect(answers).toBeGreaterThanOrEqual(4);
  });
}
