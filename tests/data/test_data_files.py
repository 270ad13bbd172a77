from __future__ import annotations

import gzip
import hashlib
import importlib.util
import io
import os
import re
import sys
import zipfile
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from autograder.digits import COLUMNS, Mnist, load_csv, load_digits
from autograder.digits.loaders.csv_file import DIGITS_SHA256
from autograder.digits.loaders.errors import DigestError, OtherFormat
from autograder.digits.loaders.mnist import SHA256

DATA = Path(__file__).resolve().parents[2] / "data"
TABLE = dict(re.findall(r"^\| `([^`]+)`[^|]*\| `([0-9a-f]{64})` \|$", (DATA / "README.md").read_text(), re.MULTILINE))


@pytest.fixture(autouse=True)
def this_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COURSE_ROOT", str(DATA.parent))


@pytest.fixture(scope="module")
def make() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make", DATA / "make.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize("name", ["digits.csv.gz", "heldout.npz"])
def test_readme_tells_the_digest_of_a_shipped_file(name: str) -> None:
    assert sha256((DATA / name).read_bytes()) == TABLE[name]


def test_readme_tells_the_digest_of_the_uncompressed_csv() -> None:
    assert sha256(gzip.decompress((DATA / "digits.csv.gz").read_bytes())) == TABLE["digits.csv"] == DIGITS_SHA256


def test_readme_tells_the_digests_of_the_sources() -> None:
    assert {name: TABLE[name] for name in SHA256} == SHA256


def test_shipped_digits_are_200_of_each_sorted() -> None:
    pixels, labels = load_digits()
    assert pixels.shape == (2000, 784)
    assert pixels.dtype == np.uint8
    assert labels.dtype == np.int64
    assert np.array_equal(labels, np.repeat(np.arange(10), 200))
    assert [pixels.min(), pixels.max()] == [0, 255]


def test_shipped_digits_are_all_different() -> None:
    assert len(np.unique(load_digits()[0], axis=0)) == 2000


def test_load_csv_reads_the_shipped_file_like_load_digits() -> None:
    whole, csv = load_digits(), load_csv(DATA / "digits.csv.gz")
    assert np.array_equal(whole[0], csv[0])
    assert np.array_equal(whole[1], csv[1])


def test_load_digits_refuses_a_changed_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "course.yaml").touch()
    (tmp_path / "data").mkdir()
    (tmp_path / "data/digits.csv.gz").write_bytes(gzip.compress(b"label,1x1\n"))
    monkeypatch.setenv("COURSE_ROOT", str(tmp_path))
    with pytest.raises(DigestError, match=r"digits\.csv\.gz"):
        load_digits()


def test_load_digits_says_that_its_file_is_a_pointer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "course.yaml").touch()
    (tmp_path / "data").mkdir()
    (tmp_path / "data/digits.csv.gz").write_bytes(b"version https://git-lfs.github.com/spec/v1\nsize 9\n")
    monkeypatch.setenv("COURSE_ROOT", str(tmp_path))
    with pytest.raises(OtherFormat, match="found a Git-LFS pointer"):
        load_digits()


def test_shipped_heldout_is_the_test_set() -> None:
    with np.load(DATA / "heldout.npz") as heldout:
        images, labels = heldout["images"], heldout["labels"]
    assert images.shape == (10_000, 784)
    assert images.dtype == labels.dtype == np.uint8
    # An IDX file is its header and then these very bytes, so the published digests vouch for them.
    header = b"\0\0\x08\x03" + b"".join(n.to_bytes(4, "big") for n in (10_000, 28, 28))
    assert sha256(header + images.tobytes()) == SHA256["t10k-images-idx3-ubyte"]
    assert sha256(b"\0\0\x08\x01" + (10_000).to_bytes(4, "big") + labels.tobytes()) == SHA256["t10k-labels-idx1-ubyte"]


def test_a_draw_has_exactly_n_of_each_digit_sorted_by_label(make: ModuleType) -> None:
    labels = np.random.RandomState(0).permutation(np.repeat(np.arange(10), 30)).astype(np.uint8)
    places = make.draw(labels, per_digit=7, seed=3)
    assert labels[places].tolist() == sorted(list(range(10)) * 7)
    assert len(set(places.tolist())) == 70


def test_a_draw_depends_on_the_seed_alone(make: ModuleType) -> None:
    labels = np.repeat(np.arange(10), 30).astype(np.uint8)
    assert np.array_equal(make.draw(labels, 7, 3), make.draw(labels, 7, 3))
    assert not np.array_equal(make.draw(labels, 7, 3), make.draw(labels, 7, 4))


def tiny_mnist() -> Mnist:
    labels = np.repeat(np.arange(10), 200).astype(np.uint8)
    images = np.zeros((2000, 28, 28), np.uint8)
    images[:, 0, 1] = labels
    return Mnist(images, labels, images[:20], labels[:20])


def test_made_csv_is_read_back_by_load_csv(make: ModuleType, tmp_path: Path) -> None:
    made = tmp_path / "made"
    made.write_bytes(make.make(tiny_mnist())["digits.csv.gz"])
    pixels, labels = load_csv(made)
    assert np.array_equal(pixels[:, COLUMNS.index("1x2") - 1], labels)


def test_made_files_hold_no_time(make: ModuleType) -> None:
    files = make.make(tiny_mnist())
    assert files["digits.csv.gz"][4:8] == bytes(4)
    with zipfile.ZipFile(io.BytesIO(files["heldout.npz"])) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_same_looks_inside_and_not_at_the_packing(make: ModuleType) -> None:
    assert make.same("a.gz", gzip.compress(b"x", 1), gzip.compress(b"x", 9, mtime=0))
    assert not make.same("a.gz", gzip.compress(b"x"), gzip.compress(b"y"))


@pytest.mark.skipif("MNIST_FOLDER" not in os.environ, reason="MNIST_FOLDER is not set to a folder with the IDX files")
def test_the_shipped_files_are_rebuilt_from_idx(
    make: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["make.py", os.environ["MNIST_FOLDER"], "--out", str(tmp_path)])
    assert make.main() == 0
    for name in ("digits.csv.gz", "heldout.npz"):
        assert make.same(name, (tmp_path / name).read_bytes(), (DATA / name).read_bytes())
    monkeypatch.setattr(sys, "argv", ["make.py", os.environ["MNIST_FOLDER"], "--check"])
    assert make.main() == 0
