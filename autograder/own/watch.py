"""Checks a notebook whenever it is saved, until its learner has enough."""

from __future__ import annotations

from enum import StrEnum
from queue import Empty, SimpleQueue

from rich.console import Console

from autograder.errors import SubmissionError
from autograder.own.keys import keys
from autograder.own.lookout import Lookout
from autograder.own.saves import saves
from autograder.own.screen import Screen
from autograder.report.medium import Medium
from autograder.sandbox.ready import Abandoned, ReadyBox
from autograder.study.hints import hint_note

__all__ = ["watch"]

POLL_SECONDS = 0.5
"""Windows hands on Ctrl-C only between two waits."""


class Wish(StrEnum):
    """What is to be done next. All but one are a key."""

    HINT = "h"
    NEXT = "n"
    LIST = "l"
    QUIT = "q"
    CHECK = "saved"


AT_ONCE = {Wish.NEXT, Wish.QUIT, Wish.CHECK}
"""For these, a check that runs is given up."""


def watch(console: Console, lookout: Lookout, box: ReadyBox) -> None:
    """Check the current exercise now, and then one whenever the notebook is saved. Ctrl-C or a key ends it.

    Checks run in this thread, where they can have a limit; files and keys are looked at in others.
    """
    wishes: SimpleQueue[Wish] = SimpleQueue()

    def wish(what: str) -> None:
        if what in list(Wish):
            if Wish(what) in AT_ONCE:
                box.abandon()  # First: what is begun after the wish was heard must not end.
            wishes.put(Wish(what))

    try:
        with saves(lookout.path, lambda: wish(Wish.CHECK)), keys(lambda key: wish(key.lower())) as has_keys:
            screen = Screen(console, lookout, has_keys)
            wishes.put(Wish.CHECK)
            while (what := _next(wishes)) is not Wish.QUIT:
                _do(what, lookout, box, screen)
    except KeyboardInterrupt:
        pass  # The usual way to end it, and all that was done is kept.


def _next(wishes: SimpleQueue[Wish]) -> Wish:
    while True:
        try:
            return wishes.get(timeout=POLL_SECONDS)
        except Empty:
            continue


def _do(what: Wish, lookout: Lookout, box: ReadyBox, screen: Screen) -> None:
    if what is Wish.HINT:
        screen.show(repr(hint_note(lookout.current.id, None, Medium.TERMINAL)))
    elif what is Wish.LIST:
        screen.list()
    else:
        _check(what, lookout, box, screen)


def _check(what: Wish, lookout: Lookout, box: ReadyBox, screen: Screen) -> None:
    box.begin()
    try:
        if what is Wish.NEXT:
            lookout.go_on()
        else:
            lookout.was_saved()
        screen.checking()
        seen = lookout.check(screen.tell)
    except SubmissionError as error:
        screen.show(f"Nothing was checked. {error}")
    except Abandoned:
        pass  # What was wished instead comes next.
    else:
        screen.card(seen)
        lookout.get_ready()  # Who reads a card does not wait for this.
