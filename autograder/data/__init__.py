"""Digits for lessons and for your own experiments: loaders that refuse what is not right."""

from autograder.data.csv_file import Digits, load_csv, load_digits
from autograder.data.csv_header import COLUMNS
from autograder.data.emnist import Emnist, load_emnist
from autograder.data.errors import DataError
from autograder.data.idx import read_idx
from autograder.data.location import course_file, course_root
from autograder.data.mnist import Mnist, load_mnist
from autograder.data.openml import fetch_mnist

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
