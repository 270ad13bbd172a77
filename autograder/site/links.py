"""Links of a page: they stay where they lead to a page of the site, and become words where they do not."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection

__all__ = ["outside_code", "pictures_of", "with_links_of"]

CODE = re.compile(r"(^(`{3,}|~{3,}).*?^\2`*$|`+[^`\n]+`+)", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"(!?)\[((?:[^\[\]]|\[[^\]]*\]|!\[[^\]]*\]\([^)]*\))*)\]\(([^()\s]+)\)")
FAR = ("http://", "https://", "mailto:", "#")


def with_links_of(text: str, page: str, pages: Collection[str]) -> str:
    """A page of Markdown whose links lead to pages of the site, to other sites, or nowhere.

    Args:
        text: The page.
        page: Its path below the root of the course, such as ``docs/api.md``.
        pages: The paths of all that is in the site, pictures too.
    """

    def mended(link: re.Match[str]) -> str:
        mark, words, target = link.groups()
        file = target.partition("#")[0]
        if target.startswith(FAR) or _path(page, file) in pages:
            return link[0]
        if mark:
            return words
        # The words alone, where they name the file themselves.
        name = posixpath.basename(file.rstrip("/")) or file
        return words if name in words else f"{words} (`{_path(page, file)}` of the course)"

    # Code in the words of a link is code for Markdown, too: so links come first where they hold some.
    return outside_code(text, lambda part: LINK.sub(mended, part))


def pictures_of(text: str, page: str) -> list[str]:
    """The paths of the pictures that a page shows, below the root of the course."""
    found: list[str] = []
    for mark, words, target in LINK.findall(text):
        if mark and not target.startswith(FAR):
            found.append(_path(page, target))
        found += pictures_of(words, page)
    return found


def outside_code(text: str, change: Callable[[str], str]) -> str:
    """A page of which all is changed but its blocks of code. Code in a line stands for itself and is put back."""
    kept: list[str] = []

    def away(code: re.Match[str]) -> str:
        kept.append(code[0])
        return f"\0{len(kept) - 1}\0"

    return re.sub(r"\0(\d+)\0", lambda place: kept[int(place[1])], change(CODE.sub(away, text)))


def _path(page: str, target: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), target))
