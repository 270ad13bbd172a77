from __future__ import annotations

import gzip
import math
import pickle
import struct
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from numpy.typing import NDArray

from autograder.digits import DataError, load_emnist, load_mnist, read_idx
from autograder.digits.loaders import errors as e
from autograder.digits.loaders.emnist import CLASSES
from autograder.digits.loaders.mnist import SHA256
from autograder.digits.loaders.source import check_digest

FUZZ = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
KINDS = {"u1": 0x08, "i1": 0x09, "i2": 0x0B, "i4": 0x0C, "f4": 0x0D, "f8": 0x0E}


def idx_bytes(array: NDArray[Any], kind: str = "u1") -> bytes:
    header = struct.pack(f">HBB{array.ndim}I", 0, KINDS[kind], array.ndim, *array.shape)
    return header + array.astype(f">{kind}").tobytes()


def header(kind: int, *shape: int) -> bytes:
    return struct.pack(f">HBB{len(shape)}I", 0, kind, len(shape), *shape)


ARRAYS = st.sampled_from(sorted(KINDS)).flatmap(
    lambda kind: st.tuples(
        st.just(kind), hnp.arrays(np.dtype(kind), hnp.array_shapes(min_dims=1, max_dims=5, min_side=0, max_side=4))
    )
)


@FUZZ
@given(pair=ARRAYS, packed=st.booleans())
def test_an_array_of_any_type_and_rank_is_read_back(
    tmp_path: Path, pair: tuple[str, NDArray[Any]], packed: bool
) -> None:
    kind, array = pair
    path = tmp_path / "array"
    content = idx_bytes(array, kind)
    path.write_bytes(gzip.compress(content) if packed else content)
    found = read_idx(path)
    assert found.dtype == np.dtype(kind)
    assert found.dtype.isnative
    np.testing.assert_array_equal(found, array)


# A rank above 64 escapes as NumPy's own error: see the test marked xfail.
@FUZZ
@given(start=st.sampled_from([b"", b"\0\0\x08\x01", b"\0\0\x0b\x02", b"\x1f\x8b"]), rest=st.binary(max_size=60))
def test_garbage_is_read_or_raises_a_data_error(tmp_path: Path, start: bytes, rest: bytes) -> None:
    path = tmp_path / "garbage"
    path.write_bytes(start + rest)
    try:
        found = str(read_idx(path).dtype)
    except DataError as error:
        found = str(error)
    assert found.startswith((str(path), "uint", "int", "float"))


