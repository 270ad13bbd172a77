// What the parts of the page tell one another. Types only.

/**
 * What a page says of itself, in its element #course-page. Addresses are below the page's own.
 * @typedef {object} Config
 * @property {string} lesson its name, such as 01_loading
 * @property {string} version
 * @property {string} notebook address of the released notebook
 * @property {string} pyodide address of a folder with Pyodide
 * @property {string} wheel address of the students' wheel
 * @property {string[]} packages what the lesson needs of Pyodide
 * @property {string} scripts address of the folder with these scripts
 * @property {string} release digest of the release
 * @property {Record<string, Asked>} [predictions] what its predictions ask for, by their numbers
 * @property {boolean} [solutions] whether solutions came with it
 * @property {string} root address of the site's root
 * @property {string} worker address of the script that runs Python
 * @property {string} more address of an archive with what Pyodide lacks
 */

/**
 * What a prediction is, `choice`, `order`, `near` or `words`, and its options by their letters.
 * @typedef {{form: string, options: Record<string, string>}} Asked
 */

/**
 * @typedef {object} NotebookCell
 * @property {string} cell_type
 * @property {string} id
 * @property {string | string[]} source
 * @property {{tags?: string[], nbgrader?: {grade_id?: string, solution?: boolean}, course_added?: boolean}} metadata
 * @property {unknown[]} [outputs]
 * @property {number | null} [execution_count]
 */

/**
 * @typedef {object} Notebook
 * @property {NotebookCell[]} cells
 * @property {{course?: {name?: string, lesson?: string, release?: string}}} metadata
 * @property {number} nbformat
 * @property {number} nbformat_minor
 */

/**
 * What Python tells of a running cell.
 * @typedef {{type: "stream", name: string, text: string}
 *   | {type: "display", data: Record<string, any>, alt: string}
 *   | {type: "error", name: string, text: string}
 *   | {type: "clear"}
 *   | {type: "widget", id: number, state: Record<string, any>}} Output
 */

/**
 * A cell that the learner has added: its id, the released cell that it stands below, its source.
 * @typedef {{id: string, after: string, source: string}} Added
 */

/**
 * How a request to Python ended.
 * @typedef {{ok: boolean, events: string, lost?: string, stopped?: boolean}} Ended
 */

export {};
