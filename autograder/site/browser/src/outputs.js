// What a cell shows, below it: as Python tells it, piece by piece.

import { cleaned, element, markdown } from "./html.js";

/** @import { Output } from "./types.js" */
/** @import { Widgets } from "./widgets.js" */

const WIDGET = "application/vnd.course.widget+json";
const MOST = 300; // pieces of one run that are shown
const LONGEST = 250_000; // characters of text of one run
const ANSI = /\u001b\[[0-9;]*m/g;

export class Outputs {
  /** @param {HTMLElement} place @param {Widgets} widgets */
  constructor(place, widgets) {
    this.place = place;
    this.widgets = widgets;
    this.pieces = 0;
    this.length = 0;
    this.isFull = false;
    /** @type {HTMLElement | null} */
    this.open = null; // the block that the stream goes on in
    this.stream = "";
    this.tail = "";
  }

  clear() {
    this.place.replaceChildren();
    this.pieces = 0;
    this.length = 0;
    this.isFull = false;
    this.open = null;
  }

  /** @param {Output} output */
  add(output) {
    if (output.type === "widget") return this.widgets.update(Number(output.id), output.state ?? {});
    if (output.type === "clear") return this.clear();
    if (this.isFull) return;
    if (output.type === "stream") return this.#print(String(output.name), String(output.text));
    if (++this.pieces > MOST) return this.#full();
    this.open = null;
    if (output.type === "error") this.#put(element("pre", "course-error", {}, String(output.text)));
    else if (output.type === "display") this.#display(output.data ?? {}, String(output.alt ?? ""));
  }

  /** @param {string} words */
  say(words) {
    this.open = null;
    this.#put(element("p", "course-said", {}, words));
  }

  /** @param {string} name @param {string} text */
  #print(name, text) {
    const room = LONGEST - this.length;
    this.length += text.length;
    if (!this.open || this.stream !== name) {
      if (++this.pieces > MOST) return this.#full();
      this.open = element("pre", name === "stderr" ? "course-printed course-red" : "course-printed");
      this.open.tabIndex = 0;
      this.stream = name;
      this.tail = "";
      this.#put(this.open);
    }
    // Only the last line can still be written over, by what begins with \r.
    /** @type {string[]} */
    const lines = (this.tail + text.slice(0, Math.max(0, room)).replace(ANSI, "")).split("\n").map(lastWriting);
    this.tail = lines.at(-1) ?? "";
    const last = this.open.lastChild ?? this.open.appendChild(document.createTextNode(""));
    last.textContent = lines.join("\n");
    if (lines.length > 1) {
      last.textContent = `${lines.slice(0, -1).join("\n")}\n`;
      this.open.append(document.createTextNode(this.tail));
    }
    if (text.length > room) this.#full();
  }

  #full() {
    this.isFull = true;
    this.say("… The rest is left out: it is more than a page can show.");
  }

  /** @param {Record<string, any>} data @param {string} alt */
  #display(data, alt) {
    if (data[WIDGET]) {
      const place = element("div", "course-widget");
      this.#put(place);
      this.widgets.show(data[WIDGET], place).catch((error) => (place.textContent = `This widget cannot be shown: ${error}`));
    } else if (typeof data["text/html"] === "string") {
      const shown = element("div", "course-html", {}, cleaned(data["text/html"]));
      for (const link of shown.querySelectorAll("a[href^='#']")) lead(/** @type {HTMLAnchorElement} */ (link));
      this.#put(shown);
    } else if (typeof data["image/png"] === "string") this.#put(picture("image/png", data["image/png"], alt));
    else if (typeof data["image/jpeg"] === "string") this.#put(picture("image/jpeg", data["image/jpeg"], alt));
    else if (typeof data["text/markdown"] === "string")
      this.#put(element("div", "course-words", {}, markdown(data["text/markdown"])));
    else if (data["text/plain"] !== undefined)
      this.#put(element("pre", "course-printed", { tabindex: "0" }, String(data["text/plain"]).slice(0, LONGEST)));
  }

  /** @param {Node} node */
  #put(node) {
    this.place.append(node);
  }
}

/** What stands in a line after all that was written over. @param {string} line */
const lastWriting = (line) => line.slice(line.replace(/\r+$/, "").lastIndexOf("\r") + 1);

/** @param {string} kind @param {string} base64 @param {string} alt */
function picture(kind, base64, alt) {
  return element("img", "course-figure", { src: `data:${kind};base64,${base64.replace(/\s/g, "")}`, alt });
}

/** Lead a link to a heading, as Jupyter names it, to the section of this page. @param {HTMLAnchorElement} link */
function lead(link) {
  const wanted = decodeURIComponent(link.hash.slice(1));
  for (const heading of document.querySelectorAll("h1, h2, h3, h4")) {
    const words = (heading.firstChild?.textContent ?? "").trim();
    const section = heading.closest("section");
    if (words.replaceAll(" ", "-") === wanted && section?.id) link.hash = section.id;
  }
}
