"""Makes docs/api.md, the reference of what a check file may import, from the docstrings.

python docs/make_api.py
"""

from __future__ import annotations

import inspect
import re
import textwrap
from dataclasses import is_dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from autograder import api

PAGE = Path(__file__).with_name("api.md")
HEAD = """\
# What a check file may import

A check file is plain pytest. It imports `autograder.api`, and what its own subject offers, such as `autograder.digits`.
This page is made from the docstrings: `python docs/make_api.py`.

## What may change, and what may not

Check files of a course must go on working. So a name on this page keeps its meaning, its arguments and the errors that
it raises until the next first number of the version, and what goes away is still there for one version, with a
`DeprecationWarning` that says what to write instead. New names, new arguments with a default, and clearer words in
messages may come at any time.

What is not on this page may change from one version to the next: modules below `autograder.api`, names that begin with
`_`, the wire, and in `results/` all that [the schema](../autograder/report/record.schema.json) does not promise.

"""


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")


def page() -> str:
    """The whole page."""
    return HEAD + "\n".join(_entry(name, getattr(api, name)) for name in api.__all__)


def _entry(name: str, value: Any) -> str:
    if isinstance(value, ModuleType):
        inner = "\n".join(_entry(f"{name}.{part}", getattr(value, part)) for part in value.__all__)
        return f"## `{name}`\n\n{_doc(value)}\n\n{inner}"
    if not callable(value) or not (inspect.isclass(value) or inspect.isfunction(value)):
        return f"## `{name}`\n\n{_constant(value)}\n"
    lines = [
        f"{'###' if '.' in name else '##'} `{name}`",
        "",
        f"```python\n{name}{_signature(value)}\n```",
        "",
        _doc(value),
    ]
    if inspect.isclass(value):
        lines += _members(value)
    return "\n".join(lines) + "\n"


def _constant(value: Any) -> str:
    short = re.sub(r"autograder[.\w]*[.]", "", str(value))
    return f"`{value!r}`" if isinstance(value, int | str) else f"A type: `{short}`."


def _signature(value: Any) -> str:
    if inspect.isclass(value) and not is_dataclass(value):
        return ""
    try:
        text = str(inspect.signature(value))
    except ValueError:
        return ""
    return text.replace("'", "").replace("(self, ", "(").replace(" -> None", "", 1 if inspect.isclass(value) else 0)


def _members(value: type) -> list[str]:
    """The public methods and properties that a class itself has."""
    found = []
    for name, member in vars(value).items():
        if name.startswith("_") or not (inspect.isfunction(member) or isinstance(member, property)):
            continue
        call = "" if isinstance(member, property) else _signature(member)
        found.append(f"\n- `.{name}{call}`: {_first(member)}")
    return ["", *(line.lstrip("\n") for line in found)] if found else []


def _doc(value: Any) -> str:
    text = inspect.getdoc(value) or ""
    # Headings of Google's style become words that stand out, and their entries a list.
    text = re.sub(r"^(Args|Returns|Raises|Yields):$", r"**\1:**\n", text, flags=re.MULTILINE)
    return "\n".join(
        f"- {line.strip()}" if re.match(r" {4}\w[\w*, ]*: ", line) else textwrap.dedent(line)
        for line in text.splitlines()
    )


def _first(value: Any) -> str:
    return " ".join((inspect.getdoc(value) or "").split("\n\n")[0].split())


if __name__ == "__main__":
    main()
