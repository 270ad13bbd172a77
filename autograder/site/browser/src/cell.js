// One code cell of a lesson: its editor, its buttons, and what it shows.

import { makeEditor } from "./editor.js";
import { element } from "./html.js";
import { callIn } from "./notebook.js";
import { Outputs } from "./outputs.js";

/** @import { Widgets } from "./widgets.js" */

/**
 * @typedef {object} About
 * @property {string} id
 * @property {string} starter its released source
 * @property {string} exercise the exercise that is written in it
 * @property {string} checks the exercise that it checks
 * @property {string} grade what nbgrader calls it
 * @property {string} after the released cell that it was added below; nothing for released ones
 * @property {string} part which of several cells of its exercise it is, in words; nothing for the first
 */

/**
 * @typedef {object} Deeds
 * @property {(cell: Cell) => void} run
 * @property {(cell: Cell) => void} next go on to the cell below
 * @property {(cell: Cell, name: string) => void} call check, hint or solution
 * @property {() => void} stop
 * @property {(cell: Cell) => void} add one below
 * @property {(cell: Cell) => void} remove
 * @property {(cell: Cell) => void} reset what was shown of its text goes
 * @property {(cell: Cell) => void} changed
 */

export class Cell {
  /**
   * @param {HTMLElement} place what Sphinx made of it
   * @param {About} about
   * @param {string} text
   * @param {Widgets} widgets
   * @param {Deeds} deeds
   * @param {boolean} hasSolutions
   */
  constructor(place, about, text, widgets, deeds, hasSolutions = true) {
    this.place = place;
    this.about = about;
    this.deeds = deeds;
    this.hasSolutions = hasSolutions;
    this.ranIn = 0; // the life of Python in which it ran last
    this.ranAs = ""; // and its source then
    this.isBusy = false;
    place.classList.add("course-cell");
    const name = this.#name();
    this.status = element("span", "course-status", { role: "status" });
    this.live = element("div", "course-output", {
      role: "region",
      "aria-label": about.checks ? `Result of exercise ${about.checks}` : `Output of ${name}`,
      ...(about.checks || about.exercise ? { "aria-live": "polite" } : {}),
    });
    this.outputs = new Outputs(this.live, widgets);
    this.bar = element("div", "course-buttons", { role: "group", "aria-label": `Buttons of ${name}` });
    this.resetButton = button("Reset", `Put back what stood in ${name}`, () => this.#reset());
    this.stopButton = button("Stop", "Stop what runs", () => this.deeds.stop());
    /** @type {HTMLButtonElement | null} */
    this.runButton = null;
    this.editor = about.checks ? null : this.#edit(text, name);
    this.#addButtons();
    if (about.checks) place.classList.add("course-check");
    const input = place.querySelector(".cell_input");
    (input ?? place).after(this.bar);
    this.bar.after(this.live);
  }

  /** What stands in it now. */
  get text() {
    return this.editor ? this.editor.state.doc.toString() : this.about.starter;
  }

  set text(text) {
    if (!this.editor || text === this.text) return;
    this.editor.dispatch({ changes: { from: 0, to: this.editor.state.doc.length, insert: text } });
  }

  /** What it asks or tells, if it does nothing else, such as `quiz`. */
  get call() {
    return this.about.checks ? "check" : callIn(this.text);
  }

  /** Make room for a new run: what was shown goes. */
  begin() {
    this.place.querySelector(".cell_output")?.remove();
    this.outputs.clear();
    this.live.classList.add("course-running");
  }

  end() {
    this.live.classList.remove("course-running");
  }

  /** @param {string} words */
  say(words) {
    if (this.status.textContent !== words) this.status.textContent = words;
  }

  /** @param {boolean} is */
  busy(is) {
    this.isBusy = is;
    this.stopButton.hidden = !is;
    // Who pressed it must not lose the focus.
    if (!is && document.activeElement === this.stopButton) this.runButton?.focus();
  }

  #name() {
    const { exercise, checks, id, after, part } = this.about;
    if (after) return "your own cell";
    if (checks) return `the check of exercise ${checks}`;
    return exercise ? `exercise ${exercise}${part && `, ${part}`}` : `cell ${Number(id.split("-").at(-1)) || id}`;
  }

  /** @param {string} text @param {string} name */
  #edit(text, name) {
    const input = /** @type {HTMLElement} */ (this.place.querySelector(".cell_input") ?? this.place);
    input.replaceChildren();
    const keys = {
      "Shift-Enter": () => (this.deeds.run(this), this.deeds.next(this)),
      "Mod-Enter": () => (this.about.exercise ? this.deeds.call(this, "check") : this.deeds.run(this)),
    };
    return makeEditor(input, text, `Code of ${name}`, keys, () => {
      this.resetButton.hidden = this.text === this.about.starter || Boolean(this.about.after);
      this.deeds.changed(this);
    });
  }

  #addButtons() {
    const { exercise, checks, starter, after } = this.about;
    const what = exercise || checks;
    if (!checks) this.runButton = button("Run", `Run ${this.#name()}, after the cells above`, () => this.deeds.run(this));

    this.stopButton.hidden = true;
    this.resetButton.hidden = this.text === starter || Boolean(after);
    const calls = what ? ["Check", ...(exercise ? ["Hint", ...(this.hasSolutions ? ["Solution"] : [])] : [])] : [];
    const made = calls.map((call) =>
      button(call, `${call}: exercise ${what}`, () => this.deeds.call(this, call.toLowerCase())),
    );
    made[0]?.classList.add("course-checks");
    if (checks) this.runButton = made[0];
    const more = button("+ Cell", `Add a cell below ${this.#name()}`, () => this.deeds.add(this));
    const less = button("Remove", "Remove this cell", () => this.deeds.remove(this));
    const own = checks ? [] : after ? [more, less] : [more];
    const first = this.runButton && !checks ? [this.runButton] : [];
    this.bar.append(...first, ...made, this.resetButton, ...own, this.stopButton, this.status);
  }

  #reset() {
    const before = this.text;
    this.text = this.about.starter;
    this.deeds.reset(this);
    const undo = button("Undo", "Put my text back", () => {
      this.text = before;
      this.say("");
      this.editor?.focus();
    });
    this.say("The starter is back. ");
    this.status.append(undo);
    undo.focus();
  }
}

/** A place for a cell, below another one, made as Sphinx makes them. @param {HTMLElement} above */
export function placeBelow(above) {
  const place = element("div", "cell course-added", {}, element("div", "cell_input"));
  above.after(place);
  return place;
}

/** @param {string} words @param {string} label @param {() => void} press */
function button(words, label, press) {
  const made = element("button", "course-button", { type: "button", title: label }, words);
  made.addEventListener("click", press);
  return made;
}
