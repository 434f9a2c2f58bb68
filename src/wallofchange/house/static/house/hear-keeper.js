// The service worker of /hear/. It keeps that page, empty of anybody, and its files: nothing else passes here.
/* global KEPT */
const SHELF = `hear-${KEPT.version}`;
const PATIENCE = 4_000; // ms until a line is as good as none

self.addEventListener("install", (event) => event.waitUntil(fill()));
self.addEventListener("activate", (event) => event.waitUntil(clear()));
self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== self.location.origin) return;
  if (mode === "navigate" && pathname === KEPT.at) event.respondWith(fresh(event.request, KEPT.page));
  else if (KEPT.files.includes(pathname)) event.respondWith(fresh(event.request, pathname));
});

/** All or nothing; a page that leads to the login is not ours to keep. */
async function fill() {
  const shelf = await caches.open(SHELF);
  const asked = [KEPT.page, ...KEPT.files].map((url) => new Request(url, { cache: "reload", redirect: "error" }));
  await shelf.addAll(asked);
  await self.skipWaiting();
}

async function clear() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("hear-") && name !== SHELF).map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** From the house where it answers, else what was kept. */
async function fresh(request, kept) {
  const late = new Promise((_, give) => setTimeout(give, PATIENCE));
  const asked = fetch(request);
  return Promise.race([asked, late]).catch(async () => (await caches.match(kept)) ?? asked);
}
