// A lesson on its page: cells in order, what runs before what, what is kept, and what is opened.

import { Cell, placeBelow } from "./cell.js";
import { aboutOf, passedIn } from "./events.js";
import { checkedBy, exercisesOf, importsOf, newId, sourceOf } from "./notebook.js";
import { Python } from "./python.js";
import { Widgets } from "./widgets.js";

/** @import { Added, Config, Ended, Notebook, Output } from "./types.js" */
/** @import { Kept, NoStore, Store } from "./store.js" */

const LATER = 400; // milliseconds after the last key until a text is kept

export class Lesson {
  /** @param {Config} config @param {Notebook} notebook @param {Store | NoStore} store @param {(words: string) => void} say */
  constructor(config, notebook, store, say) {
    this.config = config;
    this.notebook = notebook;
    this.store = store;
    this.say = say;
    this.widgets = new Widgets((number, changed, message) => this.#tell(number, changed, message));
    this.python = new Python(
      config,
      () => store.events(),
      importsOf(notebook),
      (words) => this.#progress(words),
      (scripts) => {
        this.widgets.begin(scripts);
        this.#progress("Running");
      },
    );
    /** @type {Cell[]} */
    this.cells = [];
    /** @type {Cell | null} */
    this.active = null;
    this.timer = 0;
  }

  /** Turn the cells of the page into editors, with what was kept. */
  async show() {
    const kept = await this.store.texts(this.config.lesson, this.config.version);
    const exercises = exercisesOf(this.notebook);
    for (const cell of this.notebook.cells) {
      const place = /** @type {HTMLElement | null} */ (document.querySelector(`div.cell[class~="tag_cell-${CSS.escape(cell.id)}"]`));
      if (cell.cell_type !== "code" || !place) continue;
      const starter = sourceOf(cell);
      const grade = cell.metadata.nbgrader?.grade_id ?? "";
      const about = { id: cell.id, starter, exercise: exercises.get(cell.id) ?? "", checks: checkedBy(cell), grade, after: "" };
      const text = textOf(about, kept?.cells ?? {}) ?? starter;
      this.cells.push(new Cell(place, about, text, this.widgets, this.#deeds()));
    }
    const written = new Set(this.cells.map((cell) => cell.about.exercise));
    for (const cell of this.cells) if (cell.about.checks && !written.has(cell.about.checks)) cell.place.classList.add("course-alone");
    for (const each of kept?.added ?? []) this.#add(each);
    const from = kept && kept.version !== this.config.version ? kept.version : "";
    if (from) this.say(`This lesson is newer (${this.config.version}) than what you wrote in (${from}). Your text is here, and the older one is kept too.`);
    this.#look(await this.store.events());
    addEventListener("pagehide", () => this.#keep());
    document.addEventListener("visibilitychange", () => document.hidden && this.#keep());
  }

  /** The learner's texts, by the ids of cells. @returns {Map<string, string>} */
  texts() {
    return new Map(this.cells.filter((cell) => cell.editor && !cell.about.after).map((cell) => [cell.about.id, cell.text]));
  }

  /** The cells that the learner has added. @returns {Added[]} */
  added() {
    const own = this.cells.filter((cell) => cell.about.after);
    return own.map(({ about, text }) => ({ id: about.id, after: about.after, source: text }));
  }

  /** @param {Map<string, string>} texts @param {Added[]} added */
  put(texts, added) {
    for (const cell of this.cells.filter((each) => each.about.after)) this.#remove(cell);
    for (const cell of this.cells) cell.text = texts.get(cell.about.id) ?? cell.text;
    for (const each of added) this.#add(each);
    return this.#keep();
  }

  /** Put a cell of the learner's own below the released one that it names, and below those that stand there already. @param {Added} added */
  #add({ id, after, source }) {
    const above = this.cells.findLastIndex((cell) => cell.about.id === after || cell.about.after === after);
    const place = above < 0 ? this.cells.length - 1 : above;
    const about = { id, starter: "", exercise: "", checks: "", grade: "", after: above < 0 ? this.cells[place].about.id : after };
    const cell = new Cell(placeBelow(this.cells[place].place), about, source, this.widgets, this.#deeds());
    this.cells.splice(place + 1, 0, cell);
    return cell;
  }

  /** @param {Cell} cell */
  #remove(cell) {
    this.cells.splice(this.cells.indexOf(cell), 1);
    cell.place.remove();
  }

  /** A new cell below this one; below its check, where that comes next. @param {Cell} cell */
  #addBelow(cell) {
    const next = this.cells[this.cells.indexOf(cell) + 1];
    const above = cell.about.exercise && next?.about.checks ? next.about : cell.about;
    this.#add({ id: newId(), after: above.after || above.id, source: "" }).editor?.focus();
  }

  /** @returns {import("./cell.js").Deeds} */
  #deeds() {
    return {
      run: (cell) => this.#run(cell),
      call: (cell, name) => this.#call(cell, name),
      add: (cell) => this.#addBelow(cell),
      remove: (cell) => {
        const next = this.cells[this.cells.indexOf(cell) - 1];
        this.#remove(cell);
        next?.runButton?.focus();
        this.#keep();
      },
      stop: () => this.python.stop(),
      changed: () => {
        clearTimeout(this.timer);
        this.timer = window.setTimeout(() => this.#keep(), LATER);
      },
    };
  }

  /** @param {Cell} cell */
  async #run(cell) {
    await this.#busy(cell, async () => {
      await this.#runAbove(cell);
      return this.#runOne(cell);
    });
  }

