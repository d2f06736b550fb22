import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

/** Less than half of what the package's own `source` gives every page to read. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** How long something may look wrong while a page is still being drawn. */
const DRAWN_AFTER_MS = 10_000;

/**
 * What a check finds wrong with a page that has been drawn: on a busy machine that is later than its last answer. A page
 * that is sound is looked at once.
 */
export async function onceDrawn(check: () => Promise<string[]>): Promise<string[]> {
  const deadline = performance.now() + DRAWN_AFTER_MS;
  for (;;) {
    const found = await check();
    if (found.length === 0 || performance.now() > deadline) return found;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** What is serious or critical to people with impairments, one sentence for each rule that the page breaks. */
export function barriers(page: Page): Promise<string[]> {
  return onceDrawn(() => barriersNow(page));
}

/** Without the rules that axe calls minor or moderate whatever they find: a part of its work that nobody asks for. */
const LOOK_FOR_BARRIERS = `(() => {
  const grave = ['serious', 'critical'];
  const others = axe._audit.rules.filter(({ impact }) => !grave.includes(impact));
  return axe
    .run(document, {
      resultTypes: ['violations'],
      rules: Object.fromEntries(others.map(({ id }) => [id, { enabled: false }])),
    })
    .then(({ violations }) =>
      violations
        .filter(({ impact }) => grave.includes(impact))
        .map(({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html }) => html.slice(0, 160))]),
    );
})()`;

export async function barriersNow(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const found = await page.evaluate<[string, string[]][]>(LOOK_FOR_BARRIERS);
  return found.map(([id, nodes]) => `axe ${id}: ${nodes.join(' | ')}`);
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
