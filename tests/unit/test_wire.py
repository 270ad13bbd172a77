"""The wire: what is sent arrives equal, and nothing that is not well formed gets through."""

from __future__ import annotations

import json
import socket
import struct
import threading
import tracemalloc
from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from autograder.answers import Built, File, Opaque, Own, Question, Raised, Reply
from autograder.answers.plain import DTYPES
from autograder.sandbox.wire import RECORDS, Channel, WireClosed, WireError, WireTimeout

TAGS = [*RECORDS, "array", "table", "dict", "list", "tuple", "bytes", "float"]


@pytest.fixture
def pair() -> Iterator[tuple[Channel, socket.socket]]:
    """A channel, and the other end of its socket."""
    ours, theirs = socket.socketpair()
    channel = Channel(ours)
    yield channel, theirs
    theirs.close()
    channel.close()


def through(message: Any) -> Any:
    sender, receiver = map(Channel, socket.socketpair())
    try:
        sender.send(message, 5)
        return receiver.receive(5)
    finally:
        sender.close()
        receiver.close()


SCALARS = st.none() | st.booleans() | st.integers(-(2**62), 2**62) | st.floats(allow_nan=False) | st.text(max_size=20)
PLAIN = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(st.text(max_size=5) | st.integers(0, 9), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(PLAIN)
@settings(max_examples=150, deadline=None)
def test_plain_values_arrive_as_they_were_sent(value: Any) -> None:
    assert through(value) == value


@given(st.sampled_from(DTYPES).flatmap(lambda name: arrays(name, st.tuples(st.integers(0, 5), st.integers(0, 5)))))
@settings(max_examples=60, deadline=None)
def test_arrays_keep_dtype_shape_and_bytes(array: np.ndarray[Any, Any]) -> None:
    found = through(array)
    assert (found.dtype, found.shape, found.tobytes()) == (array.dtype, array.shape, array.tobytes())


def test_numbers_that_json_does_not_know_arrive_too() -> None:
    found = through([float("nan"), float("inf"), float("-inf")])
    assert np.isnan(found[0])
    assert found[1:] == [np.inf, -np.inf]


def test_tables_arrive_with_their_row_names_and_categories() -> None:
    table = pd.DataFrame({"a": [1, 2, 3], "b": pd.Categorical(["x", "y", "x"]), "c": ["x", "y", "x"]}, index=[7, 0, 3])
    for one in (table, table.set_index(pd.Index(["p", "q", "r"])), table.reset_index(drop=True)):
        found = through(one)
        assert found.index.tolist() == one.index.tolist()
        assert [isinstance(dtype, pd.CategoricalDtype) for dtype in found.dtypes] == [False, True, False]
        assert found.to_numpy().tolist() == one.to_numpy().tolist()


def test_tables_arrive_with_names_gaps_and_words() -> None:
    table = pd.DataFrame({"a": [1.0, np.nan], "b": ["x", None], 3: [True, False]})
    found = through(table)
    assert list(found.columns) == ["a", "b", 3]
    assert found["a"].isna().tolist() == [False, True]
    assert found["b"].iloc[0] == "x"


@pytest.mark.parametrize(
    "record",
    [
        Question("call", "f", (1, File("a.csv", b"\x00\xff")), {"k": Own("g", fit=([1], [2]))}),
        Question("fit_predict", Built("sklearn.dummy.DummyClassifier", {"strategy": "prior"}, state={"n_outputs_": 1})),
        Reply("raised", raised=Raised("KeyError", "'label'", 3, ("KeyError", "LookupError"))),
        Reply("value", Opaque("Thing"), changed=(0,), printed="hello"),
    ],
)
def test_questions_and_replies_arrive_as_they_were_sent(record: Any) -> None:
    assert through(record) == record


def frame(body: Any, blobs: tuple[bytes, ...] = (), count: Any = None) -> bytes:
    header = json.dumps({"blobs": len(blobs) if count is None else count, "body": body}).encode()
    return b"".join(struct.pack(">I", len(part)) + part for part in (header, *blobs))


@pytest.mark.parametrize(
    "data",
    [
        frame(["array", ["uint8", [5], 0]], (b"1234",)),
        frame(["array", ["object", [1], 0]], (b"12345678",)),
        frame(["array", ["uint8", [-1], 0]], (b"",)),
        frame(["array", ["uint8", [2**40, 2**40], 0]], (b"",)),
        frame(["array", ["uint8", [1], 7]], (b"1",)),
        frame(["nonsense", 1]),
        frame(["Reply", {"kind": "win"}]),
        frame(["Reply", {"kind": "value", "changed": ["tuple", ["x"]]}]),
        frame(["Reply", {"kind": "value", "points": 100}]),
        frame(["FigureView", {"axes": 5, "title": "", "texts": ["tuple", []]}]),
        frame(["dict", [[["list", []], 1]]]),
        frame({"kind": "value"}),
        frame(10**30),
        frame(1, count=-1),
        frame(1, count=True),
        frame(1, count=10**6),
        struct.pack(">I", 9) + b"[1, 2, 3]",
        struct.pack(">I", 3) + b"NaN",
        struct.pack(">I", 2**32 - 1),
        struct.pack(">I", 200_000) + b"[" * 200_000,
        struct.pack(">I", 4) + b"\xff\xfe\xfd\xfc",
    ],
)
def test_what_is_not_well_formed_is_refused(pair: tuple[Channel, socket.socket], data: bytes) -> None:
    channel, theirs = pair
    if len(data) > 60_000:
        data = struct.pack(">I", 50_000) + b"[" * 50_000
    theirs.sendall(data)
    with pytest.raises(WireError):
        channel.receive(1)


def read_or_refused(data: bytes) -> None:
    """Let a channel read these bytes and the end of the wire. Anything but a refusal is raised."""
    ours, theirs = socket.socketpair()
    channel = Channel(ours)
    theirs.sendall(data)
    theirs.close()
    try:
        channel.receive(1)
    except WireError:
        pass
    finally:
        channel.close()


@given(st.binary(max_size=300))
@settings(max_examples=300, deadline=None)
def test_no_bytes_crash_or_hang_the_reader(data: bytes) -> None:
    read_or_refused(struct.pack(">I", len(data)) + data if len(data) % 2 else data)


def test_a_closed_wire_and_a_silent_one_are_told_apart(pair: tuple[Channel, socket.socket]) -> None:
    channel, theirs = pair
    with pytest.raises(WireTimeout):
        channel.receive(0.01)
    theirs.close()
    with pytest.raises(WireClosed):
        channel.receive(1)


def test_a_listener_that_does_not_read_cannot_hold_us_up(pair: tuple[Channel, socket.socket]) -> None:
    channel, _ = pair
    with pytest.raises(WireTimeout):
        channel.send(np.zeros(2**23, dtype=np.uint8), 0.05)


def test_what_was_not_asked_for_is_noticed(pair: tuple[Channel, socket.socket]) -> None:
    channel, theirs = pair
    assert channel.is_silent()
    theirs.sendall(b"x")
    assert not channel.is_silent()


def test_the_end_of_the_wire_is_no_message(pair: tuple[Channel, socket.socket]) -> None:
    channel, theirs = pair
    theirs.close()
    assert channel.is_silent()


def test_a_header_of_many_small_values_is_refused_before_it_is_read(pair: tuple[Channel, socket.socket]) -> None:
    channel, theirs = pair
    header = b'{"blobs": 0, "body": [' + b"[]," * 600_000 + b"1]}"
    writer = threading.Thread(target=theirs.sendall, args=(struct.pack(">I", len(header)) + header,))
    writer.start()
    with pytest.raises(WireError, match="too many values"):
        channel.receive(5)
    writer.join()


# Frames that follow the rules of framing, whose headers are JSON of every shape: what hypothesis finds, the reader
# refuses or returns, and never does it hold more than came in.
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from([*TAGS]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=15,
)


@given(JSON, st.lists(st.binary(max_size=40), max_size=3), st.integers(-2, 4))
@settings(max_examples=400, deadline=None)
def test_no_header_and_no_blobs_crash_or_hang_the_reader(body: Any, blobs: list[bytes], extra: int) -> None:
    read_or_refused(frame(body, tuple(blobs), len(blobs) + extra))


def test_an_announced_size_costs_no_memory_until_it_comes(pair: tuple[Channel, socket.socket]) -> None:
    channel, theirs = pair
    header = b'{"blobs": 1, "body": ["bytes", 0]}'
    theirs.sendall(struct.pack(">I", len(header)) + header + struct.pack(">I", 128 * 2**20) + b"x" * 1000)
    tracemalloc.start()
    with pytest.raises(WireTimeout):
        channel.receive(0.05)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 4 * 2**20


def test_an_object_that_is_not_plain_cannot_be_sent() -> None:
    with pytest.raises(WireError, match="cannot cross"):
        through(object())
    with pytest.raises(WireError, match="cannot cross"):
        through(np.array([object()]))
