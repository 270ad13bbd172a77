// Widgets of a lesson: the page's half of a state that it shares with Python, and the script that shows it.

/** @typedef {(id: number, changed: Record<string, any>, message: any) => void} Tell */

class Model {
  /** @param {number} id @param {Record<string, any>} state @param {Tell} tell */
  constructor(id, state, tell) {
    this.id = id;
    this.state = state;
    this.tell = tell;
    /** @type {Map<string, Set<() => void>>} */
    this.listeners = new Map();
    /** @type {Record<string, any>} */
    this.changed = {};
  }

  /** @param {string} name */
  get(name) {
    return this.state[name];
  }

  /** @param {string} name @param {any} value */
  set(name, value) {
    this.state[name] = this.changed[name] = value;
  }

  save_changes() {
    this.tell(this.id, this.changed, null);
    this.changed = {};
  }

  /** @param {any} message */
  send(message) {
    this.tell(this.id, {}, message);
  }

  /** @param {string} names @param {() => void} listener */
  on(names, listener) {
    for (const name of names.split(" ")) this.listeners.set(name, (this.listeners.get(name) ?? new Set()).add(listener));
  }

  /** @param {string} names @param {() => void} listener */
  off(names, listener) {
    for (const name of names.split(" ")) this.listeners.get(name)?.delete(listener);
  }

  /** @param {Record<string, any>} state */
  update(state) {
    Object.assign(this.state, state);
    for (const name of Object.keys(state)) for (const listener of this.listeners.get(`change:${name}`) ?? []) listener();
  }
}

export class Widgets {
  /** @param {Tell} tell Python of what was done */
  constructor(tell) {
    this.tell = tell;
    /** @type {Map<number, Model>} */
    this.models = new Map();
    /** @type {Set<string>} */
    this.scripts = new Set();
    /** @type {Map<string, Promise<any>>} */
    this.modules = new Map();
  }

  /** Python was started: these are the scripts that widgets may bring. @param {string[]} scripts */
  begin(scripts) {
    this.models.clear();
    this.scripts = new Set(scripts);
  }

  /**
   * Show a widget. What is displayed may come from anybody, so only scripts that were known before a cell ran are run.
   * @param {{id: number, esm: string, css: string, state: Record<string, any>}} told
   * @param {HTMLElement} place
   */
  async show(told, place) {
    if (!this.scripts.has(told.esm) || (told.css && !this.scripts.has(told.css))) {
      place.textContent = "This widget is none of the course, so it is not shown.";
      return;
    }
    const model = this.models.get(told.id) ?? new Model(told.id, told.state, this.tell);
    this.models.set(told.id, model);
    if (told.css && ![...document.adoptedStyleSheets].some((sheet) => /** @type {any} */ (sheet).of === told.css)) {
      const sheet = Object.assign(new CSSStyleSheet(), { of: told.css });
      sheet.replaceSync(told.css);
      document.adoptedStyleSheets.push(sheet);
    }
    const module = await this.#module(told.esm);
    module.default.render({ model, el: place });
  }

  /** @param {number} id @param {Record<string, any>} state */
  update(id, state) {
    this.models.get(id)?.update(state);
  }

  /** @param {string} esm @returns {Promise<any>} */
  #module(esm) {
    const known = this.modules.get(esm);
    if (known) return known;
    const address = URL.createObjectURL(new Blob([esm], { type: "text/javascript" }));
    const found = import(address);
    this.modules.set(esm, found);
    return found;
  }
}
