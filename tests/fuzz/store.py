"""Recorded conversations on disk, so that fuzzing fits no models: one compressed file of JSON for each lesson.

    python -m tests.fuzz record 1      records lesson 1 anew; about five minutes for all lessons

Replies are packed as the wire packs them. Each is stored once, however many solutions give it.
"""

from __future__ import annotations

import json
import lzma
from pathlib import Path
from typing import Any

from autograder.answers import Reply
from autograder.manifest import Lesson
from autograder.sandbox.wire import _pack, _unpack
from tests.fuzz.conversation import Conversation, Turn

__all__ = ["load", "save"]

FOLDER = Path(__file__).with_name("conversations")
LARGEST = 4_000_000
"""Letters of a packed reply, such as a file a little longer than that of the course. Larger ones are left out with what
followed them."""


def save(lesson: Lesson, conversations: dict[str, list[Conversation]]) -> None:
    """Write the conversations of a lesson."""
    numbers: dict[str, int] = {}
    told: list[Any] = []
    for conversation in (one for several in conversations.values() for one in several):
        turns = []
        for turn in conversation.turns:
            packed = _packed(turn.reply)
            if len(packed) > LARGEST:
                break
            turns.append([turn.key, turn.subject, numbers.setdefault(packed, len(numbers))])
        told.append([conversation.check, conversation.solution, turns])
    content = json.dumps({"replies": list(numbers), "conversations": told}).encode()
    FOLDER.mkdir(exist_ok=True)
    _file(lesson).write_bytes(lzma.compress(content))


def load(lesson: Lesson) -> dict[str, list[Conversation]]:
    """The stored conversations of each check of a lesson; the first is with our own solution."""
    content = json.loads(lzma.decompress(_file(lesson).read_bytes()))
    replies = [_unpacked(packed) for packed in content["replies"]]
    found: dict[str, list[Conversation]] = {}
    for check, solution, turns in content["conversations"]:
        talk = tuple(Turn(key, subject, replies[number]) for key, subject, number in turns)
        found.setdefault(check, []).append(Conversation(check, solution, talk))
    return found


def _file(lesson: Lesson) -> Path:
    return FOLDER / f"{lesson.name}.json.xz"


def _packed(reply: Reply) -> str:
    blobs: list[bytes] = []
    body = _pack(reply, blobs)
    return json.dumps([body, [blob.hex() for blob in blobs]])


def _unpacked(packed: str) -> Reply:
    body, blobs = json.loads(packed)
    reply = _unpack(body, [bytes.fromhex(blob) for blob in blobs], 0)
    assert isinstance(reply, Reply)
    return reply
