/**
 * The service worker: keeps what was read, so that it can be read again without
 * a network. Published as sw.js beside home; its scope is the archive.
 *
 * Pages and everything else whose content may change come from the network
 * whenever there is one; the kept copy is for when there is none. Files that
 * are named by their content never change, so that a kept one is as good as a
 * new one. Nothing is fetched that the reader did not ask for. What was searched
 * for is not kept: the search page is kept once, without its query.
 *
 * What the host no longer has is not kept, either; while it is in trouble, what
 * is kept is better than its answer. The page with which a hotel's or a school's
 * network asks for a password is shown and never kept in place of ours.
 */
import * as texts from "@params";

declare const self: ServiceWorkerGlobalScope;

/** What pages send here, and what they get back. */
interface Question {
  /** Keep this page, which was read before the worker was there. */
  keep?: string;
  /** Did this page come from what was kept? */
  ask?: string;
  /** Forget what searches read: the reader wants no trace of them here. */
  forget?: boolean;
}

/** Caches belong to the whole origin, on which other archives may live. */
const prefix = `khotin ${self.registration.scope} `;
/** The first version kept the search page under each query: it is dropped. */
const pages = `${prefix}pages 2`;
const files = `${prefix}files 1`;

/**
 * How many pages and files are kept; the oldest go first. A page takes about
 * 15 KB, and 400 files are what some twenty searches of a large archive need:
 * 3 MB at most.
 */
const limits: Record<string, number> = { [pages]: 150, [files]: 400 };

/** No file above this is kept: documents beside a write-up can be large. */
const mostBytes = 1 << 20;

/** Published names that hold a digest of the content. */
const immutable = /[-.][0-9a-f]{10}\.bin$|\.[0-9a-f]{64}\.\w+$/;

/** Which pages of this archive name, and no others. */
const manifest = `${new URL(self.registration.scope).pathname}manifest.webmanifest`;

/** The pages that were served from what was kept, since the worker started. */
const served = new Set<string>();

self.addEventListener("install", () => void self.skipWaiting());

self.addEventListener("activate", (event) => event.waitUntil(dropOthers()));

self.addEventListener("message", (event) => {
  const { keep, ask, forget } = event.data as Question;
  if (keep) event.waitUntil(fetch(keep, { cache: "force-cache" }).then((response) => put(pages, pageName(keep), response)));
  if (ask) event.ports[0]?.postMessage(served.has(pageName(ask)));
  if (forget) event.waitUntil(forgetSearches());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(self.registration.scope)) return;
  if (request.mode === "navigate") event.respondWith(page(event));
  else if (immutable.test(new URL(request.url).pathname)) event.respondWith(keptOrNew(event));
  else event.respondWith(newOrKept(event));
});

/** Removes what earlier versions of this worker kept. */
async function dropOthers(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(prefix) && !(name in limits));
  await Promise.all(names.map((name) => caches.delete(name)));
}

/** Removes the files that searches read: their names tell which words were asked for. */
async function forgetSearches(): Promise<void> {
  const cache = await caches.open(files);
  const read = (await cache.keys()).filter(({ url }) => url.startsWith(`${self.registration.scope}search/`));
  await Promise.all(read.map((name) => cache.delete(name)));
}

/** A page from the network; without one, or from a host in trouble, as it was when it was last read. */
async function page(event: FetchEvent): Promise<Response> {
  const url = pageName(event.request.url);
  const response = await fetch(event.request, fresh(event.request)).catch(() => undefined);
  if (!response || response.status >= 500) {
    const kept = await (await caches.open(pages)).match(url);
    if (kept || !response) served.add(url);
    return kept ?? response ?? nothingKept();
  }
  served.delete(url);
  event.waitUntil(put(pages, url, response.clone()));
  return response;
}

/**
 * A page is asked for anew, though the host said nothing of how long it is good
 * and the browser would guess; going back may show what was there.
 */
function fresh({ cache }: Request): RequestInit {
  return cache === "default" ? { cache: "no-cache" } : {};
}

