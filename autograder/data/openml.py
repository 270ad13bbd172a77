"""MNIST from OpenML, through scikit-learn. The only part of the kit that uses a network."""

from __future__ import annotations

import sys
from http.client import HTTPException

import numpy as np

from autograder.data.errors import NotReachable
from autograder.data.mnist import Mnist, check_counts

__all__ = ["fetch_mnist"]

TRAIN = 60_000


def fetch_mnist() -> Mnist:
    """MNIST as OpenML keeps it (``mnist_784``, version 1), cached in scikit-learn's data folder.

    The first call downloads about 15 MB and says so; later calls read the cache.

    Raises:
        NotReachable: There is no network, or OpenML does not answer.
    """
    from sklearn.datasets import fetch_openml, get_data_home

    print(f"Fetching MNIST from OpenML (about 15 MB, once; cached in {get_data_home()}) …", file=sys.stderr, flush=True)
    try:
        pixels, labels = fetch_openml("mnist_784", version=1, return_X_y=True, as_frame=False, parser="pandas")
    except (OSError, HTTPException, ValueError) as error:
        raise NotReachable(
            "openml.org/mnist_784",
            found=f"{type(error).__name__}: {error}",
            expected="a download of about 15 MB",
            remedy="The lessons do not need it: load_digits() is here already. For all of MNIST without a "
            "network, put the four original files into a folder and call load_mnist(folder).",
        ) from error
    print("Done.", file=sys.stderr, flush=True)
    images = np.asarray(pixels).astype(np.uint8).reshape(-1, 28, 28)
    numbers = np.asarray(labels).astype(np.uint8)
    check_counts("openml.org/mnist_784", len(images), len(numbers))
    return Mnist(images[:TRAIN], numbers[:TRAIN], images[TRAIN:], numbers[TRAIN:])
