// HTML and Markdown from a cell, made harmless: no scripts, no forms, no styles for the page, no picture from elsewhere.

import DOMPurify from "dompurify";
import { marked } from "marked";

const CLEAN = {
  FORBID_TAGS: ["style", "form", "input", "button", "textarea", "select", "option", "iframe", "audio", "video", "source"],
  FORBID_ATTR: ["srcset", "poster", "background", "id", "name"],
  ALLOW_DATA_ATTR: false,
  RETURN_DOM_FRAGMENT: true,
};

DOMPurify.addHook("uponSanitizeAttribute", (_element, attribute) => {
  const { attrName, attrValue } = attribute;
  const isFar = ["src", "xlink:href"].includes(attrName) && !/^data:image\//i.test(attrValue.trim());
  const isOdd = attrName === "style" && /url|image|position|expression|@|\\/i.test(attrValue);
  if (isFar || isOdd) attribute.keepAttr = false;
});
DOMPurify.addHook("afterSanitizeAttributes", (element) => {
  const target = element.getAttribute("href");
  if (target && !target.startsWith("#")) {
    element.setAttribute("rel", "noopener noreferrer");
    element.setAttribute("target", "_blank");
  }
});

/** @param {string} html @returns {DocumentFragment} */
export const cleaned = (html) => /** @type {any} */ (DOMPurify.sanitize(html, /** @type {any} */ (CLEAN)));

/** @param {string} text @returns {DocumentFragment} */
export const markdown = (text) => cleaned(/** @type {string} */ (marked.parse(text, { async: false })));

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {string} [name] its class
 * @param {Record<string, string>} [attributes]
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function element(tag, name = "", attributes = {}, ...children) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}
