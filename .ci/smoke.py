"""What a student does on any system: `course doctor`, then lesson 1, solved, in Jupyter and with `course check`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parent.parent
SOLUTION = ROOT / "solutions" / "01_loading" / "01_loading.ipynb"
LESSON = ROOT / "lessons" / "01_loading"


def main() -> None:
    """Do all of it; ends with words about what is not as it should be."""
    course("doctor")
    notebook = nbformat.read(SOLUTION, as_version=4)
    NotebookClient(
        notebook, timeout=600, kernel_name="python3", resources={"metadata": {"path": str(LESSON)}}
    ).execute()
    asked = [cell for cell in notebook.cells if cell.cell_type == "code" and cell.source.startswith("check(")]
    for cell in asked:
        card = "".join(output.get("data", {}).get("text/plain", "") for output in cell.outputs)
        print(card.partition("\n")[0] or "no card")
        if not card.startswith("✓"):
            sys.exit(f"{cell.source} on our own solution says:\n{card}")
    if len(asked) < 5:
        sys.exit(f"{SOLUTION} has {len(asked)} cells that check.")
    course("check", str(SOLUTION))


def course(*arguments: str) -> None:
    """Run a command of the kit."""
    if code := subprocess.run([sys.executable, "-m", "autograder", *arguments], cwd=ROOT, check=False).returncode:
        sys.exit(f"course {' '.join(arguments)} ended with {code}.")


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # A console of Windows may have no ✓.
    main()
