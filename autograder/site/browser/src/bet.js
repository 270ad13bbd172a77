// A prediction in the page: a form that writes the call into its cell, so that nobody has to know how it is written.

import { element } from "./html.js";

/** @import { Asked } from "./types.js" */

const DOTS = /^\s*predict\(\s*["'](\d+\.\w+)["']\s*(?:,\s*\.\.\.\s*)?\)\s*$/;
const SURE = [0.5, 0.6, 0.7, 0.8, 0.9, 1];

/** The prediction that a cell waits for; nothing if it holds anything else. @param {string} source */
export const predictionIn = (source) => DOTS.exec(source)?.[1] ?? "";

/**
 * @param {string} id of the prediction
 * @param {Asked} asked
 * @param {(source: string) => void} predict takes the call
 * @returns {HTMLFormElement}
 */
export function betForm(id, asked, predict) {
  const form = element("form", "course-bet", { "aria-label": `Prediction ${id}` });
  const { fields, value } = asked.form === "choice" ? choices(id, asked.options) : typed(id, asked);
  const sure = element("select", "", { "aria-label": `Prediction ${id}: how sure are you?` }, element("option", "", { value: "" }, "How sure?"));
  sure.append(...SURE.map((share) => element("option", "", { value: String(share) }, `${Math.round(100 * share)} % sure`)));
  const bet = element("button", "course-button", { type: "submit", title: `Make prediction ${id}` }, "Predict");
  const skip = element("button", "course-button", { type: "button", title: `Skip prediction ${id}` }, "Skip");
  skip.addEventListener("click", () => predict(`predict("${id}", skip=True)`));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const told = sure.value ? `, sure=${sure.value}` : "";
    predict(`predict("${id}", ${value()}${asked.form === "words" ? "" : told})`);
  });
  form.append(...fields, element("div", "course-buttons", {}, ...(asked.form === "words" ? [] : [sure]), bet, skip));
  return form;
}

/** @param {string} id @param {Record<string, string>} options */
function choices(id, options) {
  const group = element("fieldset", "", {}, element("legend", "", {}, `Prediction ${id}`));
  for (const [letter, words] of Object.entries(options)) {
    const input = element("input", "", { type: "radio", name: `bet-${id}`, value: letter, required: "" });
    group.append(element("label", "", {}, input, ` ${letter}: ${words}`));
  }
  const value = () => JSON.stringify(/** @type {HTMLInputElement} */ (group.querySelector("input:checked")).value);
  return { fields: [group], value };
}

/** @param {string} id @param {Asked} asked */
function typed(id, { form, options }) {
  const kinds = { near: { type: "number", step: "any" }, order: { type: "text", placeholder: Object.keys(options).join("") } };
  const input = element("input", "", { required: "", ...(form === "words" ? { type: "text" } : kinds[form === "near" ? "near" : "order"]) });
  const words = { near: "your number", order: "the letters, in your order" }[form] ?? "your words";
  const label = element("label", "", {}, `Prediction ${id}, ${words}: `, input);
  if (form === "order") input.addEventListener("input", () => input.setCustomValidity(isOrder(input.value, options) ? "" : "Each letter once."));
  return { fields: [label], value: () => (form === "near" ? String(Number(input.value)) : JSON.stringify(input.value)) };
}

/** @param {string} text @param {Record<string, string>} options */
const isOrder = (text, options) =>
  [...text.toLowerCase().replace(/[\s,<>-]/g, "")].sort().join() === Object.keys(options).sort().join();
