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
