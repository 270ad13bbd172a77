"""MNIST and EMNIST: other sets of the same names, both spellings, a data folder that cannot be written."""

from __future__ import annotations

import errno
import gzip
import hashlib
import struct
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import sklearn.datasets
from numpy.typing import NDArray

from autograder.digits import DataError, fetch_mnist, load_emnist, load_mnist
from autograder.digits.loaders import errors as e
from autograder.digits.loaders import mnist as mnist_module
from autograder.digits.loaders.emnist import CLASSES
from autograder.digits.loaders.mnist import FACTS

HELDOUT = Path(__file__).resolve().parents[2] / "data/heldout.npz"


def idx_bytes(array: NDArray[Any]) -> bytes:
    return struct.pack(f">HBB{array.ndim}I", 0, 8, array.ndim, *array.shape) + array.astype(np.uint8).tobytes()


def short(error: DataError, path: Path) -> str:
    rest = str(error).replace(str(path), "")
    assert len(rest) <= 300
    assert rest.isprintable()
    return rest


def test_another_set_under_mnists_names_is_told_by_what_is_known_of_both(tmp_path: Path) -> None:
    content = idx_bytes(np.full((600, 28, 28), 72))
    path = tmp_path / "train-images-idx3-ubyte.gz"
    path.write_bytes(gzip.compress(content, 1))
    with pytest.raises(e.DigestError) as caught:
        load_mnist(tmp_path)
    text = short(caught.value, path)
    digest = hashlib.sha256(content).hexdigest()[:12]
    assert f"found uint8 (600, 28, 28), mean 72.00, SHA-256 {digest}…" in text
    assert "expected MNIST: uint8 (60000, 28, 28), mean 33.32, SHA-256 ba891046e650…" in text
    assert "Fashion-MNIST and Kuzushiji-MNIST use these names too" in text
    assert "`read_idx`" in text
    assert "damaged" not in text


def test_a_set_that_is_known_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "train-images-idx3-ubyte.gz"
    path.write_bytes(gzip.compress(idx_bytes(np.ones((2, 28, 28)))))
    digest = hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()
    monkeypatch.setitem(mnist_module.OTHER_SETS, digest, "Fashion-MNIST")
    with pytest.raises(e.DigestError, match="found a file of Fashion-MNIST; expected MNIST"):
        load_mnist(tmp_path)


def test_what_is_said_of_mnists_test_set_is_true() -> None:
    with np.load(HELDOUT) as heldout:
        images, labels = heldout["images"], heldout["labels"]
    assert FACTS["t10k-images-idx3-ubyte"] == f"uint8 (10000, 28, 28), mean {images.mean():.2f}"
    assert FACTS["t10k-labels-idx1-ubyte"] == f"uint8 (10000,), mean {labels.mean():.2f}"


def test_a_file_of_mnist_cut_short_is_said_to_be_short(tmp_path: Path) -> None:
    (tmp_path / "train-images-idx3-ubyte").write_bytes(idx_bytes(np.ones((60, 28, 28)))[:-9])
    with pytest.raises(e.TruncatedFile, match="47031 bytes after the header; expected 47040"):
        load_mnist(tmp_path)


def test_a_folder_that_is_none_is_said(tmp_path: Path) -> None:
    with pytest.raises(e.MissingFile):
        load_mnist(tmp_path / "none")


def write_emnist(folder: Path, split: str, spelling: str, packed: bool) -> NDArray[Any]:
    """Four files of two images that are transposed as EMNIST's are; returns the upright ones."""
    upright = np.random.default_rng(5).integers(0, 256, (2, 28, 28))
    for part in ("train", "test"):
        for name, array in (("images-idx3", upright.transpose(0, 2, 1)), ("labels-idx1", np.array([1, 2]))):
            path = folder / f"emnist-{split}-{part}-{name}-ubyte".replace("-idx", spelling)
            content = idx_bytes(array)
            path.with_name(path.name + ".gz" * packed).write_bytes(gzip.compress(content) if packed else content)
    return upright


