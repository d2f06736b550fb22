import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What is serious or critical to people with impairments, one sentence for each rule that the page breaks. */
export async function barriers(page: Page): Promise<string[]> {
  // Legacy mode: no frames of other origins here, for which it would open a second page each time.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `axe ${id}: ${nodes
          .slice(0, 3)
          .map(({ html }) => html.slice(0, 160))
          .join(' | ')}`,
    );
}

/** Keys of texts that no language file has, such as `status.meaning.ACTIVE`, shown as they are. */
export async function untranslated(page: Page): Promise<string[]> {
  const text = await page.evaluate<string>('document.body.innerText');
  const keys = new Set(text.match(/\b[a-z][A-Za-z]*(?:\.[A-Za-z]+)*\.[A-Z][A-Z_]+\b/g));
  return [...keys].map((key) => `shows the key ${key}`);
}

/** Whether the page is wider than its window, and what sticks out. */
export async function overflow(page: Page): Promise<string[]> {
  const wide = await page.evaluate<string[] | null>(`(() => {
    const root = document.scrollingElement;
    if (root.scrollWidth <= innerWidth && root.scrollWidth <= screen.width) return null;
    return [...document.querySelectorAll('main *')]
      .filter((one) => one.getBoundingClientRect().right > screen.width + 1)
      .slice(0, 3)
      .map((one) => one.outerHTML.slice(0, 120));
  })()`);
  return wide ? [`scrolls sideways: ${wide.join(' | ')}`] : [];
}
