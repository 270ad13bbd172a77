"""The Python that pages load, Pyodide: from its makers' address, or from a folder that becomes a part of the site."""

from __future__ import annotations

import email
import hashlib
import json
import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement

from autograder.errors import UsageError

__all__ = ["OFFICIAL", "Pyodide", "is_for_browser", "packages_of", "pyodide_named", "requirements_of"]

INSIDE = "_static/pyodide"
"""Where it lies in a site that has its own."""
CORE = ("pyodide.asm.js", "pyodide.asm.wasm", "pyodide.js", "pyodide.mjs", "python_stdlib.zip", "pyodide-lock.json")
ALSO = ("LICENSE",)
"""Files that one may have beside those."""
BROWSER = {
    "sys_platform": "emscripten",
    "platform_system": "Emscripten",
    "os_name": "posix",
    "python_version": "3.12",
    "extra": "",
}


@dataclass(frozen=True)
class Pyodide:
    """Where it is: an address, below the root of the site or elsewhere; and the folder to copy, if it is one."""

    address: str
    folder: Path | None = None

    def copy_into(self, site: Path) -> None:
        """Put it into a site, if it is to be there: what its lock names, and what starts it.

        Raises:
            UsageError: A file is not the one that the lock names.
        """
        if not self.folder:
            return
        target = site / INSIDE
        target.mkdir(parents=True)
        lock = json.loads((self.folder / CORE[-1]).read_text(encoding="utf-8"))
        digests = {package["file_name"]: package["sha256"] for package in lock["packages"].values()}
        # A lock may name all that there is, and a folder hold what one needs of it.
        for file in (file for file in self.folder.iterdir() if file.name in {*CORE, *ALSO, *digests}):
            found = hashlib.sha256(file.read_bytes()).hexdigest()
            if digests.get(file.name, found) != found:
                raise UsageError(f"{file} is not the file that {self.folder / CORE[-1]} names. Get Pyodide once more.")
            shutil.copyfile(file, target / file.name)


OFFICIAL = Pyodide("https://cdn.jsdelivr.net/pyodide/v0.27.7/full/")
"""Its makers' own, in the version that the course is tried with."""


def pyodide_named(place: str) -> Pyodide:
    """The one at an address, or in a folder.

    Raises:
        UsageError: The folder is none of Pyodide's.
    """
    if place.startswith(("https://", "http://")):
        return Pyodide(place.rstrip("/") + "/")
    folder = Path(place)
    if missing := [name for name in CORE if not (folder / name).is_file()]:
        raise UsageError(f"{folder} is no folder of Pyodide: it lacks {', '.join(missing)}.")
    return Pyodide(INSIDE, folder)


def packages_of(wheel: Path) -> list[str]:
    """What a wheel requires in a browser, by the names of the packages."""
    return [one.name for one in requirements_of(wheel) if is_for_browser(one)]


def is_for_browser(requirement: Requirement) -> bool:
    """Whether it is required there too."""
    return not requirement.marker or requirement.marker.evaluate(dict(BROWSER))


def requirements_of(wheel: Path) -> list[Requirement]:
    """All that a wheel requires."""
    with zipfile.ZipFile(wheel) as content:
        (name,) = (name for name in content.namelist() if name.endswith(".dist-info/METADATA"))
        about = email.message_from_bytes(content.read(name))
    return list(map(Requirement, about.get_all("Requires-Dist") or []))
