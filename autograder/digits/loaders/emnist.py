"""EMNIST: handwritten digits and letters in MNIST's format (Cohen, Afshar, Tapson, van Schaik 2017)."""

from __future__ import annotations

import string
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from autograder.digits.loaders.errors import LabelError, MissingFile, ShapeError
from autograder.digits.loaders.idx import parse_idx
from autograder.digits.loaders.mnist import check_counts, dotted
from autograder.digits.loaders.source import check_digest, find_file, is_gzip, raw_bytes, unpack

__all__ = ["CLASSES", "Emnist", "load_emnist"]

# "Balanced" and "bymerge" join the small letters that look like their capitals.
_MERGED = tuple(string.digits + string.ascii_uppercase + "abdefghnqrt")
CLASSES: dict[str, tuple[str, ...]] = {
    "byclass": tuple(string.digits + string.ascii_uppercase + string.ascii_lowercase),
    "bymerge": _MERGED,
    "balanced": _MERGED,
    # Letters are numbered from 1, capital and small alike: nothing has the number 0.
    "letters": ("", *string.ascii_uppercase),
    "digits": tuple(string.digits),
    "mnist": tuple(string.digits),
}
"""For each split, the character of each label: ``CLASSES["letters"][1]`` is ``"A"``."""


class Emnist(NamedTuple):
    """Images are uint8 (n, 28, 28), upright; labels uint8 (n,); `classes` names each label."""

    train_images: NDArray[np.uint8]
    train_labels: NDArray[np.uint8]
    test_images: NDArray[np.uint8]
    test_labels: NDArray[np.uint8]
    classes: tuple[str, ...]


def load_emnist(folder: Path | str, split: str, *, verify: bool = True) -> Emnist:
    """One split of EMNIST from a folder with its four IDX files.

    The files store each image transposed; here they are turned upright.

    Args:
        folder: The folder that holds ``emnist-<split>-train-images-idx3-ubyte[.gz]`` and so on.
            Both spellings of the names are known: ``-idx3`` and ``.idx3``.
        split: byclass, bymerge, balanced, letters, digits or mnist.
        verify: Compare gzip'ed files with the published SHA-256. Unpacked ones have none.

    Raises:
        DataError: A file is missing, damaged, or not the published one.
    """
    if split not in CLASSES:
        raise MissingFile(
            folder, found=f"the split {split!r}", expected=", ".join(CLASSES), remedy="Name one of these splits."
        )
    parts: list[Any] = []
    for part in ("train", "test"):
        images = _load(Path(folder), f"emnist-{split}-{part}-images-idx3-ubyte", verify)
        labels = _load(Path(folder), f"emnist-{split}-{part}-labels-idx1-ubyte", verify)
        _check_shapes(Path(folder), images, labels)
        check_counts(Path(folder), len(images), len(labels))
        _check_labels(Path(folder), labels, split)
        parts += [np.ascontiguousarray(images.transpose(0, 2, 1)), labels]
    train_images, train_labels, test_images, test_labels = parts
    return Emnist(train_images, train_labels, test_images, test_labels, CLASSES[split])


def _load(folder: Path, name: str, verify: bool) -> NDArray[Any]:
    path = find_file(folder, name, dotted(name))
    raw = raw_bytes(path)
    array = parse_idx(unpack(raw, path), path)
    # By content, because some browsers unpack a file and keep the end of its name.
    if verify and is_gzip(raw):
        check_digest(path, raw, _digests()[f"{name}.gz"])
    return array


def _check_shapes(folder: Path, images: NDArray[Any], labels: NDArray[Any]) -> None:
    if images.shape[1:] != (28, 28) or labels.ndim != 1 or not images.dtype == labels.dtype == np.uint8:
        raise ShapeError(
            folder,
            found=f"{images.dtype} images {images.shape} and {labels.dtype} labels {labels.shape}",
            expected="uint8 images (n, 28, 28) and uint8 labels (n,)",
            remedy="Use the original files of EMNIST.",
        )


def _check_labels(folder: Path, labels: NDArray[Any], split: str) -> None:
    known = CLASSES[split]
    if len(labels) and (labels.max() >= len(known) or not known[int(labels.min())]):
        raise LabelError(
            folder,
            found=f"labels from {labels.min()} to {labels.max()}",
            expected=f"labels of the split {split!r}, which has {len([c for c in known if c])} classes",
            remedy="The files belong to another split: check their names.",
        )


def _digests() -> dict[str, str]:
    """SHA-256 of the gzip'ed files as published, by name."""
    lines = (files("autograder.digits.loaders") / "emnist-sha256.txt").read_text(encoding="utf-8").splitlines()
    return {name: digest for digest, _, name in (line.split() for line in lines if not line.startswith("#"))}
