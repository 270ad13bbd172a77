// The released notebook, and the learner's own, which is the same with other sources.

/** @import { Added, Notebook, NotebookCell } from "./types.js" */

const CHECK = /^\s*check\(\s*["'](\d+\.\d+)["']\s*\)\s*$/;
const ASKS = /^\s*(quiz|predict|mine|review|look_back|puzzle|hint|solution)\(/;
const VALUE = String.raw`(?:\w+\s*=\s*)?(?:"[^"\n]*"|'[^'\n]*'|-?[\d.]+|\.\.\.|True|False|None)`;
const ALONE = new RegExp(String.raw`^\s*(?:quiz|predict|review|look_back|hint|solution)\(\s*(?:${VALUE}\s*(?:,\s*|(?=\))))*\)\s*$`);

/** @param {NotebookCell} cell @returns {string} */
export const sourceOf = (cell) => (Array.isArray(cell.source) ? cell.source.join("") : String(cell.source ?? ""));

/** The exercise that a cell checks; nothing for all others. @param {NotebookCell} cell */
export const checkedBy = (cell) => CHECK.exec(sourceOf(cell))?.[1] ?? "";

/** What a cell that asks or tells something calls; nothing for all others. @param {string} source */
export const callIn = (source) => ASKS.exec(source)?.[1] ?? "";

/** Whether a cell asks or tells something, and uses nothing that other cells make. @param {string} source */
export const isAlone = (source) => ALONE.test(source);

/** What a lesson imports first: the first cell of its code. @param {Notebook} notebook */
export function importsOf(notebook) {
  const first = notebook.cells.find((cell) => cell.cell_type === "code");
  return first ? sourceOf(first) : "";
}

/**
 * The exercise that each code cell belongs to, by the ids of the cells.
 * @param {Notebook} notebook
 * @returns {Map<string, string>}
 */
export function exercisesOf(notebook) {
  const found = new Map();
  for (const cell of notebook.cells) {
    const id = cell.metadata?.nbgrader?.solution ? cell.metadata.nbgrader.grade_id : "";
    const parts = /^exercise-(\d+)-(\d+)[a-z]?$/.exec(id ?? "");
    if (parts) found.set(cell.id, `${parts[1]}.${parts[2]}`);
  }
  return found;
}

/**
 * The learner's notebook: the released one, with her sources and cells. Ids and metadata stay; outputs are not kept.
 * @param {Notebook} released
 * @param {Map<string, string>} texts sources by the ids of cells
 * @param {Added[]} added
 * @returns {string}
 */
export function written(released, texts, added) {
  const cells = released.cells.flatMap((cell) => {
    if (cell.cell_type !== "code") return [cell];
    const own = { ...cell, source: lines(texts.get(cell.id) ?? sourceOf(cell)), outputs: [], execution_count: null };
    return [own, ...added.filter((each) => each.after === cell.id).map(codeCell)];
  });
  return JSON.stringify({ ...released, cells }, null, 1) + "\n";
}

/**
 * What a notebook that somebody opens says: sources by the ids of the released cells, and cells that were added.
 * @param {Notebook} released
 * @param {string} text of the file
 * @returns {{texts: Map<string, string>, added: Added[]}}
 * @throws {Error} with words for the learner
 */
export function read(released, text) {
  const found = parsed(text);
  const lesson = found.metadata?.course?.lesson;
  if (lesson && lesson !== released.metadata.course?.lesson)
    throw new Error(`This is the notebook of another lesson, ${String(lesson).slice(0, 80)}.`);
  const names = new Map(released.cells.flatMap((cell) => keys(cell).map((key) => [key, cell.id])));
  const texts = new Map();
  /** @type {Added[]} */
  const added = [];
  let after = released.cells.find((cell) => cell.cell_type === "code")?.id ?? "";
  for (const cell of found.cells) {
    if (cell?.cell_type !== "code") continue;
    const id = keys(cell).map((key) => names.get(key)).find(Boolean);
    if (id && !texts.has(id)) {
      texts.set(id, sourceOf(cell));
      after = id;
    } else if (sourceOf(cell).trim()) added.push({ id: newId(), after, source: sourceOf(cell) });
  }
  if (!texts.size) throw new Error("This notebook has no cell of this lesson.");
  return { texts, added };
}

/** @param {string} text @returns {Notebook} */
function parsed(text) {
  let found;
  try {
    found = JSON.parse(text);
  } catch {
    throw new Error("This file is no notebook: it is not in JSON, or was cut off.");
  }
  if (!Array.isArray(found?.cells)) throw new Error("This file is no notebook: it has no list of cells.");
  return found;
}

/** What a cell is known by, the surest first. @param {NotebookCell} cell */
function keys(cell) {
  const grade = cell.metadata?.nbgrader?.grade_id;
  return [...(grade ? [`grade ${grade}`] : []), ...(cell.id ? [`id ${cell.id}`] : [])];
}

/** A name for a cell, as the format of notebooks wants it. */
export const newId = () => `added-${Math.random().toString(36).slice(2, 12)}`;

/** @param {Added} added @returns {NotebookCell} */
const codeCell = ({ id, source }) => ({
  cell_type: "code",
  id,
  metadata: {},
  source: lines(source),
  outputs: [],
  execution_count: null,
});

/** @param {string} text */
const lines = (text) => text.split(/(?<=\n)/);