@pytest.mark.parametrize("spelling", ["-idx", ".idx"])
@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("split", CLASSES)
def test_emnist_comes_upright_in_both_spellings_raw_and_gzip(
    tmp_path: Path, split: str, spelling: str, packed: bool
) -> None:
    upright = write_emnist(tmp_path, split, spelling, packed)
    found = load_emnist(tmp_path, split, verify=False)
    assert np.array_equal(found.train_images, upright)
    assert np.array_equal(found.test_images, upright)
    assert found.train_labels.tolist() == found.test_labels.tolist() == [1, 2]


@pytest.mark.parametrize("spelling", ["-idx", ".idx"])
def test_emnist_gzip_with_other_content_is_refused_in_both_spellings(tmp_path: Path, spelling: str) -> None:
    write_emnist(tmp_path, "mnist", spelling, packed=True)
    with pytest.raises(e.DigestError, match=r"emnist-mnist-train-images.idx3-ubyte\.gz: found SHA-256"):
        load_emnist(tmp_path, "mnist")


def test_emnist_is_verified_by_content_and_not_by_the_end_of_the_name(tmp_path: Path) -> None:
    write_emnist(tmp_path, "digits", "-idx", packed=False)
    for path in list(tmp_path.iterdir()):
        path.rename(f"{path}.gz")
    assert load_emnist(tmp_path, "digits").test_labels.tolist() == [1, 2]
    packed = tmp_path / "emnist-digits-train-images-idx3-ubyte.gz"
    packed.write_bytes(gzip.compress(packed.read_bytes()))
    packed.rename(packed.with_suffix(""))
    with pytest.raises(e.DigestError):
        load_emnist(tmp_path, "digits")


@pytest.fixture
def openml(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """OpenML answers; the list tells of each call whether it asked for a cache."""
    calls: list[bool] = []
    answer = np.broadcast_to(np.uint8(7), (70_000, 784)), np.repeat(["3", "8"], [60_000, 10_000])

    def fetch(name: str, *, cache: bool = True, **_: Any) -> Any:
        calls.append(cache)
        return answer

    monkeypatch.setattr(sklearn.datasets, "fetch_openml", fetch)
    return calls


def test_a_data_home_that_cannot_be_made_is_said_in_one_line_and_mnist_loads(
    tmp_path: Path, openml: list[bool], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    home = tmp_path / "home"
    home.write_text("a file where a folder should be")
    monkeypatch.setenv("SCIKIT_LEARN_DATA", str(home))
    assert fetch_mnist().test_images.shape == (10_000, 28, 28)
    assert openml == [False]
    said, done = capsys.readouterr().err.splitlines()
    assert said.startswith(f"MNIST is not kept: {home} cannot be written (")
    assert "SCIKIT_LEARN_DATA" in said
    assert done == "Done."


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS, errno.ENOSPC])
def test_a_data_home_that_refuses_a_file_is_said_and_mnist_loads(
    tmp_path: Path,
    openml: list[bool],
    number: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("SCIKIT_LEARN_DATA", str(tmp_path))
    answers = sklearn.datasets.fetch_openml

    def fetch(*args: Any, cache: bool = True, **keywords: Any) -> Any:
        if cache:
            raise OSError(number, "refused", str(tmp_path / "openml.org"))
        return answers(*args, cache=cache, **keywords)

    monkeypatch.setattr(sklearn.datasets, "fetch_openml", fetch)
    assert fetch_mnist().train_images.shape == (60_000, 28, 28)
    assert openml == [False]
    assert f"MNIST is not kept: {tmp_path / 'openml.org'} cannot be written (refused)." in capsys.readouterr().err


def test_a_data_home_that_can_be_written_is_used(
    tmp_path: Path, openml: list[bool], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SCIKIT_LEARN_DATA", str(tmp_path))
    fetch_mnist()
    assert openml == [True]
    assert "not kept" not in capsys.readouterr().err
