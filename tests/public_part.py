"""Whether each module of a part of the package imports without the rest."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

__all__ = ["modules_that_fail"]

# The first package on the path is the one whose modules are found: those of the checkout are not.
IMPORT_ALL = """
import importlib, json, pathlib, sys
root = pathlib.Path(sys.argv[1])
sys.path.insert(0, str(root))
sys.modules["nbgrader"] = None
failed = {}
for file in sorted(set((root / "autograder").rglob("*.py")) - {root / "autograder" / "__main__.py"}):
    name = ".".join(file.relative_to(root).with_suffix("").parts).removesuffix(".__init__")
    try:
        importlib.import_module(name)
    except ImportError as error:
        failed[name] = str(error)
print(json.dumps(failed))
"""


def modules_that_fail(root: Path) -> dict[str, str]:
    """Modules of ``root/autograder`` that do not import alone and without nbgrader, each with why."""
    command = [sys.executable, "-I", "-B", "-c", IMPORT_ALL, str(root)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, str] = json.loads(done.stdout)
    return found