/** The name under which a page is kept. The search page is one page, whatever is searched for. */
function pageName(url: string): string {
  return url.replace(url.startsWith(self.registration.scope + texts.search) ? /[?#].*/ : /#.*/, "");
}

async function newOrKept(event: FetchEvent): Promise<Response> {
  const { request } = event;
  const answer = fetch(request);
  const response = await answer.catch(() => undefined);
  if (!response || response.status >= 500) {
    return (await (await caches.open(files)).match(request.url)) ?? answer;
  }
  event.waitUntil(put(files, request.url, response.clone()));
  return response;
}

/**
 * A part of a file is kept as a file of its own: caches hold no partial answers.
 * The whole file, which hosts without ranges send, is not cut here: the search
 * client does that.
 */
async function keptOrNew(event: FetchEvent): Promise<Response> {
  const range = event.request.headers.get("Range");
  const name = range ? `${event.request.url}?${range}` : event.request.url;
  const cache = await caches.open(files);
  const part = range && (await cache.match(name));
  if (part) return new Response(part.body, { status: 206, headers: part.headers });
  const whole = await cache.match(event.request.url);
  if (whole) return whole;
  const response = await fetch(event.request);
  const copy = response.clone();
  if (range && copy.status === 206) {
    event.waitUntil(put(files, name, new Response(copy.body, { headers: copy.headers })));
  } else {
    event.waitUntil(put(files, event.request.url, copy));
  }
  return response;
}

/** Is this a page of the archive, not one that stands in its place? */
async function isOurs(response: Response): Promise<boolean> {
  const text = await response.text();
  return /<meta name="?generator"? content="?khotin /.test(text) || text.includes(manifest);
}

/** Keeps an answer; forgets the kept one if the host says that there is none any more. */
async function put(into: string, name: string, response: Response): Promise<void> {
  const cache = await caches.open(into);
  if (response.status === 404 || response.status === 410) await cache.delete(name);
  const isPage = response.headers.get("Content-Type")?.startsWith("text/html") ?? false;
  if (response.status !== 200 || isPage !== (into === pages)) return;
  if (Number(response.headers.get("Content-Length")) > mostBytes) return;
  if (isPage && !(await isOurs(response.clone()))) return;
  await cache.delete(name); // so that what is kept is in the order in which it was read
  await cache.put(name, response);
  const names = await cache.keys();
  await Promise.all(names.slice(0, Math.max(0, names.length - (limits[into] ?? 0))).map((old) => cache.delete(old)));
}

/** The look of the other pages, whose style sheet may not be kept: the band of the head, and the letters. */
const style =
  "body{margin:0;background:#fbfaf7;color:#1d2125;font:1.0625rem/1.65 system-ui,sans-serif}" +
  "header{padding:.75rem 1rem;background:#0b4a50;border-bottom:.1875rem solid #8f3320;font-size:1.125rem;font-weight:700}" +
  "main{max-width:44rem;margin:0 auto;padding:1rem}h1{font-size:1.4375rem;line-height:1.45}h2{font-size:1.125rem}" +
  "ul{list-style:none;padding:0}li{border-top:1px solid #dcd8cf}main a{display:block;padding:.625rem 0;color:#0b4f56}header a{color:#fff;text-decoration:none}" +
  "@media(prefers-color-scheme:dark){body{background:#121618;color:#e9e7e2}header{background:#0d3439}li{border-color:#343b40}main a{color:#93d3d1}}";

/** A page that says so and leads to the pages that are kept, the last read first. */
async function nothingKept(): Promise<Response> {
  const cache = await caches.open(pages);
  const links: string[] = [];
  for (const { url } of [...(await cache.keys())].reverse()) {
    const title = /<title>([^<]+)<\/title>/.exec((await (await cache.match(url))?.text()) ?? "")?.[1];
    if (title) links.push(`<li><a href="${escaped(url)}">${title}</a></li>`); // a title is HTML already
  }
  const list = links.length > 0 ? `<h2>${escaped(texts.kept)}</h2><ul>${links.join("")}</ul>` : "";
  const head = `<meta charset="utf-8"><title>${escaped(texts.title)}</title><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><style>${style}</style>`;
  const home = `<header><a href="${escaped(self.registration.scope)}">${escaped(texts.site)}</a></header>`;
  const body = `<!DOCTYPE html><html lang="${texts.lang}">${head}${home}<main><h1>${escaped(texts.title)}</h1><p>${escaped(texts.text)}</p>${list}</main>`;
  return new Response(body, {
    status: 503,
    headers: { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'" },
  });
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
