"""Runs the steps in a process of its own, as a page would ask for them, and tells in JSON what the page is told.

It is the same program for both Pythons: nothing in it is theirs alone.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from contextlib import suppress
from copy import deepcopy
from types import BuiltinFunctionType, FunctionType, ModuleType
from typing import Any

SHARED = (ModuleType, type, FunctionType, BuiltinFunctionType)
"""What is the same object in every copy of a notebook's names."""
RESULTS = "application/vnd.autograder.results+json"


class Notebook:
    """The cells of a lesson in a kernel, which may begin again from a state that they once had."""

    def __init__(self, folder: str, lesson: str) -> None:
        from autograder.browser.kernel import Kernel

        self.said: list[dict[str, Any]] = []
        self.kernel = Kernel(lambda text: self.said.append(json.loads(text)), folder, lesson, "", fast=True)
        self._there: dict[str, Any] = {}
        self._data: dict[str, Any] = {}

    def keep(self) -> bool:
        """Keep the names as they are now."""
        shell = self.kernel._shell
        self._there = dict(shell.user_ns)
        names = self._there.keys() - shell.user_ns_hidden.keys()
        self._data = deepcopy({n: self._there[n] for n in names if not isinstance(self._there[n], SHARED)})
        return True

    def attempt(self, source: str, exercise: str) -> bool:
        """Run a cell over what was kept, and check its exercise; the rest of what is said is left out."""
        import matplotlib.pyplot as plt
        import numpy as np

        plt.close("all")
        np.random.seed(0)
        names = self.kernel._shell.user_ns
        names.clear()
        # Copies: what a cell changes in place, it changes for itself alone.
        names.update(self._there | deepcopy(self._data))
        ok = self.kernel.run(source)
        self.said.clear()
        self.kernel.call("check", exercise)
        self.said[:] = [each for each in self.said if RESULTS in each.get("data", {})]
        for each in self.said:
            each["data"] = {RESULTS: each["data"][RESULTS]}
        return ok

    def widget(self, number: str, changed: str, message: str) -> bool:
        """What the page has done with a widget."""
        self.kernel.widget(int(number), changed, message)
        return True

    def step(self, kind: str, *given: str) -> dict[str, Any]:
        """What the page is told in one step, and what was remembered."""
        ok = False
        # Stopped between two lines of ours.
        with suppress(KeyboardInterrupt):
            ok = getattr(self if kind in ("keep", "attempt", "widget") else self.kernel, kind)(*given)
        found = {"ok": ok, "said": list(self.said), "events": self.kernel.new_events()}
        self.said.clear()
        return found


def run(asked: str, folder: str, tell: Callable[[str], Any]) -> None:
    """Run the steps, and tell what came of each as soon as it is there."""
    lesson, steps = json.loads(asked)
    notebook = Notebook(folder, lesson)
    tell(json.dumps(["", {"scripts": len(json.loads(notebook.kernel.scripts()))}]))
    for name, step in steps.items():
        tell(json.dumps([name, notebook.step(*step)]))


if __name__ == "__main__":
    out = sys.stdout
    run(sys.stdin.read(), sys.argv[1], lambda line: print(line, file=out, flush=True))
