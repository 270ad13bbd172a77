"""Follows a page of docs/ as a reader would: makes its files, makes its edits, runs its commands, and compares.

What is to be done with a block of the page is said by its kind, and by the paragraph before it:

- ``sh`` is run. It ends with 0, unless the paragraph says "exit code N".
- ``text``, directly after it, is what was said: its lines occur in this order, and `…` stands for anything.
- ``diff`` changes the file that the paragraph names last. What is taken out or stays must stand there once.
- Every other block is a file: "Make `FILE`" has it as its content, "at the end of `FILE`" gets it more.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Block", "Reader", "blocks"]


@dataclass(frozen=True)
class Block:
    """A block of code: its kind, its text, the paragraph before it, and the line where it begins."""

    kind: str
    text: str
    before: str
    line: int


def blocks(page: str) -> Iterator[Block]:
    """All blocks of a page, in order."""
    end = 0
    for found in re.finditer(r"^(`{3,})(\w+)\n(.*?)^\1$", page, re.MULTILINE | re.DOTALL):
        before = page[end : found.start()].strip().split("\n\n")[-1]
        yield Block(found[2], found[3], before, page[: found.start()].count("\n") + 1)
        end = found.end()


class Reader:
    """Somebody who follows a page, and stands in a folder."""

    def __init__(self, folder: Path, env: Mapping[str, str]) -> None:
        self.folder, self.said = folder, ""
        # A command is found as in the reader's own environment, and no other course is in the way.
        self._env = {name: value for name, value in os.environ.items() if name != "COURSE_ROOT"}
        self._env |= {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "120", **env}

    def follow(self, page: str) -> None:
        """Do what the page says, block by block."""
        for block in blocks(page):
            {"sh": self._run, "text": self._compare, "diff": self._edit}.get(block.kind, self._write)(block)

    def _run(self, block: Block) -> None:
        wanted = int(found[1]) if (found := re.search(r"exit code (\d+)", block.before)) else 0
        # The folder that the commands end in is where the next ones begin.
        script = f"trap 'pwd > \"$STANDS_IN\"' EXIT\n{block.text}"
        with tempfile.NamedTemporaryFile("r") as stands_in:
            done = subprocess.run(
                ["bash", "-euo", "pipefail", "-c", script],
                cwd=self.folder,
                env=self._env | {"STANDS_IN": stands_in.name},
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )
            self.said, self.folder = done.stdout, Path(stands_in.read().strip())
        assert done.returncode == wanted, f"line {block.line}: exit code {done.returncode}\n{block.text}{self.said}"

    def _compare(self, block: Block) -> None:
        at = 0
        for line in block.text.splitlines():
            wanted = ".*".join(re.escape(part.strip()) for part in line.split("…"))
            found = re.compile(wanted).search(self.said, at)
            assert found, f"line {block.line}: {line!r} was not said, or not in this order:\n{self.said}"
            at = found.end()

    def _edit(self, block: Block) -> None:
        file = self._named(block, r"`([^`\s]+\.\w+)`")
        lines = block.text.splitlines(keepends=True)
        old = "".join(line[1:] for line in lines if line[0] in "- ")
        new = "".join(line[1:] for line in lines if line[0] in "+ ")
        text = file.read_text()
        assert text.count(old) == 1, f"line {block.line}: this stands {text.count(old)} times in {file}:\n{old}"
        file.write_text(text.replace(old, new))

    def _write(self, block: Block) -> None:
        if "at the end of" in block.before:
            file = self._named(block, r"at the end of `([^`]+)`")
            file.write_text(file.read_text() + block.text)
        else:
            file = self._named(block, r"Make `([^`]+)`")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block.text)

    def _named(self, block: Block, pattern: str) -> Path:
        found: list[str] = re.findall(pattern, block.before)
        assert found, f"line {block.line}: the paragraph before it names no file: {block.before}"
        return self.folder / found[-1]
