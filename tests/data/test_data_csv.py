from __future__ import annotations

import gzip
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from autograder.digits import COLUMNS, DataError, load_csv
from autograder.digits.loaders import errors as e

HEADER = ",".join(COLUMNS)


def row(label: str = "5", first: str = "0", columns: int = 785) -> str:
    return ",".join([label, first, *["0"] * (columns - 2)])


def text(*rows: str, header: str = HEADER) -> bytes:
    return "\n".join([header, *rows, ""]).encode()


def check_message(error: DataError, path: Path) -> None:
    for part in (str(path), error.found, error.expected, error.remedy):
        assert part
        assert part in str(error)


@pytest.mark.parametrize("packed", [False, True])
def test_any_number_of_rows_is_read_plain_or_gzip_whatever_the_name(tmp_path: Path, packed: bool) -> None:
    content = text(row("3", "255"), row("9", "7"))
    path = tmp_path / "digits.txt"
    path.write_bytes(gzip.compress(content) if packed else content)
    pixels, labels = load_csv(path)
    assert pixels.dtype == np.uint8
    assert pixels.shape == (2, 784)
    assert labels.dtype == np.int64
    assert labels.tolist() == [3, 9]
    assert pixels[:, 0].tolist() == [255, 7]


DOUBLED = HEADER.replace("1x2,", "1x1,", 1)
SWAPPED = HEADER.replace("1x1,1x2,", "1x2,1x1,", 1)
FAULTS = {
    "no bytes": (b"", e.EmptyFile),
    "header only": (text(), e.EmptyFile),
    "no label": (text(row(), header=HEADER.replace("label", "digit")), e.MissingLabel),
    "column missing": (text(row(columns=784), header=HEADER.rpartition(",")[0]), e.ColumnCountError),
    "row too long": (text(row(), row(columns=786)), e.ColumnCountError),
    "column doubled": (text(row(), header=DOUBLED), e.ColumnCountError),
    "columns swapped": (text(row(), header=SWAPPED), e.ColumnCountError),
    "pixel 256": (text(row(first="256")), e.OutOfRange),
    "pixel -1": (text(row(first="-1")), e.OutOfRange),
    "empty cell": (text(row(first="")), e.MissingValue),
    "NaN": (text(row(first="NaN")), e.MissingValue),
    "text": (text(row(first="dark")), e.NotANumber),
    "scaled": (text(row(first="0.5")), e.NotWholeNumber),
    "label 10": (text(row("10")), e.LabelError),
    "damaged gzip": (gzip.compress(text(row()))[:-9], e.UnreadableFile),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_has_its_own_error_that_says_file_found_expected_remedy(tmp_path: Path, fault: str) -> None:
    content, kind = FAULTS[fault]
    path = tmp_path / "digits.csv"
    path.write_bytes(content)
    with pytest.raises(DataError) as caught:
        load_csv(path)
    assert type(caught.value) is kind
    check_message(caught.value, path)


@pytest.mark.parametrize("name", ["none.csv", "."])
def test_a_missing_file_or_a_folder_is_said(tmp_path: Path, name: str) -> None:
    with pytest.raises(e.MissingFile) as caught:
        load_csv(tmp_path / name)
    check_message(caught.value, tmp_path / name)


def test_a_bad_cell_is_named_by_line_and_column(tmp_path: Path) -> None:
    path = tmp_path / "digits.csv"
    path.write_bytes(text(row(), row(first="300")))
    with pytest.raises(e.OutOfRange, match=r"300 in line 3, column '1x1'"):
        load_csv(path)


def test_rows_that_are_all_too_long_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "digits.csv"
    path.write_bytes(text(row(columns=786)))
    with pytest.raises(e.ColumnCountError):
        load_csv(path)


def test_a_huge_integer_is_out_of_range(tmp_path: Path) -> None:
    path = tmp_path / "digits.csv"
    path.write_bytes(text(row(first="1" + "0" * 400)))
    with pytest.raises(DataError):
        load_csv(path)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=200))
def test_garbage_raises_a_data_error_only(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "garbage"
    path.write_bytes(content)
    with pytest.raises(DataError):
        load_csv(path)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cell=st.text(st.characters(exclude_characters=',"\r\n', exclude_categories=["Cs"]), max_size=8))
def test_any_text_in_a_cell_is_read_or_raises_a_data_error(tmp_path: Path, cell: str) -> None:
    path = tmp_path / "digits.csv"
    path.write_bytes(text(row(first=cell)))
    try:
        pixels, _ = load_csv(path)
    except DataError as error:
        check_message(error, path)
    else:
        assert pixels.shape == (1, 784)