FAULTS = {
    "no bytes": (b"", e.EmptyFile),
    "gzip of no bytes": (gzip.compress(b""), e.EmptyFile),
    "three bytes": (b"\0\0\x08", e.TruncatedFile),
    "header cut": (b"\0\0\x08\x03\0\0", e.TruncatedFile),
    "values cut": (header(8, 3) + b"\1\2", e.TruncatedFile),
    "trailing byte": (header(8, 1) + b"\1\2", e.TrailingBytes),
    "not IDX": (b"label,1x1", e.MagicNumberError),
    "unknown type": (header(0x0A, 0), e.MagicNumberError),
    "rank 0": (b"\0\0\x08\0\1", e.MagicNumberError),
    "gzip cut": (gzip.compress(header(8, 1) + b"\1")[:-5], e.UnreadableFile),
    "gzip with a wrong checksum": (gzip.compress(b"abc")[:-8] + bytes(8), e.UnreadableFile),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_has_its_own_error_that_says_file_found_expected_remedy(tmp_path: Path, fault: str) -> None:
    content, kind = FAULTS[fault]
    path = tmp_path / "array"
    path.write_bytes(content)
    with pytest.raises(DataError) as caught:
        read_idx(path)
    error = caught.value
    assert type(error) is kind
    for part in (str(path), error.found, error.expected, error.remedy):
        assert part
        assert part in str(error)


@pytest.mark.parametrize("shape", [(1,) * 65, (0, 2**32 - 1, 2**32 - 1, 2**32 - 1)])
def test_a_shape_that_numpy_cannot_hold_is_a_data_error(tmp_path: Path, shape: tuple[int, ...]) -> None:
    path = tmp_path / "array"
    path.write_bytes(header(8, *shape) + b"\1" * math.prod(shape))
    try:
        read_idx(path)
    except DataError:
        return


def test_an_error_passes_between_processes(tmp_path: Path) -> None:
    error = e.MissingFile(tmp_path, found="a", expected="b", remedy="C.")
    assert pickle.loads(pickle.dumps(error)).found == "a"


@pytest.mark.parametrize("spelling", ["-idx", ".idx"])
@pytest.mark.parametrize("packed", [False, True])
def test_load_mnist_knows_both_spellings_plain_and_gzip(tmp_path: Path, spelling: str, packed: bool) -> None:
    import hashlib

    digests = {}
    for name in SHA256:
        content = idx_bytes(np.ones((2, 28, 28) if "images" in name else (2,)))
        digests[name] = hashlib.sha256(content).hexdigest()
        path = tmp_path / (name.replace("-idx", spelling) + (".gz" if packed else ""))
        path.write_bytes(gzip.compress(content) if packed else content)
    mnist = load_mnist(tmp_path, digests=digests)
    assert mnist.train_images.shape == (2, 28, 28)
    assert mnist.test_labels.tolist() == [1, 1]


def test_load_mnist_refuses_other_data(tmp_path: Path) -> None:
    for name in SHA256:
        (tmp_path / name).write_bytes(idx_bytes(np.ones(2)))
    with pytest.raises(e.DigestError, match="train-images-idx3-ubyte"):
        load_mnist(tmp_path)


def test_load_mnist_names_the_missing_file(tmp_path: Path) -> None:
    with pytest.raises(e.MissingFile, match="train-images-idx3-ubyte"):
        load_mnist(tmp_path)


def test_a_digest_error_tells_both_digests(tmp_path: Path) -> None:
    with pytest.raises(e.DigestError, match=r"ba7816bf.*00000000"):
        check_digest(tmp_path, b"abc", "0" * 64)


def write_emnist(folder: Path, split: str, images: NDArray[Any], labels: NDArray[Any], end: str = "") -> None:
    for part in ("train", "test"):
        for name, array in (("images-idx3", images), ("labels-idx1", labels)):
            content = idx_bytes(array)
            path = folder / f"emnist-{split}-{part}-{name}-ubyte{end}"
            path.write_bytes(gzip.compress(content) if end else content)


@pytest.mark.parametrize(("split", "count"), [("byclass", 62), ("bymerge", 47), ("balanced", 47), ("digits", 10)])
def test_emnist_names_its_classes(split: str, count: int) -> None:
    assert len(set(CLASSES[split])) == count


def test_emnist_images_come_upright(tmp_path: Path) -> None:
    images = np.zeros((1, 28, 28))
    images[0, 3, 20] = 255
    write_emnist(tmp_path, "letters", images, np.array([1]))
    found = load_emnist(tmp_path, "letters")
    assert np.argwhere(found.train_images).tolist() == [[0, 20, 3]]
    assert found.classes[int(found.train_labels[0])] == "A"


def test_emnist_gzip_is_verified_unless_told_not_to(tmp_path: Path) -> None:
    write_emnist(tmp_path, "digits", np.zeros((1, 28, 28)), np.array([1]), ".gz")
    with pytest.raises(e.DigestError):
        load_emnist(tmp_path, "digits")
    assert load_emnist(tmp_path, "digits", verify=False).test_labels.tolist() == [1]


def test_emnist_refuses_an_unknown_split(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="byclass"):
        load_emnist(tmp_path, "greek")


def test_emnist_refuses_more_labels_than_images(tmp_path: Path) -> None:
    write_emnist(tmp_path, "digits", np.zeros((1, 28, 28)), np.array([1, 2]))
    with pytest.raises(e.CountMismatch, match="1 images and 2 labels"):
        load_emnist(tmp_path, "digits")


@pytest.mark.parametrize(("split", "label"), [("digits", 10), ("letters", 0)])
def test_emnist_refuses_a_label_without_a_class(tmp_path: Path, split: str, label: int) -> None:
    write_emnist(tmp_path, split, np.zeros((1, 28, 28)), np.array([label]))
    with pytest.raises(e.LabelError):
        load_emnist(tmp_path, split)


def test_emnist_refuses_images_of_another_size(tmp_path: Path) -> None:
    write_emnist(tmp_path, "digits", np.zeros((1, 27, 28)), np.array([1]))
    with pytest.raises(DataError):
        load_emnist(tmp_path, "digits")
