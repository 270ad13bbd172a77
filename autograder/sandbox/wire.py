"""The wire between grader and student: length-capped frames, strict JSON, raw array bytes.

A frame is a 4-byte big-endian length and that many bytes. A message is one frame that holds
a JSON header, followed by as many frames of raw array bytes as the header announces. No
pickle and no npz: nothing that the student's process sends can run code here.
"""

from __future__ import annotations

import json
import math
import select
import socket
import struct
import time
from functools import cache
from typing import Any, Protocol, get_type_hints

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from typeguard import CollectionCheckStrategy, TypeCheckError, check_type

from autograder.answers.plain import DTYPES, MAX_DEPTH, MAX_INTEGER, Opaque
from autograder.answers.protocol import Built, File, Named, Own, Question, Raised, Reply
from autograder.answers.views import AxesView, EstimatorView, FigureView, ImageView, TextView

__all__ = ["Channel", "Deadline", "WireClosed", "WireError", "WireTimeout", "packed", "without_delay"]

MAX_HEADER = 8 * 2**20
MAX_VALUES = 500_000
"""Values in one header: each costs the reader some 60 bytes, however short it is on the wire."""
MAX_FRAME = 128 * 2**20
MAX_BLOBS = 2_000
MAX_TOTAL = 256 * 2**20
CHUNK = 2**18
AT_ONCE = getattr(socket, "MSG_DONTWAIT", 0)
"""Windows knows no such thing: there, who does not read keeps us waiting."""

RECORDS: dict[str, type] = {
    kind.__name__: kind
    for kind in (
        Question,
        Reply,
        Raised,
        File,
        Own,
        Built,
        Named,
        Opaque,
        FigureView,
        AxesView,
        ImageView,
        TextView,
        EstimatorView,
    )
}
"""The only classes that cross the wire: frozen records of plain values."""


class WireError(Exception):
    """What came in does not follow the protocol."""


class WireClosed(WireError):
    """The other side is gone."""


class WireTimeout(WireError):
    """The other side did not answer in time."""


class Deadline(Protocol):
    """Somebody who knows how long to wait."""

    def left(self) -> float:
        """Seconds to wait before asking again.

        Raises:
            WireTimeout: Time is over.
        """
        ...


