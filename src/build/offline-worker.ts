/**
 * The service worker: what a reader has opened can be read again without a network. Pages and files come from the
 * network first, files with a hash in their name from the cache; `offline.ts` puts `BUILD` in front.
 */
import { isHashed, keptAnew, standInFor, type Build } from './offline-build.ts';
import type { Opened } from './offline-message.ts';

declare const BUILD: Build;

const worker = self as unknown as ServiceWorkerGlobalScope;
const ROOT = worker.registration.scope;
/** Caches of other builds, and of other sites at the same origin, have other names. */
const PREFIX = `offline ${ROOT} `;
const CACHE = PREFIX + BUILD.id;

/** How long a page may take to arrive before the kept one is shown, in milliseconds. */
const PATIENCE = 4000;

const cacheOfBuild = (): Promise<Cache> => caches.open(CACHE);
const address = (path: string): string => new URL(path, ROOT).href;
/** A page is the same whatever its query says, and is kept once. */
const withoutQuery = (url: string): string => url.replace(/[?#].*$/, '');

async function earlierCaches(): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
}

/** Puts a file into this build's cache. @throws TypeError without a network; Error when there is no such file */
async function keep(path: string): Promise<void> {
  const cache = await cacheOfBuild();
  const url = address(path);
  if (await cache.match(url)) return;
  // What has a hash in its name is the same in every build.
  const known = isHashed(path) ? await caches.match(url) : undefined;
  const response = known ?? (await fetch(url, { cache: isHashed(path) ? 'default' : 'no-cache', priority: 'low' }));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  await cache.put(url, response);
}

/** Fetches this build's form of what was kept of the last one: all of it, or this build is not installed. */
async function install(): Promise<void> {
  const had = new Set<string>();
  for (const name of await earlierCaches())
    for (const { url } of await (await caches.open(name)).keys()) had.add(url.slice(ROOT.length));
  for (const path of keptAnew(had, BUILD, isSaving())) await keep(path);
}

function isSaving(): boolean {
  return Boolean((navigator as { connection?: { saveData?: boolean } }).connection?.saveData);
}

/** Runs once no page of the last build is open any more: no page ever mixes files of two. */
async function activate(): Promise<void> {
  for (const name of await earlierCaches()) await caches.delete(name);
  await worker.clients.claim();
}

/** A page was opened: keeps it, what it has loaded, and what it may yet ask for. */
async function keepOpened({ page, loaded, saving }: Opened): Promise<void> {
  const path = withoutQuery(page).slice(ROOT.length);
  const needed = BUILD.pages[path];
  if (!needed) return;
  const own = loaded.filter((url) => url.startsWith(ROOT)).map((url) => url.slice(ROOT.length));
  // Whatever does not arrive now is kept when it is used.
  const standIn = standInFor(path, BUILD);
  for (const one of new Set([path, ...own, standIn, ...BUILD.pages[standIn]!, ...(saving ? [] : needed)]))
    await keep(one).catch(() => undefined);
}

/** From the network, and into the cache under this address. */
async function fetched(event: FetchEvent, url: string): Promise<Response> {
  const response = await fetch(event.request);
  if (response.status === 200) {
    const copy = response.clone();
    // A full disk costs the copy, nothing more.
    event.waitUntil(
      cacheOfBuild()
        .then((cache) => cache.put(url, copy))
        .catch(() => undefined),
    );
  }
  return response;
}

async function answerHashed(event: FetchEvent): Promise<Response> {
  return (await caches.match(event.request.url)) ?? fetched(event, event.request.url);
}

async function answerFile(event: FetchEvent): Promise<Response> {
  const kept = await (await cacheOfBuild()).match(event.request.url);
  return fetched(event, event.request.url).catch((error) => {
    if (kept) return kept;
    throw error;
  });
}

/** From the network; when it fails or is slow, as it was kept; when it was not, the page that says so. */
async function answerPage(event: FetchEvent): Promise<Response> {
  const url = withoutQuery(event.request.url);
  const cache = await cacheOfBuild();
  const kept = await cache.match(url);
  const network = fetched(event, url);
  event.waitUntil(network.catch(() => undefined));
  if (!kept)
    return network.catch(
      async (error) => (await cache.match(address(standInFor(url.slice(ROOT.length), BUILD)))) ?? Promise.reject(error),
    );
  const slow = new Promise<Response>((resolve) => setTimeout(() => resolve(kept), PATIENCE));
  return Promise.race([network.catch(() => kept), slow]);
}

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));
worker.addEventListener('message', (event) => event.waitUntil(keepOpened(event.data as Opened)));
worker.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  if (method !== 'GET' || !url.startsWith(ROOT)) return;
  if (mode === 'navigate') event.respondWith(answerPage(event));
  else event.respondWith(isHashed(url.slice(ROOT.length)) ? answerHashed(event) : answerFile(event));
});
