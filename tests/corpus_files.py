"""Entries of the corpus that are not code: odd files, and students with odd names.

Each is a small function that makes a student's folder. Its name is the entry's name, its
docstring says what it is about, and the decorator what must come of it.
"""

from __future__ import annotations

import json
import os
import socket
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["BUILDERS", "NAMES", "Builder", "Data", "Place", "entry"]

NOTEBOOK = "01_first.ipynb"
Data = dict[str, Any]


@dataclass(frozen=True)
class Place:
    """A student's folder, a solved notebook to start from, and what is known of the machine."""

    folder: Path
    solved: str
    tokens: dict[str, str]

    @property
    def path(self) -> Path:
        """Where the notebook belongs."""
        return self.folder / NOTEBOOK

    def notebook(self) -> Data:
        """A fresh copy of the solved notebook."""
        data: Data = json.loads(self.solved)
        return data

    def write(self, content: bytes | str | Data) -> None:
        """Write the notebook."""
        if isinstance(content, dict):
            content = json.dumps(content)
        self.path.write_bytes(content if isinstance(content, bytes) else content.encode())


@dataclass(frozen=True)
class Builder:
    """A row of the table: which kind, what must come of it, a word of the reason, and how it is made."""

    kind: str
    expects: str
    reason: str
    build: Callable[[Place], None]


BUILDERS: dict[str, Builder] = {}


def entry(
    expects: str, reason: str = "", kind: str = "malformed"
) -> Callable[[Callable[[Place], None]], Callable[[Place], None]]:
    """Put a function into the table."""

    def add(build: Callable[[Place], None]) -> Callable[[Place], None]:
        BUILDERS[build.__name__.replace("_", "-")] = Builder(kind, expects, reason, build)
        return build

    return add


# --- Files that are no notebooks ---


@entry("stopped", "empty")
def empty_file(at: Place) -> None:
    """A file without a byte."""
    at.write(b"")


@entry("stopped", "notebook")
def blank_file(at: Place) -> None:
    """A file of spaces and a BOM."""
    at.write("\ufeff \n\t ")


@entry("stopped", "JSON")
def plain_words(at: Place) -> None:
    """A text, and not JSON."""
    at.write("I could not upload my notebook, sorry.")


@entry("stopped", "JSON")
def page_of_a_website(at: Place) -> None:
    """The page that was shown instead of the file."""
    at.write("<!doctype html><html><script>alert(1)</script></html>")


