/*
 * Keeps the pages of the day when the network is away. It touches nothing but files of the web app: what they show is kept
 * by the pages themselves (src/offline).
 */
const CACHE = 'fairmatch-day';
const SHELL = '/';
/** Builds leave files behind; beyond this many it is begun anew. */
const MOST_FILES = 400;
/** How many milliseconds a page may take to come while there is a kept one. */
const PATIENCE = 5000;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

/** A page says which files it stands on. Those that are kept already are left alone: their names carry a hash. */
self.addEventListener('message', (event) => {
  if (event.data?.keep) event.waitUntil(keep(event.data.keep));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith('/assets/')) event.respondWith(fileOf(request));
  else if (request.mode === 'navigate') event.respondWith(pageOf(request));
});

async function keep(urls) {
  if ((await (await caches.open(CACHE)).keys()).length > MOST_FILES) await caches.delete(CACHE);
  const cache = await caches.open(CACHE);
  await cache.add(new Request(SHELL, { cache: 'reload' }));
  for (const url of urls) {
    if (await cache.match(url)) continue;
    // One that is gone doesn't keep the others from being kept.
    await cache.add(url).catch(() => undefined);
  }
}

async function fileOf(request) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}

/** The newest page; the kept one when there is no network, or one so bad that nothing comes of it, or no server behind it. */
async function pageOf(request) {
  const kept = await caches.match(SHELL);
  if (!kept) return fetch(request);
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(PATIENCE) });
    return answer.status >= 500 ? kept : answer;
  } catch {
    return kept;
  }
}
