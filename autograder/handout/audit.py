"""Looks through what is to be handed out for what must not be in it."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from autograder.handout.disguises import remembering, unmasked
from autograder.handout.secrets import Secrets

__all__ = ["Leak", "leaks_in"]


@dataclass(frozen=True)
class Leak:
    """A file with a secret in it, how it is disguised, and what it is."""

    file: str
    way: str
    about: str

    def __str__(self) -> str:
        return f"{self.file}{f' ({self.way})' if self.way else ''} holds {self.about}"


def leaks_in(
    folder: Path, secrets: Secrets, public: Collection[str] = (), others: Collection[str] = ()
) -> Iterator[Leak]:
    """What leaks from a folder: from its files, their names, and what is packed or encoded in them.

    Args:
        folder: The folder.
        secrets: What to look for.
        public: Names of files that may hold code like that of solutions, as it is: checks compute what is right. In
            disguise it is a leak there, too.
        others: SHA-256 of files that others have made, such as the scripts of a library. They are passed over.
    """
    found_in = remembering(secrets.found_in)
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = path.relative_to(folder).as_posix()
        if about := secrets.found_in(name.encode()):
            yield Leak(name, "its name", about)
        whole = path.read_bytes()
        if others and hashlib.sha256(whole).hexdigest() in others:
            continue
        seen: set[str] = set()
        for way, content in unmasked(whole):
            about = found_in(content)
            if about and about not in seen and not (name in public and way in ("", "escapes")):
                seen.add(about)
                yield Leak(name, way, about)
