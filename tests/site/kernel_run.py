"""Runs the steps in a process of its own, as a page would ask for them, and prints what the page is told, as JSON.

It is the same program for both Pythons: nothing in it is theirs alone.
"""

from __future__ import annotations

import json
import sys
from typing import Any


def told(steps: dict[str, list[str]], folder: str) -> dict[str, Any]:
    """What a page is told in each step, and what was remembered."""
    from autograder.browser.kernel import Kernel

    said: list[dict[str, Any]] = []
    kernel = Kernel(lambda text: said.append(json.loads(text)), folder, "01_loading", "")
    found: dict[str, Any] = {}
    for name, (kind, *given) in steps.items():
        if kind == "widget":
            kernel.widget(int(given[0]), *given[1:])
            ok = True
        else:
            ok = getattr(kernel, kind)(*given)
        found[name] = {"ok": ok, "said": list(said), "events": kernel.new_events()}
        said.clear()
    return {"steps": found, "scripts": len(json.loads(kernel.scripts()))}


if __name__ == "__main__":
    print("\n" + json.dumps(told(json.loads(sys.stdin.read()), sys.argv[1])))
