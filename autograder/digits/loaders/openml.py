"""MNIST from OpenML, through scikit-learn. The only part of the kit that uses a network."""

from __future__ import annotations

import errno
import os
import sys
import warnings
from functools import partial
from http.client import HTTPException
from typing import Any, cast

import numpy as np

from autograder.digits.loaders.errors import NotReachable
from autograder.digits.loaders.mnist import Mnist, check_counts

__all__ = ["fetch_mnist"]

TRAIN = 60_000
NOT_WRITABLE = {
    errno.EACCES,
    errno.EPERM,
    errno.EROFS,
    errno.ENOSPC,
    errno.EDQUOT,
    errno.ENOTDIR,
    errno.EEXIST,
    errno.ENOENT,
}
"""Errors of the disk. Those of the network carry none of these numbers."""


def fetch_mnist() -> Mnist:
    """MNIST as OpenML keeps it (``mnist_784``, version 1), cached in scikit-learn's data folder.

    The first call downloads about 15 MB and says so; later calls read the cache. Where the data
    folder cannot be written, MNIST is loaded all the same, not kept, and that is said.

    Raises:
        NotReachable: There is no network, or OpenML does not answer.
    """
    try:
        pixels, labels = _download()
    except (OSError, HTTPException, ValueError) as error:
        raise NotReachable(
            "openml.org/mnist_784",
            found=f"{type(error).__name__}: {error}",
            expected="a download of about 15 MB",
            remedy="The lessons do not need it: load_digits() is here already. For all of MNIST without a "
            "network, put the four original files into a folder and call load_mnist(folder).",
        ) from error
    _say("Done.")
    images = np.asarray(pixels).astype(np.uint8).reshape(-1, 28, 28)
    numbers = np.asarray(labels).astype(np.uint8)
    check_counts("openml.org/mnist_784", len(images), len(numbers))
    return Mnist(images[:TRAIN], numbers[:TRAIN], images[TRAIN:], numbers[TRAIN:])


def _download() -> tuple[Any, Any]:
    from sklearn.datasets import fetch_openml, get_data_home

    fetch = partial(fetch_openml, "mnist_784", version=1, return_X_y=True, as_frame=False, parser="pandas")
    try:
        home = get_data_home()
        _say(f"Fetching MNIST from OpenML (about 15 MB, once; cached in {home}) …")
        with warnings.catch_warnings():
            if not os.access(home, os.W_OK):
                # scikit-learn takes a folder that cannot be written for a damaged file in it.
                warnings.filterwarnings("ignore", "Invalid cache", RuntimeWarning)
            return cast(tuple[Any, Any], fetch())
    except OSError as error:
        if error.errno not in NOT_WRITABLE:
            raise
        _say(
            f"MNIST is not kept: {error.filename or 'the data folder'} cannot be written ({error.strerror}). "
            "To keep it, set SCIKIT_LEARN_DATA to a folder of yours."
        )
    return cast(tuple[Any, Any], fetch(cache=False))


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
