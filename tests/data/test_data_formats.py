"""A file of another format is named for what it is, in one short line."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import pickle
import sqlite3
import struct
import tarfile
import zipfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from autograder.digits import COLUMNS, DataError, load_csv, load_mnist, read_idx
from autograder.digits.loaders import errors as e
from autograder.digits.loaders.formats import describe, recognise
from autograder.digits.loaders.mnist import SHA256

TABLE = "\n".join([",".join(COLUMNS), ",".join(["7"] * 785), ""])
IDX = struct.pack(">HBB3I", 0, 8, 3, 1, 2, 2) + b"\1\2\3\4"
LONGEST = 300
"""Characters of a message, its path not counted."""


def npy() -> bytes:
    file = io.BytesIO()
    np.save(file, np.arange(4))
    return file.getvalue()


def npz() -> bytes:
    file = io.BytesIO()
    np.savez_compressed(file, images=np.arange(4))
    return file.getvalue()


def zipped(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, TABLE)
    return file.getvalue()


def tarred() -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        info = tarfile.TarInfo("digits.csv")
        info.size = len(TABLE)
        archive.addfile(info, io.BytesIO(TABLE.encode()))
    return file.getvalue()


def database() -> bytes:
    connection = sqlite3.connect(":memory:")
    connection.execute("create table digits (label)")
    content = connection.serialize()
    connection.close()
    return content


FORMATS = {
    "zip archive": zipped("digits.csv"),
    "Excel workbook": zipped("[Content_Types].xml", "xl/workbook.xml"),
    "Word document": zipped("word/document.xml"),
    ".npz": npz(),
    ".npy": npy(),
    "bzip2": bz2.compress(TABLE.encode()),
    "xz file": lzma.compress(TABLE.encode()),
    "gzip file inside a gzip file": gzip.compress(gzip.compress(TABLE.encode())),
    "tar archive": gzip.compress(tarred()),
    "SQLite": database(),
    "pickle": pickle.dumps({"label": 3}),
    "Parquet": b"PAR1\x15\x04" + bytes(40) + b"PAR1",
    "HDF5": b"\x89HDF\r\n\x1a\n" + bytes(40),
    "PDF": b"%PDF-1.7\n" + TABLE.encode(),
    "PNG": b"\x89PNG\r\n\x1a\n" + bytes(40),
    "old Excel": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(40),
    "Git-LFS pointer": b"version https://git-lfs.github.com/spec/v1\noid sha256:12\nsize 9\n",
    "git-annex pointer": b"/annex/objects/SHA256E-s9--12.csv\n",
    "HTML page": b"\n<!DOCTYPE html><html><title>Sign in, please</title>" + b"<p>no</p>" * 900,
    "XML": b'<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>',
    "notebook": json.dumps({"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode(),
    "JSON": json.dumps({"error": "not found, " * 500}).encode(),
    "ARFF": b"% digits\n@relation digits\n@attribute label {0,1}\n@data\n",
    "UTF-16": TABLE.encode("utf-16"),
    "in UTF-16": TABLE.encode("utf-16-be"),
    "UTF-32": TABLE.encode("utf-32"),
}


def one_short_line(error: DataError, path: Path) -> None:
    rest = str(error).replace(str(path), "")
    assert len(rest) <= LONGEST
    assert rest.isprintable()
    for part in (error.found, error.expected, error.remedy):
        assert part
        assert part in rest


@pytest.mark.parametrize("name", FORMATS)
def test_load_csv_says_what_another_file_is(tmp_path: Path, name: str) -> None:
    path = tmp_path / "digits.csv"
    path.write_bytes(FORMATS[name])
    with pytest.raises(e.OtherFormat) as caught:
        load_csv(path)
    assert name in caught.value.found
    one_short_line(caught.value, path)


@pytest.mark.parametrize("name", FORMATS)
def test_read_idx_says_what_another_file_is(tmp_path: Path, name: str) -> None:
    path = tmp_path / "train-images-idx3-ubyte"
    path.write_bytes(FORMATS[name])
    with pytest.raises(e.MagicNumberError) as caught:
        read_idx(path)
    assert name in caught.value.found
    one_short_line(caught.value, path)


def test_an_idx_file_given_as_csv_is_sent_to_read_idx(tmp_path: Path) -> None:
    path = tmp_path / "digits.csv"
    path.write_bytes(IDX)
    with pytest.raises(e.OtherFormat, match=r"an IDX file; .*`read_idx`"):
        load_csv(path)


def test_a_csv_file_given_as_idx_is_sent_to_load_csv(tmp_path: Path) -> None:
    path = tmp_path / "images"
    path.write_text(TABLE)
    with pytest.raises(e.MagicNumberError, match=r"like CSV, .*`load_csv`"):
        read_idx(path)


def test_mnist_says_that_a_file_is_a_page_before_it_speaks_of_digests(tmp_path: Path) -> None:
    for name in SHA256:
        (tmp_path / name).write_bytes(FORMATS["HTML page"])
    with pytest.raises(e.MagicNumberError, match="an HTML page"):
        load_mnist(tmp_path)


@pytest.mark.parametrize("packed", [bz2.compress(b"PK"), gzip.compress(TABLE.encode())[:-9]], ids=["packed", "cut"])
def test_what_is_cut_short_or_packed_is_one_short_line(tmp_path: Path, packed: bytes) -> None:
    path = tmp_path / "digits.csv.gz"
    path.write_bytes(packed)
    with pytest.raises(DataError) as caught:
        load_csv(path)
    one_short_line(caught.value, path)


def test_text_in_latin_1_is_named_by_its_line(tmp_path: Path) -> None:
    path = tmp_path / "digits.csv"
    path.write_bytes(TABLE.encode() + "\n\nséance".encode("latin-1"))
    with pytest.raises(e.OtherFormat, match="the byte 0xe9 in line 5; expected text in UTF-8"):
        load_csv(path)


@pytest.mark.parametrize(
    "content", [b"", b"5", b"label,1x1\n", TABLE.encode(), "label,é".encode(), b"100 % of it", b"5,<b>\n"]
)
def test_csv_and_other_text_are_not_taken_for_another_format(content: bytes) -> None:
    assert recognise(content) is None


@settings(max_examples=200, deadline=None)
@given(start=st.sampled_from([b"", *(content[:9] for content in FORMATS.values())]), rest=st.binary(max_size=60))
def test_any_bytes_have_a_description(start: bytes, rest: bytes) -> None:
    form = describe(start + rest)
    assert form.name
    assert form.mend.endswith(".")


HUGE_RANK = struct.pack(">HBB255I", 0, 8, 255, *[2**32 - 1] * 255)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.one_of(st.binary(max_size=90).map(lambda b: b * 90), st.just(HUGE_RANK), st.just(IDX * 99)))
def test_a_message_is_one_short_line_whatever_a_file_holds(tmp_path: Path, text: bytes) -> None:
    path = tmp_path / "file"
    path.write_bytes(text)
    for load in (load_csv, read_idx):
        try:
            load(path)
        except DataError as error:
            one_short_line(error, path)
