/*
 * The shop on a bad road. Asks the network first for every page; keeps what never changes (scripts, styles, the
 * typeface, icons, pictures), one page that says there is no connection, and pages of the open market for at most
 * five minutes. Nothing behind a sign-in, in the cart, at the till or of the API is ever kept.
 * Change VERSION with this file: the new worker takes over at once and throws the old one's caches away.
 */
const VERSION = "1";
const SHELL = `oja-shell-${VERSION}`;
const STATIC = `oja-static-${VERSION}`;
const PICTURES = `oja-pictures-${VERSION}`;
const PAGES = `oja-pages-${VERSION}`;
const OURS = [SHELL, STATIC, PICTURES, PAGES];

const OFFLINE = "/offline";
const KEPT_AT = "x-kept-at";
/** Prices older than this are never shown. */
const PAGE_MS = 5 * 60 * 1000;
const SHELL_MS = 60 * 60 * 1000;
const MOST = { [STATIC]: 200, [PICTURES]: 150, [PAGES]: 20 };

const isOpenMarket = (path) => path === "/" || path === "/search" || /^\/(categories|collections|products)\/[^/]+$/.test(path);
const isHashed = (path) => path.startsWith("/_next/static/");
const isStatic = (path) => /^\/(fonts\/|icon|apple-touch-icon|manifest\.webmanifest)/.test(path);
const isPicture = (path) => path.startsWith("/media/");

self.addEventListener("install", (event) => {
  event.waitUntil(keepShell().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(takeOver());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  if (request.method !== "GET") {
    // Something changes: a kept page may now show the wrong cart.
    event.waitUntil(caches.delete(PAGES));
    return;
  }
  if (request.mode === "navigate") event.respondWith(openPage(event, url));
  else if (isHashed(url.pathname)) event.respondWith(fromCache(request));
  else if (isStatic(url.pathname)) event.respondWith(fromCacheFirst(event, STATIC));
  else if (isPicture(url.pathname)) event.respondWith(fromCacheFirst(event, PICTURES));
});

async function takeOver() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("oja-") && !OURS.includes(name)).map((name) => caches.delete(name)));
  if (self.registration.navigationPreload) await self.registration.navigationPreload.enable();
  await self.clients.claim();
}

/** The page from the network; without one, the same page if it is minutes old, or the page that says so. */
async function openPage(event, url) {
  try {
    const answer = (await event.preloadResponse) || (await fetch(event.request));
    if (isOpenMarket(url.pathname) && isKeepable(answer)) event.waitUntil(keepPage(event.request, answer.clone()));
    event.waitUntil(refreshShell());
    return answer;
  } catch {
    return (await keptPage(event.request, url)) || (await caches.match(OFFLINE, { cacheName: SHELL })) || Response.error();
  }
}

const isKeepable = (answer) =>
  answer.status === 200 && answer.type === "basic" && !answer.redirected && (answer.headers.get("content-type") || "").startsWith("text/html");

async function keepPage(request, answer) {
  const headers = new Headers(answer.headers);
  headers.set(KEPT_AT, String(Date.now()));
  await put(PAGES, request, new Response(await answer.blob(), { status: 200, headers }));
}

async function keptPage(request, url) {
  if (!isOpenMarket(url.pathname)) return null;
  const kept = await caches.match(request, { cacheName: PAGES });
  return kept && ageOf(kept) < PAGE_MS ? kept : null;
}

const ageOf = (kept) => {
  const age = Date.now() - Number(kept.headers.get(KEPT_AT));
  // A clock that was set back must not make a page young for ever.
  return age < 0 ? Infinity : age;
};

/** Its name changes with its content: what is kept is right. */
async function fromCache(request) {
  const kept = await caches.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.status === 200) await put(STATIC, request, answer.clone());
  return answer;
}

/** What is kept at once, and a look for a newer one behind it (the browser's own cache spares the road for a week). */
async function fromCacheFirst(event, name) {
  const kept = await caches.match(event.request);
  const asked = fetch(event.request).then(async (answer) => {
    if (answer.status === 200) await put(name, event.request, answer.clone());
    return answer;
  });
  if (!kept) return asked;
  event.waitUntil(asked.catch(() => undefined));
  return kept;
}

async function put(name, request, answer) {
  try {
    const cache = await caches.open(name);
    // Taken out first, so that the oldest is the one put in longest ago.
    await cache.delete(request);
    await cache.put(request, answer);
    const keys = await cache.keys();
    await Promise.all(keys.slice(0, Math.max(0, keys.length - MOST[name])).map((key) => cache.delete(key)));
  } catch {
    // The phone is full: the shop works without.
  }
}

async function refreshShell() {
  const kept = await caches.match(OFFLINE, { cacheName: SHELL });
  if (!kept || ageOf(kept) > SHELL_MS) await keepShell().catch(() => undefined);
}

/** The page for no connection, as a stranger sees it, with all that it needs. */
async function keepShell() {
  const answer = await fetch(OFFLINE, { credentials: "omit", cache: "reload" });
  if (!isKeepable(answer)) throw new Error(`No page for no connection: ${answer.status}`);
  const html = await answer.text();
  const files = [...new Set(html.match(/static\/(?:chunks|css|media)\/[\w./~%@+-]+\.(?:js|css|woff2)/g) || [])];
  const needs = [...files.map((file) => `/_next/${file}`), "/fonts/oja.woff2", "/icon.svg", "/manifest.webmanifest"];
  const cache = await caches.open(SHELL);
  await Promise.all(
    needs.map(async (path) => {
      const got = await fetch(path);
      if (got.status === 200) await cache.put(path, got);
    }),
  );
  const headers = new Headers(answer.headers);
  headers.set(KEPT_AT, String(Date.now()));
  await cache.put(OFFLINE, new Response(html, { status: 200, headers }));
  const wanted = new Set([OFFLINE, ...needs]);
  const keys = await cache.keys();
  await Promise.all(keys.filter((key) => !wanted.has(new URL(key.url).pathname)).map((key) => cache.delete(key)));
}
