import { type Browser, type BrowserContext, type Page, chromium } from 'playwright-core';
import { TEST_PASSWORD } from '../../factories/people.js';
import { borrowTestApp } from '../../support/borrow-test-app.js';
import { type TestApp, startTestApp } from '../../support/test-app.js';
import { REFUSED_CAMERA, type TestCamera } from './test-camera.js';

export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

export interface VisitorOptions {
  /** Signs in as this person first. */
  as?: string;
  password?: string;
  viewport?: { width: number; height: number };
  language?: 'en' | 'vi';
  /** Where they are; Hanoi unless it is said otherwise. */
  timeZone?: string;
  /** What its camera shows, or that whoever was asked for it has refused; without it there is none. */
  camera?: TestCamera | 'refused';
}

/** One for a file, and one for each camera: each visitor has a profile of its own in it. */
const browsers = new Map<string, Promise<Browser>>();

/** The product with its web app, and a browser that visits it. */
export interface BrowserApp {
  readonly test: TestApp;
  /** A page of a browser profile of its own: nobody else's cookies, the clock of the product, Hanoi's time zone. */
  visitor(options?: VisitorOptions): Promise<Page>;
  /** Moves the clock of the product and of every open page to an instant. */
  moveTo(instant: string): Promise<void>;
  close(): Promise<void>;
}

/** For a file that needs one. */
export function startBrowserApp({ now }: { now?: string } = {}): Promise<BrowserApp> {
  return openBrowserApp(startTestApp({ now, webApp: surroundings().webApp }));
}

/** For a file that wants one anew in every test, see `borrowTestApp`. */
export function borrowBrowserApp({ now }: { now?: string } = {}): Promise<BrowserApp> {
  return openBrowserApp(borrowTestApp({ now, webApp: surroundings().webApp }));
}

/** Ends the browser: after the last test of a file. */
export async function closeBrowser(): Promise<void> {
  const closing = await Promise.all(browsers.values());
  browsers.clear();
  await Promise.all(closing.map((browser) => browser.close()));
}

function surroundings() {
  const { TEST_WEB_APP: webApp, TEST_CHROMIUM: executablePath } = process.env;
  if (!webApp || !executablePath) throw new Error('Run these tests as the Jest project "browser".');
  return { webApp, executablePath };
}

async function openBrowserApp(starting: Promise<TestApp>): Promise<BrowserApp> {
  const [test, browserOfFile] = await Promise.all([starting, browserWith()]);
  const contexts: BrowserContext[] = [];
  return {
    test,
    async visitor({ as, password, viewport = DESKTOP, language = 'en', camera, timeZone } = {}) {
      const itsBrowser = camera ? await browserWith(camera) : browserOfFile;
      const context = await itsBrowser.newContext({
        baseURL: test.url,
        viewport,
        isMobile: viewport.width < 600,
        hasTouch: viewport.width < 600,
        locale: language === 'vi' ? 'vi-VN' : 'en-GB',
        timezoneId: timeZone ?? 'Asia/Ho_Chi_Minh',
        reducedMotion: 'reduce',
      });
      contexts.push(context);
      context.setDefaultTimeout(Number(process.env.BROWSER_TIMEOUT ?? 60_000));
      await context.clock.setFixedTime(test.clock.now().epochMilliseconds);
      const page = await context.newPage();
      if (as) await signIn(page, as, password);
      return page;
    },
    async moveTo(instant) {
      test.clock.set(instant);
      for (const context of contexts) await context.clock.setFixedTime(test.clock.now().epochMilliseconds);
    },
    async close() {
      await Promise.all(contexts.map((context) => context.close()));
      await test.close();
    },
  };
}

/** Runs as root and as anybody else, without a system package: the sandbox of the browser needs more than both. */
function browserWith(camera?: VisitorOptions['camera']): Promise<Browser> {
  const extra = camera === 'refused' ? REFUSED_CAMERA : (camera?.options ?? []);
  const key = extra.join(' ');
  const running = browsers.get(key);
  if (running) return running;
  const starting = chromium.launch({
    executablePath: surroundings().executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none', ...extra],
  });
  browsers.set(key, starting);
  return starting;
}

/** Types name and password into the sign-in page, in whichever language it is shown. */
export async function signIn(page: Page, email: string, password = TEST_PASSWORD): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel(/^(E-mail|Email|Thư điện tử)/).fill(email);
  await page.getByRole('textbox', { name: /^(Password|Mật khẩu)/ }).fill(password);
  await page
    .getByRole('main')
    .getByRole('button', { name: /^(Sign in|Đăng nhập)$/ })
    .click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}
