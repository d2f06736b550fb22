import type { Locator, Page } from 'playwright-core';

/** What a page does once it is drawn has been done: it hears keys from now on. */
export async function listens(page: Page): Promise<void> {
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done)))');
}

/** Chooses an option by its whole name, after typing a part of it where the field searches (`''` where it doesn't). */
export async function choose(scope: Page | Locator, label: string, option: string, typed = option) {
  const page = 'page' in scope ? scope.page() : scope;
  const field = scope.getByRole('combobox', { name: label });
  await field.click();
  if (typed) await field.fill(typed);
  // A concept's option says beside its name of which kind it is.
  await page
    .getByRole('option', { name: option, exact: true })
    .or(page.getByRole('option').filter({ has: page.getByText(option, { exact: true }) }))
    .first()
    .click();
}

/** Chooses one of a row of choices that stand side by side. */
export async function pick(scope: Page | Locator, label: string, choice: string) {
  await scope.getByRole('radiogroup', { name: label }).getByText(choice, { exact: true }).click();
}
