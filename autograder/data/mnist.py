"""MNIST whole: 60 000 training and 10 000 test images, from the four original files."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from autograder.data.errors import CountMismatch
from autograder.data.idx import parse_idx
from autograder.data.source import check_digest, find_file, read_bytes

__all__ = ["Mnist", "check_counts", "load_mnist"]

SHA256 = {
    "train-images-idx3-ubyte": "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
    "train-labels-idx1-ubyte": "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
    "t10k-images-idx3-ubyte": "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
    "t10k-labels-idx1-ubyte": "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
}
"""Of the uncompressed files, as published by LeCun, Cortes and Burges."""


class Mnist(NamedTuple):
    """Images are uint8 of shape (n, 28, 28), labels uint8 of shape (n,)."""

    train_images: NDArray[np.uint8]
    train_labels: NDArray[np.uint8]
    test_images: NDArray[np.uint8]
    test_labels: NDArray[np.uint8]


def load_mnist(folder: Path | str, *, digests: dict[str, str] = SHA256) -> Mnist:
    """MNIST from a folder that holds the four original files, plain or gzip'ed.

    Args:
        folder: The folder. Both spellings of the names are known: ``-idx3`` and ``.idx3``.
        digests: SHA-256 of the uncompressed files, by name.

    Raises:
        DataError: A file is missing, damaged or not the published one.
    """
    arrays = [_load(Path(folder), name, digest) for name, digest in digests.items()]
    for images, labels in (arrays[:2], arrays[2:]):
        check_counts(Path(folder), len(images), len(labels))
    return Mnist(*arrays)


def check_counts(path: Path | str, images: int, labels: int) -> None:
    """Raise `CountMismatch` unless there is one label for each image."""
    if images != labels:
        raise CountMismatch(
            path,
            found=f"{images} images and {labels} labels",
            expected="one label for each image",
            remedy="Images and labels are from different files: get both from the same place.",
        )


def _load(folder: Path, name: str, digest: str) -> NDArray[Any]:
    path = find_file(folder, name, name.replace("-idx", ".idx"))
    content = read_bytes(path)
    check_digest(path, content, digest)
    return parse_idx(content, path)
