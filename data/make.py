"""Rebuilds the course's data files, bit for bit, from MNIST.

python data/make.py FOLDER      from the four original IDX files, plain or gzip'ed
python data/make.py --openml    from OpenML, if you are online
python data/make.py FOLDER --check    compares, and writes nothing
"""

from __future__ import annotations

import argparse
import gzip
import io
import sys
import zipfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from autograder.digits import COLUMNS, Mnist, fetch_mnist, load_mnist

SEED = 20261123
PER_DIGIT = 200
HERE = Path(__file__).resolve().parent
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip file can hold: the same bytes on every day."""


def draw(labels: NDArray[np.uint8], per_digit: int = PER_DIGIT, seed: int = SEED) -> NDArray[np.intp]:
    """Positions of `per_digit` images of each digit, drawn without replacement, sorted by label."""
    generator = np.random.default_rng(seed)
    return np.concatenate(
        [generator.choice(np.flatnonzero(labels == digit), per_digit, replace=False) for digit in range(10)]
    )


def csv_bytes(images: NDArray[np.uint8], labels: NDArray[np.uint8]) -> bytes:
    """The digits as CSV: `label`, then 784 pixels."""
    table = np.column_stack([labels, images.reshape(len(images), -1)])
    lines = [",".join(COLUMNS), *(",".join(map(str, row)) for row in table.tolist())]
    return ("\n".join(lines) + "\n").encode()


def npz_bytes(**arrays: NDArray[np.uint8]) -> bytes:
    """A compressed npz file without the time of day in it."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, array in arrays.items():
            content = io.BytesIO()
            np.lib.format.write_array(content, array, version=(1, 0))
            archive.writestr(zipfile.ZipInfo(f"{name}.npy", EPOCH), content.getvalue(), zipfile.ZIP_DEFLATED, 9)
    return file.getvalue()


def make(mnist: Mnist) -> dict[str, bytes]:
    """The content of both files, by name."""
    rows = draw(mnist.train_labels)
    digits = csv_bytes(mnist.train_images[rows], mnist.train_labels[rows])
    return {
        "digits.csv.gz": gzip.compress(digits, 9, mtime=0),
        "heldout.npz": npz_bytes(images=mnist.test_images.reshape(-1, 784), labels=mnist.test_labels),
    }


def same(name: str, new: bytes, old: bytes) -> bool:
    """Whether two files hold the same data; compressed bytes may differ between zlib versions."""
    if name.endswith(".gz"):
        return gzip.decompress(new) == gzip.decompress(old)
    with np.load(io.BytesIO(new)) as a, np.load(io.BytesIO(old)) as b:
        return a.files == b.files and all(np.array_equal(a[key], b[key]) for key in a.files)


def main() -> int:
    """Make or compare the files; the exit code is 1 if a comparison fails."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, help="the folder with the four IDX files")
    parser.add_argument("--openml", action="store_true", help="download MNIST from OpenML instead")
    parser.add_argument("--check", action="store_true", help="compare with the files here, and write nothing")
    parser.add_argument("--out", type=Path, default=HERE, help="where to write (default: beside this script)")
    options = parser.parse_args()
    if options.openml == (options.folder is not None):
        parser.error("give a FOLDER or --openml")
    files = make(fetch_mnist() if options.openml else load_mnist(options.folder))
    wrong = 0
    for name, content in files.items():
        if options.check:
            equal = same(name, content, (HERE / name).read_bytes())
            wrong += not equal
            print(f"{name}: {'the same' if equal else 'DIFFERENT'}")
        else:
            (options.out / name).write_bytes(content)
            print(f"{name}: {len(content)} bytes written")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
