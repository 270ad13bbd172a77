// Runs the steps in Pyodide, under Node: node pyodide.mjs PYODIDE STUDENT.zip PACKAGES.zip < {"program", "steps"}
import { readFileSync } from "node:fs";

const [folder, student, packages] = process.argv.slice(2);
const { program, steps } = JSON.parse(readFileSync(0, "utf8"));
const { loadPyodide } = await import(`${folder}/pyodide.mjs`);
const py = await loadPyodide({ indexURL: `${folder}/`, stdout: () => {}, stderr: () => {} });
const names = ["numpy", "pandas", "scikit-learn", "scipy", "matplotlib", "pillow", "ipython"];
await py.loadPackage(names, { messageCallback: () => {} });
for (const file of [student, packages])
  py.unpackArchive(new Uint8Array(readFileSync(file)).buffer, "zip", { extractDir: "/lib/python3.12/site-packages" });
py.globals.set("steps", JSON.stringify(steps));
py.runPython(program.split("if __name__")[0]);
process.stdout.write(`\n${py.runPython('json.dumps(told(json.loads(steps), "/course"))')}\n`);