  /** Check an exercise, or give its hint or solution. @param {Cell} cell @param {string} name */
  async #call(cell, name) {
    const exercise = cell.about.exercise || cell.about.checks;
    const check = this.cells.find((each) => each.about.checks === exercise);
    const place = name === "check" && check ? check : cell;
    await this.#busy(cell, async () => {
      if (name === "check" && !(await this.#runFor(exercise, place))) return { ok: false, events: "" };
      place.begin();
      const ended = await this.python.ask({ type: "call", name, exercise }, (output) => place.outputs.add(output));
      place.end();
      place.live.scrollIntoView({ block: "nearest" });
      return ended;
    });
  }

  /** Run an exercise with all above it; false if Python went away. @param {string} exercise @param {Cell} check */
  async #runFor(exercise, check) {
    if (!(await this.#runAbove(check))) return false;
    for (const cell of this.cells.filter((each) => each.about.exercise === exercise && !this.#isFresh(each)))
      if ((await this.#runOne(cell)).lost) return false;
    return true;
  }

  /** Run the cells above that did not run as they are now; false if Python went away. @param {Cell} cell */
  async #runAbove(cell) {
    const above = this.cells.slice(0, this.cells.indexOf(cell));
    const calm = ["check", "quiz", "review", "look_back", "hint", "solution", "puzzle", "mine"];
    const waiting = above.filter((each) => !calm.includes(each.call) && !this.#isFresh(each));
    for (const [number, each] of waiting.entries()) {
      this.#progress(`Running the cells above: ${number + 1} of ${waiting.length}`);
      if ((await this.#runOne(each)).lost) return false;
    }
    return true;
  }

  /** @param {Cell} cell */
  #isFresh(cell) {
    return this.python.isReady && cell.ranIn === this.python.life && cell.ranAs === cell.text;
  }

  /** @param {Cell} cell @returns {Promise<Ended>} */
  async #runOne(cell) {
    cell.begin();
    const source = cell.text;
    const ended = await this.python.ask({ type: "run", cell: cell.about.id, source }, (output) => cell.outputs.add(output));
    cell.end();
    if (ended.lost) cell.outputs.say(ended.lost);
    else [cell.ranIn, cell.ranAs] = [this.python.life, source];
    await this.#remember(ended);
    return ended;
  }

  /** @param {Cell} cell @param {() => Promise<Ended>} work */
  async #busy(cell, work) {
    if (this.python.isBusy) return cell.say("Python is busy. Stop it, or wait.");
    this.active = cell;
    await this.#keep();
    cell.busy(true);
    this.#progress("Running");
    const ended = await work();
    await this.#remember(ended);
    cell.busy(false);
    cell.say(ended.lost ? `${ended.lost.split(". ")[0].replace(/\.$/, "")}.` : ended.ok ? "Done." : "It stopped with an error.");
    this.active = null;
  }

  /** @param {number} number @param {Record<string, any>} changed @param {any} message */
  async #tell(number, changed, message) {
    const told = { type: "widget", number, changed: JSON.stringify(changed), message: JSON.stringify(message) };
    await this.#remember(await this.python.ask(told, (output) => output.type === "widget" && this.widgets.update(output.id, output.state)));
  }

  /** @param {string} words */
  #progress(words) {
    this.active?.say(`${words} …`);
  }

  /** @param {Ended} ended */
  async #remember(ended) {
    if (!ended.events) return;
    await this.store.add(ended.events);
    this.#look(ended.events);
    ended.events = "";
  }

  /** Open what waited for a prediction, and mark what was right. @param {string} events */
  #look(events) {
    for (const about of aboutOf(events, "prediction"))
      for (const closed of document.querySelectorAll(`details.course-closed[data-prediction="${CSS.escape(about)}"]`))
        /** @type {HTMLDetailsElement} */ (closed).open = true;
    const passed = passedIn(events);
    for (const cell of this.cells)
      if (passed.has(cell.about.exercise || cell.about.checks)) cell.place.classList.add("course-passed");
  }

  async #keep() {
    clearTimeout(this.timer);
    /** @type {Record<string, Kept>} */
    const cells = {};
    for (const { about, text, editor } of this.cells)
      if (editor && !about.after && text !== about.starter) cells[about.id] = { source: text, starter: about.starter, grade: about.grade };
    try {
      await this.store.keep(this.config.lesson, this.config.version, cells, this.added());
    } catch (error) {
      this.say(`What you write cannot be kept in this browser: ${error}. Download the notebook before you leave.`);
    }
  }
}

/**
 * What was written in a cell, in this version or an earlier one. An exercise is known by its name; any other cell only
 * as long as it began with the same text.
 * @param {import("./cell.js").About} about
 * @param {Record<string, Kept>} kept
 */
function textOf(about, kept) {
  if (about.grade) return Object.values(kept).find((each) => each.grade === about.grade)?.source;
  const same = kept[about.id];
  return same?.starter === about.starter ? same.source : undefined;
}
