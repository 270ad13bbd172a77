// Keeps the site for when there is no network. What says its version in its address never changes, so it is taken from
// the cache; all else is asked for anew as long as somebody answers.

const told = new URL(self.location.href).searchParams;
const RELEASE = `course ${told.get("release")}`;
const PYODIDE = told.get("pyodide") ?? "";
const PYTHON = `python ${PYODIDE}`;
const ROOT = new URL("./", self.location.href).href;

// A newer release waits until no page of this site is open. If it took over at once, who opens a page in that moment
// could wait for ever: Chromium then asks neither this worker nor the next one. Until then this one serves both.

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

// A page says what it has loaded. What was kept of other releases serves until then: there may be no network.
self.addEventListener("message", (event) => {
  const addresses = Array.isArray(event.data) ? event.data.filter((each) => isOurs(String(each))) : [];
  event.waitUntil(Promise.allSettled(addresses.map(add)).then(tidy));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !isOurs(request.url) || request.headers.has("range")) return;
  event.respondWith(isPage(request) || !lasts(request.url) ? fromNetwork(event) : fromCache(event));
});

const isPage = (request) => request.mode === "navigate" || request.destination === "document";
/** Whether what is at this address never changes. */
const lasts = (address) => isPythons(address) || /[?&](v|release)=/.test(address);
const isPythons = (address) => PYODIDE && address.startsWith(PYODIDE);
const isOurs = (address) => address.startsWith(ROOT) || isPythons(address);
const cacheOf = (address) => caches.open(isPythons(address) ? PYTHON : RELEASE);

/** Caches of other releases of this site, which nobody reads any more as soon as there is something in ours. */
async function tidy() {
  if (!(await (await caches.open(RELEASE)).keys()).length) return;
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
  const known = await caches.match(request.url);
  if (known) return known;
  return keep(event, await cacheOf(request.url), await fetch(request));
}

async function fromNetwork(event) {
  const { request } = event;
  const cache = await cacheOf(request.url);
  try {
    return keep(event, cache, await fetch(request));
  } catch (error) {
    const like = { ignoreSearch: isPage(request) };
    const known = (await cache.match(request.url, like)) ?? (await caches.match(request.url, like));
    if (known) return known;
    throw error;
  }
}
