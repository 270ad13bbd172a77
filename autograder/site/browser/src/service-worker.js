// Keeps the site for when there is no network. What belongs to a release never changes, so it is taken from the cache;
// a page is asked for anew as long as somebody answers.

const told = new URL(self.location.href).searchParams;
const RELEASE = `course ${told.get("release")}`;
const PYODIDE = told.get("pyodide") ?? "";
const PYTHON = `python ${PYODIDE}`;
const ROOT = new URL("./", self.location.href).href;

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => event.waitUntil(tidy().then(() => self.clients.claim())));

self.addEventListener("message", (event) => {
  const addresses = Array.isArray(event.data) ? event.data.filter((each) => isOurs(String(each))) : [];
  event.waitUntil(Promise.all(addresses.map((address) => add(address).catch(() => {}))));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !isOurs(request.url) || request.headers.has("range")) return;
  const isPage = request.mode === "navigate" || request.destination === "document";
  event.respondWith(isPage ? fromNetwork(event) : fromCache(event));
});

const isOurs = (address) => address.startsWith(ROOT) || (PYODIDE && address.startsWith(PYODIDE));
const cacheOf = (address) => caches.open(PYODIDE && address.startsWith(PYODIDE) ? PYTHON : RELEASE);

/** Caches of other releases of this site, which nobody reads any more. */
async function tidy() {
  const kept = [RELEASE, PYTHON];
  const names = await caches.keys();
  const old = await Promise.all(names.map(async (name) => (!kept.includes(name) && (await isOfThisSite(name)) ? name : "")));
  await Promise.all(old.filter(Boolean).map((name) => caches.delete(name)));
}

async function isOfThisSite(name) {
  if (!name.startsWith("course ") && !name.startsWith("python ")) return false;
  const [first] = await (await caches.open(name)).keys();
  return !first || first.url.startsWith(ROOT);
}

async function add(address) {
  const cache = await cacheOf(address);
  if (!(await cache.match(address))) await cache.add(address);
}

/** Keep an answer, while whoever asked reads it already. */
function keep(event, cache, found) {
  if (found.ok) event.waitUntil(cache.put(event.request.url, found.clone()).catch(() => {}));
  return found;
}

async function fromCache(event) {
  const { request } = event;
  const cache = await cacheOf(request.url);
  const known = await cache.match(request.url);
  if (known) return known;
  return keep(event, cache, await fetch(request));
}

async function fromNetwork(event) {
  const { request } = event;
  const cache = await cacheOf(request.url);
  try {
    return keep(event, cache, await fetch(request));
  } catch (error) {
    const known = await cache.match(request.url, { ignoreSearch: true });
    if (known) return known;
    throw error;
  }
}
