// Python, away from the page: loads Pyodide, runs one request after another, and tells what comes of it.

// What is learned here may change all of this later, so what we need is taken first.
const post = self.postMessage.bind(self);
const fetched = self.fetch.bind(self);
const SITE = "/lib/python3.12/site-packages";

let kernel, ready;

self.addEventListener("message", ({ data }) => {
  if (data.type === "start") ready = start(data).catch(dead);
  else ready = ready.then(() => answer(data)).catch(dead);
});

// Who closes it is told of by nobody.
self.close = () => dead(new Error("it was closed"));

function dead(error) {
  post({ type: "dead", words: String(error?.message ?? error).slice(-600) });
}

/** Loads files early and side by side, and says how many are here. */
class Files {
  constructor() {
    this.early = new Map();
    this.all = 0;
    this.here = 0;
    self.fetch = (address, options) => this.#get(String(address?.url ?? address), options);
  }

  expect(addresses) {
    this.all += addresses.length;
    this.#say();
    for (const [address, digest] of addresses) {
      const options = digest ? { integrity: `sha256-${base64(digest)}` } : {};
      const found = fetched(address, options).then(whole);
      found.then(() => this.#count(), () => {});
      this.early.set(address, found);
    }
  }

  async bytes(address) {
    const found = await this.#get(address);
    if (!found.ok) throw new Error(`${address} cannot be loaded: ${found.status}`);
    return found.arrayBuffer();
  }

  #get(address, options) {
    const found = this.early.get(address);
    this.early.delete(address); // What was read once is asked for again.
    return found ?? fetched(address, options);
  }

  #count() {
    this.here += 1;
    this.#say();
  }

  #say() {
    post({ type: "progress", words: `Loading Python: ${this.here} of ${this.all} files` });
  }
}

/** An answer that has come whole. */
async function whole(response) {
  const content = await response.arrayBuffer();
  const { status, statusText, headers } = response;
  return new Response(content, { status, statusText, headers });
}

const base64 = (hex) => btoa(String.fromCharCode(...hex.match(/../g).map((byte) => parseInt(byte, 16))));

/** The files of these packages and of what they need, each with its digest. */
function closure(lock, names) {
  const found = new Map();
  const add = (name) => {
    const key = name.toLowerCase().replaceAll("_", "-");
    const known = lock.packages[key];
    if (!known || found.has(key)) return;
    found.set(key, [known.file_name, known.sha256]);
    known.depends.forEach(add);
  };
  names.forEach(add);
  return found;
}

/** What Python compiled in an earlier visit, kept in this browser by release. */
class Compiled {
  constructor(pyodide, release) {
    this.cache = self.caches?.open(`python ${pyodide}`).catch(() => undefined);
    this.all = `${pyodide}compiled-`;
    this.address = `${this.all}${encodeURIComponent(release)}`;
  }

  async unpack(py) {
    const known = await (await this.cache)?.match(this.address);
    if (!known) return false;
    py.unpackArchive(await known.arrayBuffer(), "tar", { extractDir: SITE });
    return true;
  }

  async keep(py) {
    const cache = await this.cache;
    if (!cache) return;
    const below = py.pyimport("autograder.browser.compiled").compiled_below;
    const content = below(py.pyimport("pathlib").Path(SITE));
    const view = content.getBuffer();
    // A copy: what comes later in Python must not change it.
    const copy = view.data.slice();
    view.release();
    content.destroy();
    const older = (await cache.keys()).filter(({ url }) => url.startsWith(this.all));
    await Promise.all(older.map((request) => cache.delete(request)));
    cache.put(this.address, new Response(copy)).catch(() => {});
  }
}

async function start({ pyodide, wheel, more, packages, lesson, release, imports, events, fast, interrupt }) {
  const files = new Files();
  const lock = await (await fetched(`${pyodide}pyodide-lock.json`)).json();
  const needed = closure(lock, [...packages, "ipython"]);
  const runtime = ["pyodide.asm.wasm", "python_stdlib.zip"].map((name) => [`${pyodide}${name}`, ""]);
  files.expect([...runtime, ...[...needed.values()].map(([name, digest]) => [`${pyodide}${name}`, digest])]);
  files.expect([[wheel, ""], [more, ""]]);
  const compiled = new Compiled(pyodide, release);
  const { loadPyodide } = await import(`${pyodide}pyodide.mjs`);
  const py = await loadPyodide({ indexURL: pyodide, stdout: () => {}, stderr: () => {} });
  await py.loadPackage([...needed.keys()], { messageCallback: () => {} });
  post({ type: "progress", words: "Starting the course" });
  py.unpackArchive(await files.bytes(wheel), "wheel");
  py.unpackArchive(await files.bytes(more), "zip", { extractDir: SITE });
  py.runPython("import sys; sys.dont_write_bytecode = False");
  const isCompiled = await compiled.unpack(py).catch(() => false);
  if (interrupt) py.setInterruptBuffer(interrupt);
  const tell = (text) => post({ type: "out", text });
  kernel = py.pyimport("autograder.browser.kernel").Kernel(tell, "/course", lesson, events, fast);
  kernel.warm_up(imports);
  if (!isCompiled) await compiled.keep(py).catch(() => {});
  post({ type: "ready", scripts: kernel.scripts() });
}

async function answer({ type, id, cell, source, name, exercise, number, changed, message, events }) {
  let ok = false;
  try {
    if (type === "run") ok = kernel.run(source, cell);
    else if (type === "call") ok = kernel.call(name, exercise);
    else if (type === "widget") kernel.widget(number, changed, message);
    else if (type === "events") ok = kernel.learn(events);
  } catch (error) {
    // Stopped between two lines of ours; all else ends this Python.
    if (!String(error).includes("KeyboardInterrupt")) throw error;
  }
  post({ type: "done", id, ok, events: kernel.new_events() });
}
