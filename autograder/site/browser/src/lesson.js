// A lesson on its page: cells in order, what runs before what, what is kept, and what is opened.

import { betForm, predictionIn } from "./bet.js";
import { Cell, placeBelow } from "./cell.js";
import { aboutOf, passedIn } from "./events.js";
import { checkedBy, exercisesOf, importsOf, isAlone, newId, sourceOf } from "./notebook.js";
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
    /** @type {Map<string, () => void>} */
    this.forms = new Map(); // what takes away the forms of predictions
    this.timer = 0;
    this.turn = Promise.resolve(); // ends when all ended that was asked for
    this.round = 0; // counts stops: what waited before one is not run
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
      const exercise = exercises.get(cell.id) ?? "";
      const parts = this.cells.filter((each) => exercise && each.about.exercise === exercise).length;
      const part = parts ? `part ${parts + 1}` : "";
      const about = { id: cell.id, starter, exercise, checks: checkedBy(cell), grade, after: "", part };
      const text = textOf(about, kept?.cells ?? {}) ?? starter;
      const made = new Cell(place, about, text, this.widgets, this.#deeds(), this.config.solutions ?? true);
      this.cells.push(made);
      this.#offer(made);
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

  /** Above a prediction that was not made yet: a form, which needs no Python to open what it waits for. @param {Cell} cell */
  #offer(cell) {
    const id = predictionIn(cell.text);
    const asked = this.config.predictions?.[id];
    if (!asked) return;
    const inWords = cell.place.previousElementSibling;
    const options = asked.form === "choice" && inWords?.matches(".course-asked") ? inWords.querySelector("ul") : null;
    if (options) options.hidden = true;
    const form = betForm(id, asked, (source) => {
      cell.text = source;
      this.#made(id);
      this.#run(cell);
      cell.editor?.focus();
    });
    cell.place.prepend(form);
    this.forms.set(id, () => {
      form.remove();
      if (options) options.hidden = false;
    });
  }

  /** A prediction was made or skipped: open what waited for it. @param {string} id */
  #made(id) {
    this.forms.get(id)?.();
    for (const closed of document.querySelectorAll(`details.course-closed[data-prediction="${CSS.escape(id)}"]`))
      /** @type {HTMLDetailsElement} */ (closed).open = true;
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
    const about = { id, starter: "", exercise: "", checks: "", grade: "", part: "", after: above < 0 ? this.cells[place].about.id : after };
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
      next: (cell) => this.#goOn(cell),
      call: (cell, name) => this.#call(cell, name),
      add: (cell) => this.#addBelow(cell),
      remove: (cell) => {
        const next = this.cells[this.cells.indexOf(cell) - 1];
        this.#remove(cell);
        next?.runButton?.focus();
        this.#keep();
      },
      reset: (cell) => {
        const { exercise } = cell.about;
        for (const each of this.cells) if (each === cell || (exercise && each.about.checks === exercise)) each.outputs.clear();
      },
      stop: () => {
        this.round += 1;
        this.python.stop();
      },
      changed: () => {
        clearTimeout(this.timer);
        this.timer = window.setTimeout(() => this.#keep(), LATER);
      },
    };
  }

  /** @param {Cell} cell */
  async #run(cell) {
    await this.#busy(cell, async () => (await this.#runAbove(cell)) ?? this.#runOne(cell));
  }

  /** Go on to the next cell that can be seen; who writes a solution or a cell of her own stays there. @param {Cell} cell */
  #goOn(cell) {
    if (cell.about.exercise || cell.about.after) return;
    const below = this.cells.slice(this.cells.indexOf(cell) + 1);
    below.find((each) => each.editor && each.place.checkVisibility())?.editor?.focus();
  }

  /** Check an exercise, or give its hint or solution. @param {Cell} cell @param {string} name */
  async #call(cell, name) {
    const exercise = cell.about.exercise || cell.about.checks;
    const check = this.cells.find((each) => each.about.checks === exercise);
    const place = name === "check" && check ? check : cell;
    await this.#busy(cell, async () => {
      const early = name === "check" ? await this.#runFor(exercise, place) : null;
      if (early) return early;
      place.begin();
      const ended = await this.python.ask({ type: "call", name, exercise }, (output) => place.outputs.add(output));
      place.end();
      if (ended.lost) place.outputs.say(ended.lost);
      else if (ended.stopped) place.outputs.say("It was stopped before its end. Nothing was judged.");
      place.live.scrollIntoView({ block: "nearest" });
      return ended;
    });
  }

  /** Run an exercise with all above it. Returns how it ended if that was too soon. @param {string} exercise @param {Cell} check */
  async #runFor(exercise, check) {
    const early = await this.#runAbove(check);
    if (early) return early;
    for (const cell of this.cells.filter((each) => each.about.exercise === exercise && !this.#isFresh(each))) {
      const ended = await this.#runOne(cell);
      if (ended.lost || ended.stopped) return ended;
    }
    return null;
  }

  /** Run the cells above that did not run as they are now. Returns how it ended if that was too soon. @param {Cell} cell */
  async #runAbove(cell) {
    const above = this.cells.slice(0, this.cells.indexOf(cell));
    const calm = ["check", "quiz", "review", "look_back", "hint", "solution", "puzzle", "mine"];
    const used = isAlone(cell.text) ? above.slice(0, 1) : above;
    const waiting = used.filter((each) => !calm.includes(each.call) && !this.#isFresh(each));
    const { checks } = cell.about;
    for (const [number, each] of waiting.entries()) {
      const isOwn = checks && each.about.exercise === checks;
      this.#progress(isOwn ? "Running your code" : `Running the cells above: ${number + 1} of ${waiting.length}`);
      const ended = await this.#runOne(each);
      if (ended.lost || ended.stopped) return ended;
    }
    return null;
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
    else if (!ended.stopped) [cell.ranIn, cell.ranAs] = [this.python.life, source];
    await this.#remember(ended);
    return ended;
  }

  /** Do something when all ended that was asked for before. @param {Cell} cell @param {() => Promise<Ended>} work */
  #busy(cell, work) {
    if (cell.isBusy) return this.turn;
    const { round } = this;
    cell.busy(true);
    if (this.active) cell.say("Waiting for what runs …");
    this.turn = this.turn.then(async () => {
      const ended = round === this.round ? await this.#work(cell, work) : { ok: false, events: "", lost: "It was not run." };
      cell.busy(false);
      cell.say(inWords(ended));
    });
    return this.turn;
  }

  /** @param {Cell} cell @param {() => Promise<Ended>} work @returns {Promise<Ended>} */
  async #work(cell, work) {
    this.active = cell;
    this.#progress("Running");
    try {
      await this.#keep();
      const ended = await work();
      await this.#remember(ended);
      return ended;
    } catch (error) {
      return { ok: false, events: "", lost: `The page could not go on (${error}). Download the notebook, and open the page anew.` };
    } finally {
      this.active = null;
    }
  }

  /** @param {number} number @param {Record<string, any>} changed @param {any} message */
  async #tell(number, changed, message) {
    const told = { type: "widget", number, changed: JSON.stringify(changed), message: JSON.stringify(message) };
    await this.#remember(await this.python.ask(told, (output) => output.type === "widget" && this.widgets.update(output.id, output.state)));
  }

  /** Add events of a file; a Python that runs hears of them too. @param {string} events lines that are not known yet */
  async learn(events) {
    await this.store.add(events);
    this.#look(events);
    if (this.python.worker) await this.python.ask({ type: "events", events }, () => {});
  }

  /** @param {string} words */
  #progress(words) {
    this.active?.say(`${words} …`);
  }

  /** @param {Ended} ended */
  async #remember(ended) {
    if (!ended.events) return;
    await this.store.add(ended.events).catch((error) => this.#lost(error));
    this.#look(ended.events);
    ended.events = "";
  }

  /** Open what waited for a prediction, and mark what was right. @param {string} events */
  #look(events) {
    for (const about of aboutOf(events, "prediction")) this.#made(about);
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
      this.#lost(error);
    }
  }

  /** @param {unknown} error */
  #lost(error) {
    this.say(`What you write and do is not kept in this browser any more (${error}). Download the notebook before you leave.`);
  }
}

/** How something ended, in a few words. @param {Ended} ended */
function inWords({ ok, lost, stopped }) {
  if (lost) return `${lost.split(". ")[0].replace(/\.$/, "")}.`;
  if (stopped) return "Stopped.";
  return ok ? "Done." : "It stopped with an error.";
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
