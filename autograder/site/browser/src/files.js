// What goes out of the page and comes in: the notebook, and the file of events.

import { added } from "./events.js";
import { HELP } from "./editor.js";
import { element } from "./html.js";
import { read, written } from "./notebook.js";

/** @import { Lesson } from "./lesson.js" */

const HELPING =
  "Shift and Enter runs a cell and goes on, Ctrl and Enter checks an exercise. Escape, then Tab, leaves an editor. " +
  "Where a text asks for check, hint or solution, press the button below the exercise.";
const LARGEST = 10_000_000; // bytes of a file that is opened

/** The panel of a page that says what is kept where. @param {Lesson} lesson @param {HTMLElement} said */
export function filesPanel(lesson, said) {
  const name = lesson.config.lesson;
  const panel = element("section", "course-files", { "aria-label": "Your work on this page" });
  const words =
    "Code runs in this page. What you write and how far you are stays in this browser, and is sent nowhere. " +
    "The notebook is the same as in Jupyter: download it to go on there, or to hand it in.";
  const row = element("div", "course-buttons", { role: "group", "aria-label": "Your files" });
  row.append(
    button("Download notebook", () => save(`${name}.ipynb`, written(lesson.notebook, lesson.texts(), lesson.added()), "application/x-ipynb+json")),
    opener("Open notebook", ".ipynb", said, (text) => openNotebook(lesson, said, text)),
    button("Download progress", async () => save(eventsName(lesson), await lesson.store.events(), "application/jsonl")),
    opener("Open progress", ".jsonl", said, (text) => openEvents(lesson, said, text)),
  );
  const help = element("p", "", { id: HELP }, HELPING);
  panel.append(element("p", "", {}, words), help, row, said);
  return panel;
}

/** @param {Lesson} lesson */
const eventsName = (lesson) => `${(lesson.notebook.metadata.course?.name ?? "course").replace(/[^\w-]+/g, "-")}.jsonl`;

/** @param {Lesson} lesson @param {HTMLElement} said @param {string} text */
async function openNotebook(lesson, said, text) {
  const { texts, added } = read(lesson.notebook, text);
  const before = /** @type {const} */ ([lesson.texts(), lesson.added()]);
  await lesson.put(texts, added);
  said.textContent = "Opened: your text is in the cells. ";
  said.append(
    button("Undo", async () => {
      await lesson.put(...before);
      said.textContent = "What was here before is back.";
    }),
  );
}

/** @param {Lesson} lesson @param {HTMLElement} said @param {string} text */
async function openEvents(lesson, said, text) {
  const lines = added(await lesson.store.events(), text);
  const count = lines.split("\n").length - 1;
  said.textContent = count
    ? `Added: ${count} ${count === 1 ? "event" : "events"}.`
    : "There is nothing in it that is not here already.";
  await lesson.learn(lines);
}

/** @param {string} words @param {() => void} press */
function button(words, press) {
  const made = element("button", "course-button", { type: "button" }, words);
  made.addEventListener("click", press);
  return made;
}

/** @param {string} words @param {string} kind @param {HTMLElement} said @param {(text: string) => Promise<void>} take */
function opener(words, kind, said, take) {
  const input = element("input", "course-file", { type: "file", accept: kind, "aria-label": words, tabindex: "-1" });
  input.addEventListener("change", async () => {
    const file = input.files?.[0];
    if (!file) return;
    try {
      if (file.size > LARGEST) throw new Error("This file is too large for a notebook. Clear its outputs, and save it again.");
      await take(await file.text());
    } catch (error) {
      said.textContent = error instanceof Error ? error.message : String(error);
    }
    input.value = "";
  });
  const holder = element("span", "course-opener", {}, button(words, () => input.click()), input);
  return holder;
}

/** @param {string} name @param {string} content @param {string} type */
function save(name, content, type) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = element("a", "", { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
