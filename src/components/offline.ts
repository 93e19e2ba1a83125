/** Has a service worker keep what was opened, so that it can be read again without a network. */
import type { Opened } from '../build/offline-message.ts';
import { href } from './href.ts';

async function keepOpened(): Promise<void> {
  const registration = await navigator.serviceWorker.register(href('sw.js'));
  await navigator.serviceWorker.ready;
  const opened: Opened = {
    page: location.href,
    loaded: performance.getEntriesByType('resource').map(({ name }) => name),
    saving: Boolean((navigator as { connection?: { saveData?: boolean } }).connection?.saveData),
  };
  // One that waits for the pages of the last build to be closed needs this page too: it may be of its own build.
  for (const worker of [registration.active, registration.waiting, registration.installing])
    worker?.postMessage(opened);
}

// Where it cannot be had, the page is what it is without.
if (import.meta.env.PROD && 'serviceWorker' in navigator)
  addEventListener('load', () =>
    (globalThis.requestIdleCallback ?? setTimeout)(() => keepOpened().catch(console.warn)),
  );
