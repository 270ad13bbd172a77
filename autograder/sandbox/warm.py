"""The warm process: imports the libraries once, then forks one submission after another.

Started by `autograder.sandbox.box` behind a layer of isolation, with nothing of the grader's
environment. It holds nothing secret: the course's public files, and libraries. It never runs a student's code itself.
"""

from __future__ import annotations

import gc
import json
import os
import select
import signal
import socket
import sys
from collections.abc import Callable
from typing import Any

from autograder.answers import fitcache
from autograder.sandbox import driver, linux
from autograder.sandbox.confine import Confinement, confinement
from autograder.sandbox.driver import INTERRUPT
from autograder.sandbox.watch import Watch
from autograder.sandbox.wire import Channel

__all__ = ["main"]

WATCH_SECONDS = 0.5
MAX_REQUEST = 65_536


def main(control: socket.socket, settings: dict[str, Any]) -> None:
    """Serve until the grader is gone."""
    if sys.platform == "linux":
        linux.set_dumpable(False)
        linux.set_subreaper()
        linux.die_with_parent()
    layer = confinement(settings)
    shell = driver.new_shell()
    driver.warm_up(settings["fits"])
    gc.freeze()  # What is there now stays: a collection in a fork must not copy its pages.
    control.send(b"ready")
    later = [driver.warm_up_more]
    while True:
        _wait_for_word(control, later)
        request, descriptors, _, _ = socket.recv_fds(control, MAX_REQUEST, 1)
        if not request:
            return
        if not descriptors:  # No submission: there is something new to share.
            fitcache.load(settings["fits"])
            control.send(json.dumps({"ended": "", "charged": 0.0}).encode())
            continue
        limits = json.loads(request)
        meanwhile = later if limits.pop("may_wait") else []
        with socket.socket(fileno=descriptors[0]) as wire:
            child = _fork(layer, shell, wire, control, limits)
        _serve(control, layer, child, limits, meanwhile)


def _wait_for_word(control: socket.socket, later: list[Callable[[], None]]) -> bool:
    """Whether the grader says something within half a second. If not, there is time for what could wait, once."""
    asked = select.select([control], [], [], WATCH_SECONDS)[0]
    if not asked and later:
        later.pop()()
        gc.freeze()
    return bool(asked)


def _fork(layer: Confinement, shell: Any, wire: socket.socket, control: socket.socket, limits: dict[str, Any]) -> int:
    layer.before_fork(limits)
    child = os.fork()
    if child:
        return child
    try:
        control.close()
        _speak_to_nobody()
        driver.serve(shell, Channel(wire), limits, lambda: _enter(layer, limits))
    finally:
        # Threads and exit handlers that the student left behind must not keep us, and nothing may
        # leave this function: the warm process's own code stands above it.
        os._exit(0)


def _speak_to_nobody() -> None:
    """What a submission writes past Python must not fill the file with our own errors, which all submissions share."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 2)
    os.close(nothing)


def _enter(layer: Confinement, limits: dict[str, Any]) -> None:
    layer.enter(limits)
    driver.new_luck()


def _serve(
    control: socket.socket, layer: Confinement, child: int, limits: dict[str, Any], meanwhile: list[Callable[[], None]]
) -> None:
    """Watch the submission and say how it goes, until the grader's word that it is over."""
    watch, ended = Watch(), ""
    while True:
        asked = _wait_for_word(control, meanwhile)
        if not ended:
            watch.look()
            ended = _reason_to_end(watch, layer, child, limits)
            if ended:
                _end(layer, child)
        if not asked:
            continue
        request = json.loads(control.recv(MAX_REQUEST) or b'{"do": "leave"}')
        if request["do"] == "interrupt" and not ended:
            os.kill(child, INTERRUPT)
        if request["do"] in ("stop", "leave") and not ended:
            _end(layer, child)
        if request["do"] == "leave":
            os._exit(0)
        control.send(json.dumps({"ended": ended, "charged": watch.charged_since(request["since"])}).encode())
        if request["do"] == "stop":
            return


def _reason_to_end(watch: Watch, layer: Confinement, child: int, limits: dict[str, Any]) -> str:
    """Why the submission is over, or must be: see `Seen`. What is promised for it is counted over all its processes."""
    if os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT):
        return "by itself"
    memory = limits["memory_mb"] * 2**20
    if watch.memory(enough=memory) > memory:
        return "memory"
    if watch.processor > limits["cpu_seconds"]:
        return "processor"
    return "disk" if layer.is_disk_over(limits) else ""


def _end(layer: Confinement, child: int) -> None:
    os.kill(child, signal.SIGKILL)
    # In a box this returns when the whole namespace is dead.
    os.waitpid(child, 0)
    layer.sweep()
