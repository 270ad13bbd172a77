// Begins a lesson's page: reads what it says of itself, and makes its cells cells to work in.

import { element } from "./html.js";
import { filesPanel } from "./files.js";
import { Lesson } from "./lesson.js";
import { NoStore, Store } from "./store.js";

/** @import { Config, Notebook } from "./types.js" */

const PATIENCE = 30_000; // milliseconds for what a page reads before its cells are there
const ADDRESSES = /** @type {const} */ (["notebook", "pyodide", "wheel", "scripts"]);

/** @returns {Config | null} */
function config() {
  const told = document.getElementById("course-page");
  if (!told) return null;
  const found = JSON.parse(told.textContent ?? "");
  for (const name of ADDRESSES) found[name] = new URL(found[name], location.href).href;
  for (const name of /** @type {const} */ (["pyodide", "scripts"])) found[name] = found[name].replace(/\/?$/, "/");
  found.root = new URL("../../", found.scripts).href;
  found.worker = `${found.scripts}worker.js`;
  found.more = `${found.scripts}packages.zip`;
  // What was kept of an earlier release has another address.
  for (const name of /** @type {const} */ (["notebook", "wheel", "worker", "more"])) found[name] += `?release=${encodeURIComponent(found.release)}`;
  return found;
}

/** @param {Notebook} notebook */
async function storeOf(notebook) {
  try {
    return await Store.open(notebook.metadata.course?.name ?? "course");
  } catch {
    return new NoStore();
  }
}

/** Keep the site for when there is no network. @param {Config} found */
async function keepOffline(found) {
  if (!("serviceWorker" in navigator)) return;
  const told = new URLSearchParams({ release: found.release, pyodide: found.pyodide });
  try {
    await navigator.serviceWorker.register(`${found.root}service-worker.js?${told}`, { scope: found.root });
    const { active } = await navigator.serviceWorker.ready;
    // What was loaded before it began.
    const loaded = performance.getEntriesByType("resource").map((entry) => entry.name);
    active?.postMessage([location.href.split("#")[0], found.notebook, found.worker, ...loaded]);
  } catch {
    // Without it the page works as long as there is a network.
  }
}

async function begin() {
  const found = config();
  if (!found) return;
  const notebook = /** @type {Notebook} */ (await (await fetch(found.notebook, { signal: AbortSignal.timeout(PATIENCE) })).json());
  const store = await storeOf(notebook);
  const said = element("p", "course-status", { role: "status" });
  if (store instanceof NoStore)
    said.textContent = "This browser keeps nothing, as in a private window. Download the notebook before you leave.";
  const lesson = new Lesson(found, notebook, store, (words) => (said.textContent = words));
  const title = document.querySelector("article h1") ?? document.querySelector("h1");
  title?.after(filesPanel(lesson, said));
  await lesson.show();
  document.documentElement.classList.add("course-ready");
  await keepOffline(found);
}

begin().catch((error) => {
  const words = `The cells of this page could not be made ready (${error}). Is the network there? Then load the page again.`;
  document.querySelector("article h1")?.after(element("p", "course-files", { role: "alert" }, words));
});
