// What a learner wrote and did, kept in this browser: her texts by lesson and version, and events, which are only added.

/** @import { Added } from "./types.js" */

/**
 * @typedef {{source: string, starter: string, grade: string}} Kept
 * @typedef {{key: string, lesson: string, version: string, time: number, cells: Record<string, Kept>, added?: Added[]}} Texts
 */

const PATIENCE = 10_000; // milliseconds for one request: another page may hold the store

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
const answer = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    setTimeout(() => reject(new Error("it does not answer")), PATIENCE);
  });

export class Store {
  /** @param {IDBDatabase} database */
  constructor(database) {
    this.database = database;
  }

  /** @param {string} course its name: others on the same host have stores of their own */
  static async open(course) {
    const request = indexedDB.open(`course ${course}`, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("texts", { keyPath: "key" });
      request.result.createObjectStore("events", { autoIncrement: true });
    };
    const database = await answer(request);
    // Who deletes it, even from a cell, need not wait for this page, and this page then says that it keeps nothing.
    database.onversionchange = () => database.close();
    return new Store(database);
  }

  /**
   * The texts of a lesson for this version; those of the newest other version if there are none yet.
   * @param {string} lesson
   * @param {string} version
   * @returns {Promise<Texts | undefined>}
   */
  async texts(lesson, version) {
    const all = /** @type {Texts[]} */ (await answer(this.#table("texts").getAll()));
    const ours = all.filter((each) => each.lesson === lesson);
    return ours.find((each) => each.version === version) ?? ours.sort((a, b) => b.time - a.time)[0];
  }

  /** @param {string} lesson @param {string} version @param {Record<string, Kept>} cells @param {Added[]} added */
  async keep(lesson, version, cells, added) {
    const texts = { key: JSON.stringify([lesson, version]), lesson, version, time: Date.now(), cells, added };
    await answer(this.#table("texts", "readwrite").put(texts));
  }

  /** All events, as a file of events. @returns {Promise<string>} */
  async events() {
    return (await answer(this.#table("events").getAll())).join("");
  }

  /** @param {string} text lines of a file of events */
  async add(text) {
    const table = this.#table("events", "readwrite");
    const lines = text.split("\n").filter((line) => line.trim());
    await Promise.all(lines.map((line) => answer(table.add(`${line}\n`))));
  }

  /** @param {string} name @param {IDBTransactionMode} [mode] */
  #table(name, mode = "readonly") {
    return this.database.transaction(name, mode).objectStore(name);
  }
}

/** In place of a store where a browser keeps nothing, as in some private windows. */
export class NoStore {
  #events = "";
  async texts() {
    return undefined;
  }
  /** @param {...any} _all */
  async keep(..._all) {}
  async events() {
    return this.#events;
  }
  /** @param {string} text */
  async add(text) {
    this.#events += text;
  }
}
