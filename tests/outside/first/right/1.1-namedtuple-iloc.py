# 1.1: typed helper that slices by position and returns a namedtuple, labels as uint8. Expected: two arrays in this order, pixels uint8, labels whole numbers.
from typing import NamedTuple


class Digits(NamedTuple):
    pixels: np.ndarray
    labels: np.ndarray


def load_csv_digits(path: str | Path) -> Digits:
    frame = pd.read_csv(path, dtype=np.uint8)
    assert frame.columns[0] == "label", "not the layout of the course"
    values = frame.values
    return Digits(pixels=values[:, 1:].copy(), labels=values[:, 0].copy())
