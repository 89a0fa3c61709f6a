/**
 * The service worker of an archive that wants none: it takes the place of the
 * one that readers may have from earlier, forgets what was kept, and goes.
 */
declare const self: ServiceWorkerGlobalScope;

self.addEventListener("install", () => void self.skipWaiting());

self.addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(`khotin ${self.registration.scope} `));
  await Promise.all(names.map((name) => caches.delete(name)));
  await self.registration.unregister();
}

export {};
