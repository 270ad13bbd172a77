"""The audit of a release: what is secret is found in whatever form, and what is public is no leak."""

from __future__ import annotations

import base64
import bz2
import codecs
import gzip
import html
import io
import json
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import numpy as np
import pytest

from autograder.handout.audit import leaks_in
from autograder.handout.secrets import Secrets
from autograder.notebook.lock import lock, unlock

CODE = """
    # Take the mean of each column away.
    centred = rows - rows.mean(axis=0)
    spread = centred.std(axis=0)
    return centred / np.where(spread == 0, 1, spread)
"""
ABOUT = "the solution of 1.1"


@pytest.fixture(scope="module")
def secrets() -> Secrets:
    found = Secrets()
    found.add_code(CODE, ABOUT)
    return found


def zipped(content: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inner/notes.txt", content)
    return file.getvalue()


def tarred(content: bytes) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        member = tarfile.TarInfo("notes.txt")
        member.size = len(content)
        archive.addfile(member, io.BytesIO(content))
    return file.getvalue()


def notebook(where: Callable[[str], dict[str, object]]) -> Callable[[bytes], bytes]:
    """A notebook with the text somewhere in a cell."""

    def write(content: bytes) -> bytes:
        cell = {"cell_type": "code", "metadata": {}, "outputs": [], "source": ["1 + 1"]}
        return json.dumps({"cells": [cell | where(content.decode())], "metadata": {}, "nbformat": 4}).encode()

    return write


def in_lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def wrapped(content: bytes) -> bytes:
    return (
        b"payload = (\n" + b"\n".join(b'    "' + line + b'"' for line in base64.encodebytes(content).split()) + b")\n"
    )


FORMS: dict[str, Callable[[bytes], bytes]] = {
    "as it is": bytes,
    "indented anew": lambda c: c.replace(b"\n    ", b"\n\t"),
    "without its comment": lambda c: c.replace(b"    # Take the mean of each column away.\n", b""),
    "reversed": lambda c: c[::-1],
    "rot13": lambda c: codecs.encode(c.decode(), "rot13").encode(),
    "base64": base64.b64encode,
    "base64 for URLs": base64.urlsafe_b64encode,
    "base64 behind a word": lambda c: b"data:text/plain;base64,xy" + base64.b64encode(c),
    "base64 in lines of code": wrapped,
    "base64 twice": lambda c: base64.b64encode(base64.b64encode(c)),
    "base32": base64.b32encode,
    "base85": base64.b85encode,
    "ascii85": base64.a85encode,
    "hexadecimal": lambda c: c.hex().encode(),
    "hexadecimal in pairs": lambda c: c.hex(" ").upper().encode(),
    "hexadecimal escapes": lambda c: "".join(f"\\x{byte:02x}" for byte in c).encode(),
    "character codes": lambda c: str(list(c)).encode(),
    "HTML": lambda c: html.escape(c.decode()).encode(),
    "URL": lambda c: quote(c.decode()).encode(),
    "a string of Python": lambda c: repr(c.decode()).encode(),
    "UTF-16": lambda c: c.decode().encode("utf-16"),
    "UTF-32": lambda c: c.decode().encode("utf-32"),
    "zip": zipped,
    "zip in a zip": lambda c: zipped(zipped(c)),
    "zip in base64": lambda c: b"x" + base64.b64encode(zipped(c)),
    "tar": tarred,
    "tar, gzip": lambda c: gzip.compress(tarred(c)),
    "gzip": gzip.compress,
    "zlib": zlib.compress,
    "zlib in base85": lambda c: base64.b85encode(zlib.compress(c)),
    "bzip2": bz2.compress,
    "xz": lzma.compress,
    "behind a picture": lambda c: b"\x89PNG\r\n\x1a\n" + bytes(range(200)) + zlib.compress(c),
    "outputs of a notebook": notebook(lambda t: {"outputs": [{"output_type": "stream", "text": in_lines(t)}]}),
    "metadata of a notebook": notebook(lambda t: {"metadata": {"hidden": t}}),
    "an attachment": notebook(
        lambda t: {"attachments": {"a.png": {"image/png": base64.b64encode(t.encode()).decode()}}}
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_solution_is_found_in_any_form(form: str, secrets: Secrets, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(FORMS[form](b"Some words before it.\n" + CODE.encode() + b"\nSome after it.\n"))
    (leak, *_) = leaks_in(tmp_path, secrets)
    assert leak.file == "file" and leak.about.startswith(ABOUT)


def test_a_part_of_a_solution_of_two_lines_is_found(secrets: Secrets, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x = 1\n" + "\n".join(CODE.splitlines()[-2:]))
    assert [str(leak) for leak in leaks_in(tmp_path, secrets)] == [f"file holds {ABOUT}"]


def test_one_line_of_it_and_what_a_lesson_shows_are_public(tmp_path: Path) -> None:
    secrets = Secrets()
    secrets.add_code(CODE, ABOUT)
    (tmp_path / "one").write_text(CODE.splitlines()[2])
    assert list(leaks_in(tmp_path, secrets)) == []
    secrets.forget(b"Begin with this:\n" + CODE.encode())
    (tmp_path / "all").write_text(CODE)
    assert list(leaks_in(tmp_path, secrets)) == []


def test_a_check_may_compute_what_is_right_but_hides_nothing(secrets: Secrets, tmp_path: Path) -> None:
    (tmp_path / "checks.py").write_text(CODE)
    assert list(leaks_in(tmp_path, secrets, {"checks.py"})) == []
    (tmp_path / "checks.py").write_bytes(base64.b64encode(CODE.encode()))
    assert [leak.way for leak in leaks_in(tmp_path, secrets, {"checks.py"})] == ["base64"]


def test_ordinary_files_hold_nothing(secrets: Secrets, tmp_path: Path) -> None:
    random = np.random.default_rng(0)
    (tmp_path / "noise").write_bytes(random.bytes(20_000))
    (tmp_path / "text").write_text("import numpy as np\n" * 50 + json.dumps(list(range(300))))
    np.savez(tmp_path / "arrays.npz", random.integers(0, 256, (20, 784)))
    assert list(leaks_in(tmp_path, secrets)) == []


def test_a_locked_solution_is_given_back_and_seen_by_nobody_at_a_glance() -> None:
    cells = {"1.1": [CODE, "print(1)"], "1.2": []}
    text = lock(cells)
    assert [unlock(text, exercise) for exercise in ("1.1", "1.2", "1.3")] == [cells["1.1"], [], []]
    assert "centred" not in text


def test_an_archive_whose_places_lead_nowhere_stops_nothing(secrets: Secrets, tmp_path: Path) -> None:
    whole = zipped(b"x" * 900)
    (tmp_path / "cut").write_bytes(b"PK" + whole[40:])
    assert list(leaks_in(tmp_path, secrets)) == []
