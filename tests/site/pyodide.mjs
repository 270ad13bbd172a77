// Runs the steps in Pyodide, under Node: node pyodide.mjs PYODIDE STUDENT.zip PACKAGES.zip < {"program", "asked", "seconds"}
import { readFileSync, writeSync } from "node:fs";
import { Worker } from "node:worker_threads";

const [folder, student, packages] = process.argv.slice(2);
const { program, asked, seconds } = JSON.parse(readFileSync(0, "utf8"));
const { loadPyodide } = await import(`${folder}/pyodide.mjs`);
const py = await loadPyodide({ indexURL: `${folder}/`, stdout: () => {}, stderr: () => {} });
const names = ["numpy", "pandas", "scikit-learn", "scipy", "matplotlib", "pillow", "ipython"];
await py.loadPackage(names, { messageCallback: () => {} });
for (const file of [student, packages])
  py.unpackArchive(new Uint8Array(readFileSync(file)).buffer, "zip", { extractDir: "/lib/python3.12/site-packages" });

// A step that takes too long is stopped as by the page's button.
const [interrupt, told] = [4, 4].map((size) => new Int32Array(new SharedArrayBuffer(size)));
py.setInterruptBuffer(interrupt);
const watch = `const { workerData: [interrupt, told, seconds] } = require("node:worker_threads");
let last = -1, since = 0;
setInterval(() => {
  const now = Atomics.load(told, 0);
  since = now === last ? since + 1 : 0;
  last = now;
  if (since >= seconds) interrupt[0] = 2;
}, 1000);`;
const watcher = new Worker(watch, { eval: true, workerData: [interrupt, told, seconds] });
const write = (line) => {
  const bytes = Buffer.from(`${line}\n`);
  for (let done = 0; done < bytes.length; ) done += writeSync(1, bytes, done);
};
py.globals.set("tell", (line) => {
  Atomics.add(told, 0, 1);
  write(line);
});
py.globals.set("asked", asked);
py.runPython(program.split("if __name__")[0]);
py.runPython('run(asked, "/course", tell)');
await watcher.terminate();
