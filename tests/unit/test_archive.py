"""Archives of submissions: what can be read is taken out, and no archive can write elsewhere or without end."""

from __future__ import annotations

import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from autograder.errors import UsageError
from autograder.grading import archive
from autograder.grading.archive import extract, is_archive

NAMES = {
    "class/ana/01_first.ipynb": True,
    "class/bo/01_first/01_first.ipynb": True,
    "../outside.ipynb": False,
    "class/../../outside.ipynb": False,
    "/etc/outside.ipynb": False,
    "class\\cem\\01_first.ipynb": True,
    "C:/outside.ipynb": False,
    "class/ana/\x1b[31m.ipynb": True,
    "class/ana/" + "x" * 300 + ".ipynb": False,
    "class/ana/notes.pdf": False,
    "class/ana/../notes.ipynb": False,
    "top.ipynb": True,
}


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return path


def tarred(path: Path, members: dict[str, bytes]) -> Path:
    with tarfile.open(path, "w:gz") as file:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            file.addfile(info, io.BytesIO(content))
    return path


@pytest.mark.parametrize(("make", "name"), [(zipped, "class.zip"), (tarred, "class.tar.gz")])
def test_safe_notebooks_are_taken_out_and_nothing_else(make: object, name: str, tmp_path: Path) -> None:
    assert callable(make)
    path = make(tmp_path / name, dict.fromkeys(NAMES, b"{}"))
    out = tmp_path / "out"
    out.mkdir()
    unpacked = extract(path, out, 10)
    found = {str(file.relative_to(out)) for file in out.rglob("*") if file.is_file()}
    shown = {name.replace("\\", "/").replace("\x1b", r"\x1b") for name, taken in NAMES.items() if taken}
    assert found == shown
    assert {str(path) for path in unpacked.refused} == {"class/ana/notes.pdf", "class/ana/" + "x" * 300 + ".ipynb"}
    assert sum("its name is not safe" in line for line in unpacked.lines) == 5
    assert {entry.name for entry in tmp_path.iterdir()} == {name, "out"}


def test_links_and_devices_of_a_tar_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "class.tar"
    with tarfile.open(path, "w") as file:
        for number, kind in enumerate((tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE)):
            info = tarfile.TarInfo(f"ana/{number}.ipynb")
            info.type, info.linkname = kind, "/etc/passwd"
            file.addfile(info)
    out = tmp_path / "out"
    out.mkdir()
    assert set(extract(path, out, 10).refused.values()) == {"it is not a regular file"}
    assert list(out.iterdir()) == []


def test_a_link_in_a_zip_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "class.zip"
    info = zipfile.ZipInfo("ana/01_first.ipynb")
    info.external_attr = 0o120777 << 16
    with zipfile.ZipFile(path, "w") as file:
        file.writestr(info, "/etc/passwd")
    out = tmp_path / "out"
    out.mkdir()
    assert "not a regular file" in extract(path, out, 10).lines[0]
    assert list(out.iterdir()) == []


def test_a_bomb_is_read_no_further_than_the_size_of_a_notebook(tmp_path: Path) -> None:
    path = zipped(tmp_path / "class.zip", {"ana/01_first.ipynb": bytes(30_000_000)})
    out = tmp_path / "out"
    out.mkdir()
    extract(path, out, 1)
    assert (out / "ana" / "01_first.ipynb").stat().st_size == 1_000_001, "one byte more than may be, so it is refused"


def test_too_many_files_or_too_much_in_all_ends_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = zipped(tmp_path / "class.zip", {f"s{i}/01_first.ipynb": b"x" * 100 for i in range(20)})
    monkeypatch.setattr(archive, "MAX_TOTAL", 1000)
    (tmp_path / "a").mkdir()
    with pytest.raises(UsageError, match="MB of notebooks"):
        extract(path, tmp_path / "a", 10)
    monkeypatch.setattr(archive, "MAX_MEMBERS", 5)
    (tmp_path / "b").mkdir()
    with pytest.raises(UsageError, match="more than 5 files"):
        extract(path, tmp_path / "b", 10)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"\x1f\x8b\x08 broken"])
def test_a_broken_archive_is_refused_in_words(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "class.tar.gz"
    path.write_bytes(content)
    assert is_archive(path)
    with pytest.raises(UsageError, match="cannot be read as an archive"):
        extract(path, tmp_path, 10)
