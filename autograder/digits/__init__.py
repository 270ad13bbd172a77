"""Digits for lessons and for your own experiments: loaders that refuse what is not right, and a drawing pad."""

from autograder.digits.drawings import sample_drawing, shrunk
from autograder.digits.loaders.csv_file import Digits, load_csv, load_digits
from autograder.digits.loaders.csv_header import COLUMNS
from autograder.digits.loaders.drawing import read_drawing
from autograder.digits.loaders.emnist import Emnist, load_emnist
from autograder.digits.loaders.errors import DataError
from autograder.digits.loaders.idx import read_idx
from autograder.digits.loaders.mnist import Mnist, load_mnist
from autograder.digits.loaders.openml import fetch_mnist
from autograder.digits.pad import drawing_pad
from autograder.location import course_file, course_root

__all__ = [
    "COLUMNS",
    "DataError",
    "Digits",
    "Emnist",
    "Mnist",
    "course_file",
    "course_root",
    "drawing_pad",
    "fetch_mnist",
    "load_csv",
    "load_digits",
    "load_emnist",
    "load_mnist",
    "read_drawing",
    "read_idx",
    "sample_drawing",
    "shrunk",
]