class _WallDeadline:
    """Some seconds from now, on the wall clock."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds until then."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise WireTimeout("no answer in time")
        return left


class Channel:
    """Sends and receives messages over one socket."""

    def __init__(self, wire: socket.socket) -> None:
        self._wire = wire

    def send(self, message: Any, deadline: Deadline | float | None = None) -> None:
        """Send one message of plain values and records.

        Args:
            message: What to send.
            deadline: How long to wait until all of it is read, also as seconds; None waits for ever.

        Raises:
            WireClosed: The other side is gone.
            WireTimeout: The other side does not read.
        """
        until = _as_deadline(deadline)
        for part in packed(message):
            self._write(struct.pack(">I", len(part)) + part, until)

    def receive(self, deadline: Deadline | float | None = None) -> Any:
        """Receive one message.

        Args:
            deadline: How long to wait for all of it, also as seconds; None waits for ever.

        Raises:
            WireClosed: The other side is gone.
            WireTimeout: The message did not come in time.
            WireError: The message breaks a rule.
        """
        until = _as_deadline(deadline)
        header = _loads(self._frame(MAX_HEADER, until))
        count = header.get("blobs")
        if type(count) is not int or not 0 <= count <= MAX_BLOBS or set(header) != {"blobs", "body"}:
            raise WireError("the header is not well formed")
        blobs, total = [], 0
        for _ in range(count):
            blobs.append(self._frame(MAX_FRAME, until))
            total += len(blobs[-1])
            if total > MAX_TOTAL:
                raise WireError("the message is too large")
        return _unpack(header["body"], blobs, 0)

    def is_silent(self) -> bool:
        """Whether nothing has come in that was not received. The end of the wire is silence too."""
        try:
            return not select.select([self._wire], [], [], 0)[0] or not self._wire.recv(1, socket.MSG_PEEK)
        except ConnectionError:
            return True

    def close(self) -> None:
        """Close the socket. Closing twice is harmless."""
        self._wire.close()

    def _frame(self, cap: int, deadline: Deadline | None) -> bytes:
        (length,) = struct.unpack(">I", self._read(4, deadline))
        if length > cap:
            raise WireError("a frame is over the cap")  # How long it says it is would be a way to tell numbers.
        return self._read(length, deadline)

    def _read(self, length: int, deadline: Deadline | None) -> bytes:
        parts = bytearray()
        while len(parts) < length:
            _wait(self._wire, False, deadline)
            try:
                # Not all at once: what was announced but does not come must not cost memory.
                part = self._wire.recv(min(length - len(parts), CHUNK))
            except ConnectionError as error:
                raise WireClosed("the other side closed the wire") from error
            if not part:
                raise WireClosed("the other side closed the wire")
            parts += part
        return bytes(parts)

    def _write(self, data: bytes, deadline: Deadline | None) -> None:
        view = memoryview(data)
        while view:
            _wait(self._wire, True, deadline)
            try:
                view = view[self._wire.send(view[:CHUNK], AT_ONCE) :]
            except BlockingIOError:
                continue
            except ConnectionError as error:
                raise WireClosed("the other side closed the wire") from error


def without_delay(wire: socket.socket) -> None:
    """Let each frame of a TCP connection leave at once: else its parts wait for one another, 0.04 s at each end."""
    wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def packed(message: Any) -> list[bytes]:
    """A message of plain values and records as it crosses the wire: a header, and the bytes of its arrays.

    Raises:
        WireError: It holds something else.
    """
    blobs: list[bytes] = []
    body = _pack(message, blobs)
    return [json.dumps({"blobs": len(blobs), "body": body}, allow_nan=False).encode(), *blobs]


def _as_deadline(deadline: Deadline | float | None) -> Deadline | None:
    return _WallDeadline(deadline) if isinstance(deadline, int | float) else deadline


def _wait(wire: socket.socket, writing: bool, deadline: Deadline | None) -> None:
    while True:
        left = None if deadline is None else deadline.left()
        ready = select.select([] if writing else [wire], [wire] if writing else [], [], left)
        if ready[0] or ready[1]:
            return


def _loads(frame: bytes) -> dict[str, Any]:
    def refuse(word: str) -> Any:
        raise WireError(f"{word} is not strict JSON")

    if frame.count(b",") + frame.count(b"[") + frame.count(b"{") > MAX_VALUES:
        raise WireError("the header holds too many values")
    try:
        found = json.loads(frame.decode("utf-8"), parse_constant=refuse, parse_int=_integer)
    except (ValueError, RecursionError) as error:
        raise WireError(f"the header is not JSON: {type(error).__name__}") from error
    if not isinstance(found, dict):
        raise WireError("the header is not an object")
    return found


def _integer(digits: str) -> int:
    if len(digits) > 20 or abs(int(digits)) > MAX_INTEGER:
        raise WireError("an integer is too large")
    return int(digits)


def _pack(value: Any, blobs: list[bytes]) -> Any:
    """JSON for a plain value; scalars stand for themselves, the rest is ``[tag, content]``."""
    kind = type(value)
    if value is None or kind in (bool, int, str):
        return value
    if kind is float:
        return value if math.isfinite(value) else ["float", repr(value)]
    if kind in (list, tuple):
        return [kind.__name__, [_pack(item, blobs) for item in value]]
    if kind is dict:
        return ["dict", [[_pack(key, blobs), _pack(item, blobs)] for key, item in value.items()]]
    if kind is bytes:
        blobs.append(value)
        return ["bytes", len(blobs) - 1]
    if isinstance(value, np.ndarray):
        return _pack_array(value, blobs)
    if isinstance(value, pd.DataFrame):
        return _pack_table(value, blobs)
    if kind.__name__ in RECORDS:
        return [kind.__name__, {name: _pack(item, blobs) for name, item in vars(value).items()}]
    raise WireError(f"a {kind.__name__} cannot cross the wire")


def _pack_array(value: NDArray[Any], blobs: list[bytes]) -> Any:
    if value.dtype.name not in DTYPES:
        raise WireError(f"an array of {value.dtype} cannot cross the wire")
    blobs.append(np.ascontiguousarray(value).tobytes())
    return ["array", [value.dtype.name, list(value.shape), len(blobs) - 1]]


def _pack_table(table: pd.DataFrame, blobs: list[bytes]) -> Any:
    from autograder.answers.plain import to_key, to_plain

    columns = [to_plain(table.iloc[:, i].to_numpy()) for i in range(table.shape[1])]
    categories = [i for i, dtype in enumerate(table.dtypes) if isinstance(dtype, pd.CategoricalDtype)]
    names = [to_key(name) for name in table.columns]
    # Rows that are numbered from 0 need no numbers, and a table may have other row names than plain ones.
    index = None if isinstance(table.index, pd.RangeIndex) else to_plain(table.index.to_numpy())
    index = index if isinstance(index, np.ndarray) or _is_plain_list(index) else None
    return ["table", [_pack([names, categories, index], blobs), [_pack(column, blobs) for column in columns]]]


def _is_plain_list(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str | int | float) for item in value)


def _unpack(value: Any, blobs: list[bytes], depth: int) -> Any:
    if depth > 8 * MAX_DEPTH:
        raise WireError("the message is nested too deep")
    if not isinstance(value, list):
        if isinstance(value, dict):
            raise WireError("an object without a tag")
        return value
    try:
        tag, content = value
        if tag in RECORDS:
            fields = {name: _unpack(item, blobs, depth + 1) for name, item in content.items()}
            return _typed(RECORDS[tag](**fields))
        return _UNPACK[tag](content, blobs, depth + 1)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError, OverflowError, TypeCheckError) as error:
        raise WireError(f"a value is not well formed: {type(error).__name__}") from error


def _typed(record: Any) -> Any:
    """The record, if each of its fields has the type that its class declares."""
    kind: type = type(record)
    for name, hint in _hints(kind).items():
        check_type(getattr(record, name), hint, collection_check_strategy=CollectionCheckStrategy.ALL_ITEMS)
    return record


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _unpack_array(content: Any, blobs: list[bytes], depth: int) -> NDArray[Any]:
    name, shape, index = content
    if name not in DTYPES or len(shape) > 8 or any(type(n) is not int or n < 0 for n in shape):
        raise ValueError("dtype or shape")
    blob = blobs[index]
    dtype = np.dtype(name)
    if math.prod(shape) * dtype.itemsize != len(blob):
        raise ValueError("the bytes do not fill the shape")
    return np.frombuffer(blob, dtype).reshape(shape).copy()


def _unpack_table(content: Any, blobs: list[bytes], depth: int) -> pd.DataFrame:
    names, categories, index = _unpack(content[0], blobs, depth)
    columns = [_unpack(column, blobs, depth) for column in content[1]]
    table = pd.DataFrame(dict(enumerate(columns)))
    for i in categories:
        table[i] = pd.Categorical(table[i])
    if index is not None:
        if not (isinstance(index, np.ndarray) or _is_plain_list(index)) or len(index) != len(table):
            raise ValueError("row names")
        table.index = pd.Index(index)
    table.columns = pd.Index(names)
    return table


def _unpack_float(content: Any, blobs: list[bytes], depth: int) -> float:
    return {"nan": math.nan, "inf": math.inf, "-inf": -math.inf}[content]


_UNPACK = {
    "float": _unpack_float,
    "list": lambda content, blobs, depth: [_unpack(item, blobs, depth) for item in content],
    "tuple": lambda content, blobs, depth: tuple(_unpack(item, blobs, depth) for item in content),
    "dict": lambda content, blobs, depth: {
        _unpack(key, blobs, depth): _unpack(item, blobs, depth) for key, item in content
    },
    "bytes": lambda content, blobs, depth: blobs[content],
    "array": _unpack_array,
    "table": _unpack_table,
}
