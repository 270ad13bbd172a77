"""The scripts of the site's pages: built from autograder/site/browser with npm and esbuild, with what they bring along.

What npm fetches is pinned by a lock file with digests, and nothing of it is in this package.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from autograder import caches
from autograder.digests import digest, files_digest
from autograder.errors import UsageError
from autograder.files import write_text
from autograder.location import PACKAGE
from autograder.report.card_style import DARK, LIGHT, RULES, variables
from autograder.site.packages import write_packages

__all__ = ["BUILT", "build_scripts"]

SOURCES = PACKAGE / "site" / "browser"
BUILT = ("page.js", "worker.js", "service-worker.js", "page.css", "LICENCES.txt", "packages.zip")
"""What a build makes."""
BUNDLE = ("--bundle", "--format=esm", "--target=es2022", "--minify", "--legal-comments=none", "--log-level=warning")
LICENCES = ("LICENSE*", "LICENCE*", "license*", "COPYING*", "NOTICE*")
MINUTES = 5


def build_scripts(out: Path, cache: Path | None = None) -> None:
    """Put the scripts, their style sheet and their licences into a folder.

    Args:
        out: The folder; it is made.
        cache: Where a build is kept for the next time; the user's folder of caches if it is None.

    Raises:
        UsageError: Node is not installed, or npm cannot fetch what it needs.
    """
    built = (cache or caches.of_machine() / "site-scripts") / _digest()
    if not (built / "out" / "LICENCES.txt").is_file():
        _build(built)
    out.mkdir(parents=True, exist_ok=True)
    for file in (built / "out").iterdir():
        shutil.copyfile(file, out / file.name)
    write_packages(out / "packages.zip")


def _files() -> list[Path]:
    found = [*SOURCES.glob("*.json"), *SOURCES.glob("src/*")]
    return sorted(file for file in found if file.is_file())


def _digest() -> str:
    """Of all that a build is made from."""
    return digest(files_digest(_files(), SOURCES), _card_css())[:16]


def _build(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    for file in _files():
        target = folder / file.relative_to(SOURCES)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
    _run(["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline", "--omit=dev"], folder)
    _run(["node", "node_modules/esbuild/bin/esbuild", *BUNDLE, "src/page.js", "src/worker.js", "--outdir=out"], folder)
    shutil.copyfile(folder / "src" / "service-worker.js", folder / "out" / "service-worker.js")
    css = (folder / "src" / "page.css").read_text(encoding="utf-8")
    write_text(folder / "out" / "page.css", f"{css}\n{_card_css()}\n")
    # Written last: where it is, the build is whole.
    write_text(folder / "out" / "LICENCES.txt", "\n\n".join(_licences(folder)) + "\n")


def _run(command: Sequence[str], folder: Path) -> None:
    program = shutil.which(command[0])
    if program is None:
        raise UsageError(f"The scripts of the site are built with {command[0]}, which is not here: install Node.js.")
    try:
        done = subprocess.run([program, *command[1:]], cwd=folder, capture_output=True, text=True, timeout=60 * MINUTES)
    except subprocess.TimeoutExpired as error:
        raise UsageError(f"`{command[0]}` did not end within {MINUTES} minutes. Is the network there?") from error
    if done.returncode:
        lines = [line for line in (done.stderr or done.stdout).splitlines() if line.strip()]
        told = next((line for line in lines if "error" in line.lower()), lines[-1] if lines else "no reason given")
        raise UsageError(f"The scripts of the site cannot be built: {' '.join(command[:2])}: {told.strip()}")


def _card_css() -> str:
    """The style of cards, in which the page's theme decides: styles that come with a card are not let in."""
    light, dark = (
        f".course-card {{ {variables(LIGHT)} }}",
        f'html[data-theme="dark"] .course-card {{ {variables(DARK)} }}',
    )
    return "\n".join([light, dark, RULES])


def _licences(folder: Path) -> Iterator[str]:
    """The licence of each library that is in the bundle, with its name and version."""
    lock = json.loads((folder / "package-lock.json").read_text(encoding="utf-8"))
    for place, about in sorted(lock["packages"].items()):
        home = folder / place
        # Other machines have other binaries of what builds; nothing of that is in the bundle.
        if not place or about.get("dev") or about.get("optional") or "esbuild" in place or not home.is_dir():
            continue
        files = sorted({file for pattern in LICENCES for file in home.glob(pattern) if file.is_file()})
        texts = [file.read_text(encoding="utf-8").strip() for file in files[:1]]
        name = place.removeprefix("node_modules/")
        yield "\n\n".join([f"{name} {about['version']} ({about.get('license', 'see below')})", *texts])
