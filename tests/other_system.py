"""Lets the kit believe that it runs on Windows or macOS: what these lack is taken from our modules, and from no others.

    python tests/other_system.py windows -m autograder check 1

`sys.executable` is a script then that does the same, so that processes which the kit starts are no exception. Not
imitated: a missing /proc, paths with a drive, locks on open files, and how these systems end a process.
"""

from __future__ import annotations

import atexit
import builtins
import multiprocessing
import os
import shlex
import sys
import tempfile
from pathlib import Path
from typing import Any

__all__ = ["MISSING_MODULES", "SYSTEMS", "pretend"]

SYSTEMS = {"windows": ("win32", "Windows"), "macos": ("darwin", "Darwin")}
"""What `sys.platform` and `platform.system` say there."""
MISSING_MODULES = {
    "windows": {"resource", "fcntl", "pwd", "grp", "termios", "tty", "pty", "posix", "syslog"},
    "macos": set[str](),
}
ONLY_LINUX = {
    "os": "waitid pidfd_open sched_getaffinity sched_setaffinity unshare setns setresuid setresgid memfd_create",
    "signal": "sigtimedwait sigwaitinfo",
    "socket": "SOCK_SEQPACKET AF_NETLINK AF_VSOCK",
}
NOT_ON_WINDOWS = {
    "os": "fork forkpty wait wait3 wait4 setsid setpgid getpgid setpgrp getsid killpg getuid geteuid getgid getegid "
    "getgroups setgroups setuid setgid chown fchown lchown mkfifo mknod statvfs sysconf nice getpriority setpriority "
    "getloadavg chroot O_NOFOLLOW O_NONBLOCK O_DIRECTORY O_CLOEXEC WNOHANG P_PID WEXITED WNOWAIT register_at_fork",
    "signal": "SIGALRM SIGKILL SIGUSR1 SIGUSR2 SIGPROF SIGVTALRM SIGCHLD SIGHUP SIGXCPU SIGXFSZ SIGSTOP SIGCONT "
    "SIGPIPE SIGQUIT setitimer getitimer alarm pause pthread_kill pthread_sigmask sigpending ITIMER_REAL "
    "ITIMER_VIRTUAL ITIMER_PROF",
    "socket": "AF_UNIX send_fds recv_fds MSG_DONTWAIT CMSG_LEN SCM_RIGHTS",
}
ON_MACOS_TOO = {"fork"}
"""macOS has it, and programs there do better without."""
SCRIPT = '#!/bin/sh\nexec {python} {here} {system} "$@"\n'


class _View:
    """A module as our own modules see it: without some names, and with others in place of some."""

    def __init__(self, module: Any, missing: set[str], other: dict[str, Any]) -> None:
        self.__dict__.update(_module=module, _missing=missing, _other=other)

    def __getattr__(self, name: str) -> Any:
        if name in self._missing:
            raise AttributeError(f"module {self._module.__name__!r} has no attribute {name!r} on this system")
        return self._other[name] if name in self._other else getattr(self._module, name)

    def __setattr__(self, name: str, value: Any) -> None:
        setattr(self._module, name, value)


def pretend(system: str) -> None:
    """From now on, what is imported by our package sees this system."""
    platform, name = SYSTEMS[system]
    views = {module: _View(sys.modules[module], _missing(system, module), {}) for module in ("os", "signal", "socket")}
    views["os"]._other.update({"open": _no_folders} if system == "windows" else {})
    views["sys"] = _View(sys, set(), {"platform": platform, "executable": _interpreter(system)})
    views["platform"] = _View(__import__("platform"), set(), {"system": lambda: name})
    multiprocessing.set_start_method("spawn", force=True)
    views["multiprocessing"] = _View(multiprocessing, set(), {"get_context": _spawn_only})
    importing = builtins.__import__

    def seen(name: str, globals: Any = None, locals: Any = None, fromlist: Any = (), level: int = 0) -> Any:
        if level or not str((globals or {}).get("__name__", "")).startswith("autograder"):
            return importing(name, globals, locals, fromlist, level)
        if name.partition(".")[0] in MISSING_MODULES[system]:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        module = importing(name, globals, locals, fromlist, level)
        return views.get(name.partition(".")[0] if not fromlist else name, module)

    builtins.__import__ = seen


def _missing(system: str, module: str) -> set[str]:
    names = set(ONLY_LINUX[module].split())
    return names | set(NOT_ON_WINDOWS[module].split()) if system == "windows" else names | ON_MACOS_TOO


def _no_folders(path: Any, *arguments: Any, **options: Any) -> int:
    """Windows opens no folder as if it were a file."""
    if os.path.isdir(path):
        raise PermissionError(13, "Permission denied", str(path))
    return os.open(path, *arguments, **options)


def _spawn_only(method: str | None = None) -> Any:
    if method not in (None, "spawn"):
        raise ValueError(f"cannot find context for {method!r}")
    return multiprocessing.get_context("spawn")


def _interpreter(system: str) -> str:
    """A script that is Python on that system, as far as our modules can tell."""
    descriptor, name = tempfile.mkstemp(prefix=f"python-on-{system}-")
    os.close(descriptor)
    file = Path(name)
    atexit.register(file.unlink)
    values = {"python": shlex.quote(sys.executable), "here": shlex.quote(str(Path(__file__).resolve()))}
    file.write_text(SCRIPT.format(system=system, **values))
    file.chmod(0o755)
    return str(file)


def main(system: str, *arguments: str) -> None:
    """Be Python with these arguments, on that system."""
    rest = list(arguments)
    while rest[0].startswith("-") and rest[0] not in ("-c", "-m"):
        rest.pop(0)  # -I, -B and the like: where they count, this process has them already.
    pretend(system)
    kind = rest.pop(0)
    if kind == "-c":
        code = rest.pop(0)
        sys.argv = ["-c", *rest]
        sys.path.pop(0)
        exec(compile(code, "<string>", "exec"), {"__name__": "__main__"})
    else:
        assert kind == "-m", kind
        import runpy

        sys.argv = rest
        sys.path[0] = os.getcwd()
        runpy.run_module(rest[0], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
