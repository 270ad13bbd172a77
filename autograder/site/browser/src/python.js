// The page's side of Python: starts the worker on the first use, asks it one thing after another, and stops it.

/** @import { Config, Ended, Output } from "./types.js" */

const MOST = 5_000; // messages of one request, more than any lesson sends
const WIDEST = 40_000_000; // characters of one request
const PATIENCE = 4_000; // milliseconds until a stop that is not obeyed ends Python
const SLOW = 30_000; // milliseconds without a word of a Python that starts, until the page says that it waits
const SILENT = 600_000; // and until it gives up: a slow machine may need minutes

/**
 * @typedef {object} Asked
 * @property {Record<string, any>} message
 * @property {(output: Output) => void} show
 * @property {(ended: Ended) => void} end
 * @property {number} pieces
 * @property {number} length
 * @property {boolean} stopped whether somebody pressed Stop meanwhile
 */

export class Python {
  /**
   * @param {Config} config
   * @param {() => Promise<string>} events what is remembered, as a file of events
   * @param {string} imports what the lesson imports first, as it was released
   * @param {(words: string) => void} progress
   * @param {(scripts: string[]) => void} begun
   */
  constructor(config, events, imports, progress, begun) {
    this.config = config;
    this.events = events;
    this.imports = imports;
    this.progress = progress;
    this.begun = begun;
    /** @type {Worker | null} */
    this.worker = null;
    this.isReady = false;
    /** @type {Asked[]} */
    this.waiting = [];
    /** @type {Asked | null} */
    this.running = null;
    this.number = 0;
    /** Counts starts: what ran in an earlier one is gone. */
    this.life = 0;
    /** @type {Uint8Array | null} */
    this.interrupt = null;
    this.isStopping = 0;
    this.isStarting = 0;
    this.saidAt = 0;
  }

  get isBusy() {
    return this.running !== null || this.waiting.length > 0;
  }

  /**
   * Ask Python something, after all that was asked before.
   * @param {Record<string, any>} message
   * @param {(output: Output) => void} show
   * @returns {Promise<Ended>}
   */
  ask(message, show) {
    return new Promise((end) => {
      this.waiting.push({ message, show, end, pieces: 0, length: 0, stopped: false });
      if (!this.worker) this.#start();
      this.#next();
    });
  }

  /** Stop what runs: politely, where the browser lets us; else with Python itself. */
  stop() {
    const dropped = this.waiting.splice(0);
    for (const each of dropped) each.end({ ok: false, events: "", lost: "It was not run." });
    if (!this.worker || (!this.running && this.isReady)) return;
    if (this.running) this.running.stopped = true;
    if (this.isReady && this.interrupt) {
      this.interrupt[0] = 2;
      this.isStopping = window.setTimeout(() => this.#end("It could not be interrupted."), PATIENCE);
    } else this.#end(this.isReady ? "Stopped." : "Loading was stopped.");
  }

  async #start() {
    const worker = (this.worker = new Worker(this.config.worker, { type: "module" }));
    this.life += 1;
    this.interrupt = self.crossOriginIsolated ? new Uint8Array(new SharedArrayBuffer(1)) : null;
    worker.onmessage = ({ data }) => worker === this.worker && this.#take(data);
    worker.onerror = (event) => worker === this.worker && this.#end(`Python could not go on: ${event.message ?? ""}`);
    this.#heard("Loading Python");
    this.isStarting = window.setInterval(() => this.#waited(), SLOW / 6);
    const remembered = await this.events().catch(() => "");
    const { pyodide, wheel, packages, lesson, release, more } = this.config;
    worker.postMessage({
      type: "start",
      pyodide,
      wheel,
      packages,
      lesson,
      release,
      imports: this.imports,
      more,
      events: remembered,
      fast: true,
      interrupt: this.interrupt,
    });
  }

  /** What a Python that starts says of itself. @param {string} words */
  #heard(words) {
    this.saidAt = Date.now();
    this.progress(words);
  }

  /** Nothing hangs without a word. */
  #waited() {
    const silent = Date.now() - this.saidAt;
    if (this.isReady) window.clearInterval(this.isStarting);
    else if (silent > SILENT) this.#end(`Python did not start: nothing was heard of it for ${SILENT / 60_000} minutes. Is the network there?`);
    else if (silent > SLOW) this.progress("Python takes longer than it should. Wait, or stop it and run again");
  }

  #next() {
    if (!this.isReady || this.running || !this.waiting.length) return;
    this.running = this.waiting.shift() ?? null;
    this.worker?.postMessage({ ...this.running?.message, id: ++this.number });
  }

  /** What the worker says may come from a learner's code. @param {any} data */
  #take(data) {
    const asked = this.running;
    if (data?.type === "out" && typeof data.text === "string") {
      if (!asked) return;
      asked.pieces += 1;
      asked.length += data.text.length;
      if (asked.pieces > MOST || asked.length > WIDEST) return this.#end("Your code sent more than a page can take.");
      const output = parsed(data.text);
      if (output) asked.show(output);
    } else if (data?.type === "progress" && !this.isReady) this.#heard(String(data.words).slice(0, 200));
    else if (data?.type === "ready" && !this.isReady) {
      this.isReady = true;
      this.begun(/** @type {any} */ (parsed(String(data.scripts))) ?? []);
      this.#next();
    } else if (data?.type === "done" && asked && data.id === this.number) {
      window.clearTimeout(this.isStopping);
      if (this.interrupt) this.interrupt[0] = 0;
      this.running = null;
      asked.end({ ok: data.ok === true, stopped: asked.stopped, events: typeof data.events === "string" ? data.events : "" });
      this.#next();
    } else if (data?.type === "dead") this.#end(told(String(data.words), this.isReady));
    else if (asked && ++asked.pieces > MOST) this.#end("Your code sent more than a page can take.");
  }

  /** Python is gone, and the next request starts it anew. @param {string} why */
  #end(why) {
    window.clearTimeout(this.isStopping);
    window.clearInterval(this.isStarting);
    this.worker?.terminate();
    this.worker = null;
    const wasReady = this.isReady;
    this.isReady = false;
    const lost = wasReady
      ? `${why} Python was ended, and its variables are lost. What you wrote is kept: the next run starts Python anew, and runs the cells above first.`
      : why;
    const gone = [...(this.running ? [this.running] : []), ...this.waiting.splice(0)];
    this.running = null;
    for (const each of gone) each.end({ ok: false, events: "", lost });
  }
}

/** @param {string} text @returns {Output | null} */
function parsed(text) {
  try {
    const found = JSON.parse(text);
    return found && typeof found === "object" ? found : null;
  } catch {
    return null;
  }
}

/** @param {string} words @param {boolean} isReady */
function told(words, isReady) {
  if (!isReady) return `Python could not be loaded. Is the network there? (${words.trim().split("\n").at(-1)})`;
  const memory = /memory|allocat|out of bounds|Maximum call stack/i.test(words);
  return memory ? "Your code needed more memory than a page has." : `Python stopped working: ${words.trim().split("\n").at(-1)}.`;
}
