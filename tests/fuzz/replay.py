"""Runs a check on a recorded conversation with changed replies, and watches which lines run and how much it does."""

from __future__ import annotations

import sys
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any

from hypothesis import strategies as st

from autograder.answers import Failure, NotAttempted, Question, Reply
from autograder.api.registry import Check
from tests.fuzz.conversation import Conversation, arguments_of, key_of, subject_of
from tests.fuzz.mutation import Draw, changed_reply

__all__ = ["Broken", "Fuzzer", "TooMuch"]

CALLS, SECONDS = 200_000, 5.0
"""What a check may do beyond ten times the work of the longest recorded conversation: calls of functions, and seconds
of computing."""
Trace = Callable[[FrameType, str, Any], Any]


class TooMuch(BaseException):
    """The check works far longer than it does for any solution of the bank."""


class Broken(AssertionError):
    """The check neither passed nor failed: it broke, or it did not end."""


class Recall:
    """Answers questions as they were answered in a conversation."""

    def __init__(self, talk: Conversation) -> None:
        self._talk = talk
        self._asked: Counter[str] = Counter()

    def answer(self, question: Question) -> Reply:
        """The reply to this question, the second time the second one; to one of the same subject, if it is new."""
        key, subject = key_of(question), subject_of(question)
        same = [turn.reply for turn in self._talk.turns if turn.key == key]
        near = same or [turn.reply for turn in self._talk.turns if turn.subject == subject]
        self._asked[key] += 1
        return near[min(self._asked[key], len(near)) - 1] if near else Reply("missing", "nothing")


@dataclass
class Fuzzer:
    """One check, its recorded conversations, and the lines of check files that it has reached so far."""

    check: Check
    conversations: list[Conversation]
    files: frozenset[str]
    lines: set[tuple[str, int]] = field(default_factory=set)
    broken: list[str] = field(default_factory=list)
    """What breaks the check as it was recorded, because it is run alone here, without the checks that it needs."""
    calls: int = 0
    seconds: float = 0.0

    @classmethod
    def of(cls, check: Check, conversations: list[Conversation], files: Iterable[Path]) -> Fuzzer:
        """A fuzzer that knows what honest work takes: each conversation was replayed once, unchanged."""
        fuzzer = cls(check, conversations, frozenset(map(str, files)))
        longest = 0.0
        for conversation in conversations:
            started = time.thread_time()
            try:
                fuzzer.run(Recall(conversation).answer, sys.maxsize, sys.maxsize)
            except Broken as broken:
                fuzzer.broken.append(f"{conversation.solution}: {broken}")
            longest = max(longest, time.thread_time() - started)
        fuzzer.seconds = longest
        return fuzzer

    def honest(self) -> None:
        """Replay the conversation with our own solution. A check that does not pass has changed: record it anew."""
        self.check.function(**arguments_of(self.check, Recall(self.conversations[0]).answer))

    def regression(self, change: Callable[[Question, Reply], Reply]) -> None:
        """Replay the conversation with our solution with each reply changed. Raises what `changed` does."""
        recall = Recall(self.conversations[0])
        self.run(lambda question: change(question, recall.answer(question)), 10 * self.calls + CALLS, SECONDS)

    def changed(self, draw: Draw) -> None:
        """Replay some conversation with changes that are drawn.

        Raises:
            Broken: The check broke, or it worked too long.
        """
        talk = draw(st.sampled_from(self.conversations))
        pool = [turn.reply.value for turn in self.conversations[0].turns] + [turn.reply.value for turn in talk.turns]
        rate = draw(st.sampled_from([0, 1, 1, 1, 2, 3]))
        again = draw(st.booleans())
        recall = Recall(talk)
        told: dict[str, Reply] = {}

        def ask(question: Question) -> Reply:
            key = key_of(question)
            if again and key in told:
                return told[key]
            reply = recall.answer(question)
            if rate and draw(st.integers(0, 3)) < rate:
                reply = changed_reply(reply, draw, pool or [None])
            told[key] = reply
            return reply

        self.run(ask, 10 * self.calls + CALLS, 10 * self.seconds + SECONDS)

    def run(self, ask: Callable[[Question], Reply], calls: int, seconds: float) -> None:
        """Run the check on replies, and count. Raises what `changed` does."""
        watch = _Watch(self.files, self.lines, calls, seconds)
        arguments = arguments_of(self.check, watch.aside(ask))
        before = sys.gettrace()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            sys.settrace(watch)
            try:
                self.check.function(**arguments)
            except (Failure, NotAttempted) as ended:
                _is_whole(ended)
            except TooMuch as much:
                raise Broken(f"{self.check.name} does too much: {much}") from much
            except Exception as error:
                if type(error).__module__.startswith("hypothesis"):
                    raise
                raise Broken(f"{self.check.name} breaks: {type(error).__name__}: {str(error)[:300]}") from error
            finally:
                sys.settrace(before)
        if calls == sys.maxsize:
            self.calls = max(self.calls, watch.calls)


class _Watch:
    """A trace function: notes lines of some files, and counts calls."""

    def __init__(self, files: frozenset[str], lines: set[tuple[str, int]], calls: int, seconds: float) -> None:
        self._files, self._lines = files, lines
        self.calls, self._most = 0, calls
        self._until = time.thread_time() + seconds

    def __call__(self, frame: FrameType, event: str, arg: Any) -> Trace | None:
        name = frame.f_code.co_filename
        if "hypothesis" in name or "tests/fuzz" in name:
            return None
        self.calls += 1
        if self.calls > self._most:
            raise TooMuch(f"more than {self._most} calls")
        if time.thread_time() > self._until:
            raise TooMuch("more seconds than it may")
        return self._line if name in self._files else None

    def aside(self, ask: Callable[[Question], Reply]) -> Callable[[Question], Reply]:
        """The same answers; what it costs us to make them is not the check's work."""

        def answer(question: Question) -> Reply:
            sys.settrace(None)
            started = time.thread_time()
            try:
                return ask(question)
            finally:
                self._until += time.thread_time() - started
                sys.settrace(self)

        return answer

    def _line(self, frame: FrameType, event: str, arg: Any) -> Trace:
        if event == "line":
            self._lines.add((frame.f_code.co_filename, frame.f_lineno))
        return self._line


def _is_whole(ended: Failure | NotAttempted) -> None:
    """What a check says is text, and the share that it gives is one."""
    if isinstance(ended, Failure):
        parts = (ended.found, ended.expected, ended.cause, ended.next_step, ended.misconception)
        if not all(isinstance(part, str) for part in parts) or not 0 <= ended.share < 1:
            raise Broken(f"the message is not whole: {parts}, {ended.share}")
