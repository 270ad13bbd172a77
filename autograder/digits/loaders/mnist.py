"""MNIST whole: 60 000 training and 10 000 test images, from the four original files."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from autograder.digits.loaders.errors import CountMismatch, DigestError
from autograder.digits.loaders.idx import parse_idx
from autograder.digits.loaders.source import find_file, raw_bytes, unpack

__all__ = ["Mnist", "check_counts", "dotted", "load_mnist"]

SHA256 = {
    "train-images-idx3-ubyte": "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
    "train-labels-idx1-ubyte": "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
    "t10k-images-idx3-ubyte": "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
    "t10k-labels-idx1-ubyte": "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
}
"""Of the uncompressed files, as published by LeCun, Cortes and Burges."""
FACTS = {
    "train-images-idx3-ubyte": "uint8 (60000, 28, 28), mean 33.32",
    "train-labels-idx1-ubyte": "uint8 (60000,), mean 4.45",
    "t10k-images-idx3-ubyte": "uint8 (10000, 28, 28), mean 33.79",
    "t10k-labels-idx1-ubyte": "uint8 (10000,), mean 4.44",
}
OTHER_SETS = {
    "8d4fb7e6c68d591d4c3dfef9ec88bf0d": "Fashion-MNIST",
    "25c81989df183df01b3e8a0aad5dffbe": "Fashion-MNIST",
    "bef4ecab320f06d8554ea6380940ec79": "Fashion-MNIST",
    "bb300cfdad3c16e7a12a480ee83cd310": "Fashion-MNIST",
    "bdb82020997e1d708af4cf47b453dcf7": "Kuzushiji-MNIST",
    "e144d726b3acfaa3e44228e80efcd344": "Kuzushiji-MNIST",
    "5c965bf0a639b31b8f53240b1b52f4d7": "Kuzushiji-MNIST",
    "7320c461ea6c1c855c0b718fb2a4b134": "Kuzushiji-MNIST",
}
"""MD5 of the gzip'ed files of sets with the same names, as published by their authors."""


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


def dotted(name: str) -> str:
    """The other spelling of a name, as some programs unpack it: ``.idx3`` for ``-idx3``."""
    return name.replace("-idx", ".idx")


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
    path = find_file(folder, name, dotted(name))
    raw = raw_bytes(path)
    content = unpack(raw, path)
    array = parse_idx(content, path)
    found = hashlib.sha256(content).hexdigest()
    if found == digest:
        return array
    known = OTHER_SETS.get(hashlib.md5(raw, usedforsecurity=False).hexdigest())
    mean = f", mean {array.mean():.2f}" if array.size and array.dtype == np.uint8 else ""
    raise DigestError(
        path,
        found=f"a file of {known}" if known else f"{array.dtype} {array.shape}{mean}, SHA-256 {found[:12]}…",
        expected=f"MNIST: {FACTS[name]}, SHA-256 {digest[:12]}…",
        remedy="Fashion-MNIST and Kuzushiji-MNIST use these names too. Get MNIST's own, or open this with `read_idx`.",
    )
