"""The old path of `autograder.digits`, for notebooks that are in students' hands."""

from autograder.digits import (
    COLUMNS,
    DataError,
    Digits,
    Emnist,
    Mnist,
    course_file,
    course_root,
    fetch_mnist,
    load_csv,
    load_digits,
    load_emnist,
    load_mnist,
    read_idx,
)

__all__ = [
    "COLUMNS",
    "DataError",
    "Digits",
    "Emnist",
    "Mnist",
    "course_file",
    "course_root",
    "fetch_mnist",
    "load_csv",
    "load_digits",
    "load_emnist",
    "load_mnist",
    "read_idx",
]