@entry("stopped", "JSON")
def cut_off(at: Place) -> None:
    """The first half of a notebook."""
    at.write(at.solved[: len(at.solved) // 2])


@entry("stopped", "JSON")
def merge_conflict(at: Place) -> None:
    """A notebook with the marks of a merge in it."""
    at.write(at.solved.replace('"cells"', '<<<<<<< HEAD\n"cells"\n=======\n"cells"\n>>>>>>> mine', 1))


@entry("stopped", "UTF-8")
def utf_16(at: Place) -> None:
    """A notebook in UTF-16."""
    at.write(at.solved.encode("utf-16"))


@entry("stopped", "UTF-8")
def latin_1(at: Place) -> None:
    """A notebook with a letter in Latin-1."""
    at.write(at.solved.replace("make_model", "größe_model").encode("latin-1"))


@entry("stopped")
def archive(at: Place) -> None:
    """A zip archive under the name of a notebook."""
    import zipfile

    with zipfile.ZipFile(at.path, "w") as file:
        file.writestr(NOTEBOOK, at.solved)


@entry("stopped", "MB")
def too_large(at: Place) -> None:
    """Eleven megabytes of widgets."""
    at.write(at.notebook() | {"metadata": {"widgets": "x" * 11_000_000}})


@entry("stopped", "MB")
def gigabytes_of_nothing(at: Place) -> None:
    """A file that says it is 64 gigabytes and takes no room."""
    with at.path.open("wb") as file:
        file.truncate(2**36)


@entry("stopped", "nested")
def nested_lists(at: Place) -> None:
    """A million brackets."""
    at.write("[" * 1_000_000)


@entry("stopped")
def nested_objects(at: Place) -> None:
    """A hundred thousand objects, each in the other, in the metadata."""
    at.write(
        at.solved.replace('"metadata": {', '"metadata": {"a": ' + '{"a":' * 100_000 + "1" + "}" * 100_000 + ", ", 1)
    )


@entry("either")
def endless_integer(at: Place) -> None:
    """An integer of a hundred thousand digits in the metadata."""
    at.write(at.solved.replace('"nbformat_minor": ', '"n": ' + "9" * 100_000 + ', "nbformat_minor": ', 1))


@entry("either")
def not_a_number(at: Place) -> None:
    """NaN and Infinity, which JSON does not have, in the metadata."""
    at.write(at.solved.replace('"nbformat_minor": ', '"n": [NaN, Infinity, -Infinity], "nbformat_minor": ', 1))


@entry("either")
def key_given_twice(at: Place) -> None:
    """The cells are given twice, first as none."""
    at.write(at.solved.replace('"cells"', '"cells": [], "cells"', 1))


# --- Not even files ---


@entry("stopped", "link")
def link_to_labels(at: Place) -> None:
    """A link to the labels of the held-out images."""
    at.path.symlink_to(at.tokens["HELDOUT"])


@entry("stopped", "link")
def link_to_other_notebook(at: Place) -> None:
    """A link to the work of another student."""
    at.path.symlink_to(at.tokens["OTHER"])


@entry("stopped", "link")
def link_to_nowhere(at: Place) -> None:
    """A link to a file that is not there."""
    at.path.symlink_to("/nonexistent/notebook.ipynb")


@entry("stopped", "link")
def link_in_a_circle(at: Place) -> None:
    """A link to itself."""
    at.path.symlink_to(at.path)


@entry("stopped", "link")
def link_to_zeros(at: Place) -> None:
    """A link to a device that never ends."""
    at.path.symlink_to("/dev/zero")


@entry("stopped", "regular")
def named_pipe(at: Place) -> None:
    """A pipe that nobody writes to: whoever opens it waits for ever."""
    os.mkfifo(at.path)


@entry("stopped")
def unix_socket(at: Place) -> None:
    """A socket under the name of a notebook."""
    here = os.open(at.folder, os.O_RDONLY)
    with socket.socket(socket.AF_UNIX) as line:
        line.bind(f"/proc/self/fd/{here}/{NOTEBOOK}")
    os.close(here)


@entry("stopped", "regular")
def device(at: Place) -> None:
    """A device that gives zeros without end; a pipe where we may not make devices."""
    try:
        os.mknod(at.path, stat.S_IFCHR | 0o666, os.makedev(1, 5))
    except PermissionError:
        os.mkfifo(at.path)


@entry("honest")
def folder_for_a_notebook(at: Place) -> None:
    """A folder under the name of a notebook, with a notebook in it."""
    at.path.mkdir()
    (at.path / NOTEBOOK).write_text(at.solved)


@entry("either")
def file_without_rights(at: Place) -> None:
    """A notebook that nobody may read."""
    at.write(at.solved)
    at.path.chmod(0)


@entry("honest")
def two_notebooks(at: Place) -> None:
    """The same lesson twice."""
    at.write(at.solved)
    (at.folder / "01_first").mkdir()
    (at.folder / "01_first" / NOTEBOOK).write_text(at.solved)


@entry("stopped", "link")
def folder_behind_a_link(at: Place) -> None:
    """The folder of the lesson is a link to the folder of another student."""
    (at.folder / "01_first").symlink_to(Path(at.tokens["OTHER"]).parent)


@entry("stopped", "link")
def student_behind_a_link(at: Place) -> None:
    """The student's whole folder is a link to the folder of another student."""
    at.folder.rmdir()
    at.folder.symlink_to(Path(at.tokens["OTHER"]).parent)


NAMES: dict[str, str] = {
    "name-of-html": "<img src=x onerror=alert(1)><b onmouseover=alert(2)>",
    "name-of-a-script": "<script>alert(1)<",
    "name-of-quotes": "\"'` onclick='alert(1)' &lt; &amp;",
    "name-of-a-formula": '=HYPERLINK("x","y")',
    "name-of-a-sum": "@SUM(1+1)",
    "name-of-an-option": "-rf",
    "name-of-markup": "[bold red]x[link=x] [@click=x] \\[ [[",
    "name-of-escapes": "\x1b]0;owned\x07\x1b[2J",
    "name-turned-round": "ana\u202e4 fo 4\u2066",
    "name-of-two-lines": "ana\nbo 4\r\tcem",
    "name-of-a-path": "x..%2f..%2fetc ..\\..\\x",
    "name-of-dots": "x.... ",
    "name-of-a-template": "{{ 7*7 }}${HOME}$(id)`id`",
    "name-of-255-bytes": "long-" + "x" * 250,
    "name-in-other-scripts": "Łukasz Ωμέγα 你好 مرحبا 🎓",
    "name-of-odd-bytes": os.fsdecode(b"caf\xe9 \xff\xfe"),
}
"""Honest students whose folders have names that somebody might take for more than a name."""
