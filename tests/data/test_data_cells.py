"""Cells, headers and separators of a CSV file: the right numbers, or the right place in the message."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from autograder.digits import COLUMNS, DataError, load_csv
from autograder.digits.loaders import errors as e

HEADER = ",".join(COLUMNS)
LONGEST = 300
"""Characters of a message, its path not counted."""
NUMBERS = np.column_stack([[5, 0, 9], np.arange(3 * 784).reshape(3, 784) % 256])


def lines(sep: str = ",") -> list[str]:
    """A header and three digits, as a list of lines."""
    return [HEADER.replace(",", sep), *(sep.join(map(str, row)) for row in NUMBERS.tolist())]


def with_cell(text: str, line: int = 3, column: str = "1x5") -> str:
    """The lines with one cell replaced, counted from 1 and named as in the header."""
    table = [row.split(",") for row in lines()]
    table[line - 1][COLUMNS.index(column)] = text
    return "\n".join(map(",".join, table))


def refused(path: Path, text: str | bytes) -> DataError:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(DataError) as caught:
        load_csv(path)
    rest = str(caught.value).replace(str(path), "")
    assert len(rest) <= LONGEST
    assert rest.isprintable()
    return caught.value


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "digits.csv"


@pytest.mark.parametrize(("sep", "word"), [(";", "semicolons"), ("\t", "tabs"), ("|", "bars"), (" ", "spaces")])
@pytest.mark.parametrize("header", [True, False])
def test_another_separator_is_named_with_the_line_that_mends_it(path: Path, sep: str, word: str, header: bool) -> None:
    error = refused(path, "\n".join(lines(sep)[not header :]))
    assert type(error) is e.OtherFormat
    assert error.found == f"values separated by {word}"
    assert f"sep={sep!r}" in error.remedy


def test_quoted_names_with_semicolons_are_values_separated_by_semicolons(path: Path) -> None:
    names = ";".join(f'"{name}"' for name in COLUMNS)
    assert refused(path, "\n".join([names, *lines(";")[1:]])).found == "values separated by semicolons"


def test_the_line_that_mends_semicolons_makes_a_file_that_loads(path: Path) -> None:
    path.write_text("\n".join(lines(";")))
    pd.read_csv(path, sep=";").to_csv(path, index=False)
    assert load_csv(path)[1].tolist() == [5, 0, 9]


def kaggle(label: bool) -> str:
    names = ["label"] * label + [f"pixel{number}" for number in range(784)]
    return "\n".join([",".join(names), *(row.split(",", not label)[-1] if not label else row for row in lines()[1:])])


COLUMN = ",1x1,"
HEADERS = {
    "capital": (HEADER.replace("label", "Label"), e.MissingLabel, "the column 'Label'"),
    "capitals": (HEADER.replace("label", "LABEL"), e.MissingLabel, "the column 'LABEL'"),
    "other word": (HEADER.replace("label", "digit"), e.MissingLabel, "785 columns, 'digit' to '28x28'"),
    "doubled": (HEADER.replace(",1x2,", COLUMN), e.ColumnCountError, "the name '1x1' twice, as columns 2 and 3"),
    "missing": (HEADER.replace(COLUMN, ","), e.ColumnCountError, "784 columns and no '1x1'"),
    "extra": (HEADER + ",name", e.ColumnCountError, "786 columns with the unknown name 'name' as number 786"),
    "index": ("," + HEADER, e.ColumnCountError, "786 columns with the unknown name '' as number 1"),
    "renamed": (HEADER.replace(COLUMN, ",p,"), e.ColumnCountError, "unknown name 'p' as number 2 and no '1x1'"),
    "swapped": (HEADER.replace("1x1,1x2", "1x2,1x1"), e.ColumnCountError, "'1x2' in the place of '1x1'"),
    "label last": (HEADER[6:] + ",label", e.ColumnCountError, "in another order: '1x1' in the place of 'label'"),
    "one word": ("hello", e.MissingLabel, "one column 'hello'"),
    "prose": ("It was, I think, in the other folder", e.MissingLabel, "3 columns, 'It was' to"),
}


@pytest.mark.parametrize("name", HEADERS)
def test_another_header_is_told_by_what_differs(path: Path, name: str) -> None:
    header, kind, found = HEADERS[name]
    error = refused(path, "\n".join([header, *lines()[1:]]))
    assert type(error) is kind
    assert found in error.found


def test_numbers_without_a_header_are_said_to_lack_it(path: Path) -> None:
    error = refused(path, "\n" + "\n".join(lines()[1:]))
    assert type(error) is e.MissingLabel
    assert error.found == "numbers in line 2, and no header"
    assert "Add the header line" in error.remedy


def test_kaggles_training_file_is_said_to_need_the_header_of_the_course(path: Path) -> None:
    error = refused(path, kaggle(label=True))
    assert type(error) is e.ColumnCountError
    assert "pixel0 … pixel783" in error.found
    path.write_text("\n".join([HEADER, kaggle(label=True).partition("\n")[2]]))
    assert load_csv(path)[1].tolist() == [5, 0, 9]


def test_kaggles_test_file_is_said_to_have_no_labels(path: Path) -> None:
    error = refused(path, kaggle(label=False))
    assert type(error) is e.MissingLabel
    assert "784 columns, 'pixel0' to 'pixel783', and none called 'label'" in error.found
    assert "a file with labels" in error.remedy


CELLS = {
    "True": (e.NotANumber, "'True' in line 3, column '1x5'"),
    "dark": (e.NotANumber, "'dark' in line 3, column '1x5'"),
    '"1,000"': (e.NotANumber, "'1,000' in line 3, column '1x5'"),
    "1'000": (e.NotANumber, "\"1'000\" in line 3, column '1x5'"),
    "1_0": (e.NotANumber, "'1_0' in line 3, column '1x5'"),
    "٣": (e.NotANumber, "'٣' in line 3, column '1x5'"),
    "0x1F": (e.NotANumber, "'0x1F' in line 3, column '1x5'"),
    "inf": (e.NotANumber, "'inf' in line 3, column '1x5'"),
    "1e99999": (e.NotANumber, "'1e99999' in line 3, column '1x5'"),
    "99999999999999999999999": (e.OutOfRange, "99999999999999999999999 in line 3, column '1x5'"),
    "1e9999": (e.OutOfRange, "1e9999 in line 3, column '1x5'"),
    "1" + "0" * 5000: (e.OutOfRange, "… (5001 characters) in line 3, column '1x5'"),
    "256": (e.OutOfRange, "256 in line 3, column '1x5'"),
    "-1": (e.OutOfRange, "-1 in line 3, column '1x5'"),
    "0.5": (e.NotWholeNumber, "0.5 in line 3, column '1x5'"),
    "254.99999999999999999999": (e.NotWholeNumber, "254.99999999999999999999 in line 3, column '1x5'"),
    "1e-400": (e.NotWholeNumber, "1e-400 in line 3, column '1x5'"),
    "": (e.MissingValue, "an empty cell in line 3, column '1x5'"),
    "   ": (e.MissingValue, "an empty cell in line 3, column '1x5'"),
    "NaN": (e.MissingValue, "'NaN', no value, in line 3, column '1x5'"),
    "null": (e.MissingValue, "'null', no value, in line 3, column '1x5'"),
}


@pytest.mark.parametrize("cell", CELLS)
def test_a_wrong_pixel_is_named_as_it_stands_by_line_and_column(path: Path, cell: str) -> None:
    kind, found = CELLS[cell]
    error = refused(path, with_cell(cell))
    assert type(error) is kind
    assert found in error.found


LABELS = {
    "10": e.LabelError,
    "-1": e.LabelError,
    "300": e.LabelError,
    "3.5": e.LabelError,
    "99999999999999999999999": e.LabelError,
    "five": e.NotANumber,
    "True": e.NotANumber,
    "": e.MissingValue,
}


@pytest.mark.parametrize("cell", LABELS)
def test_a_wrong_label_is_named_by_line_and_column(path: Path, cell: str) -> None:
    error = refused(path, with_cell(cell, column="label"))
    assert type(error) is LABELS[cell]
    assert cell in error.found
    assert "in line 3, column 'label'" in error.found


def test_a_whole_column_of_true_and_false_is_not_taken_for_numbers(path: Path) -> None:
    table = pd.DataFrame(NUMBERS, columns=list(COLUMNS))
    table["2x1"] = [True, False, True]
    table.to_csv(path, index=False)
    assert "'True' in line 2, column '2x1'" in refused(path, path.read_bytes()).found


@pytest.mark.parametrize("blank", ["", "  ", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_blank_lines_count_when_a_line_is_named(path: Path, blank: str, end: str) -> None:
    table = with_cell("x").split("\n")
    text = end.join([blank, table[0], blank, blank, table[1], table[2], ""])
    assert "'x' in line 6, column '1x5'" in refused(path, text).found


def test_a_line_end_inside_quotes_counts_when_a_line_is_named(path: Path) -> None:
    table = with_cell("x", line=4).split("\n")
    table[2] = table[2].replace(",", ',"', 1).replace(",", '\n",', 2).replace('\n",', ",", 1)
    assert "'x' in line 5, column '1x5'" in refused(path, "\n".join(table)).found


@pytest.mark.parametrize(("row", "count"), [("5,1,2", 3), ("5" + ",0" * 785, 786), ("5;0;0", 1)])
def test_a_row_of_another_length_is_named_by_its_line(path: Path, row: str, count: int) -> None:
    error = refused(path, "\n".join([*lines(), "", row]))
    assert type(error) is e.ColumnCountError
    assert error.found == f"{count} cells in line 6"


def test_an_open_quote_is_named_by_its_line(path: Path) -> None:
    assert "from line 3 on" in refused(path, with_cell('"7')).found


WELL_DEFINED = {
    "as it is": "\n".join(lines()),
    "byte order mark": "\ufeff" + "\n".join(lines()),
    "Windows line ends": "\r\n".join([*lines(), ""]),
    "old Mac line ends": "\r".join(lines()),
    "spaces": "\n".join(lines()).replace(",", " , "),
    "quotes": "\n".join('"' + line.replace(",", '","') + '"' for line in lines()),
    "blank lines": "\n\n".join(["", *lines(), " ", ""]),
    "fractions of zero": "\n".join([lines()[0], *(line.replace(",", ".0,") + ".00" for line in lines()[1:])]),
    "signs and exponents": "\n".join([lines()[0], *(line.replace(",", "e0,+") for line in lines()[1:])]),
}


@pytest.mark.parametrize("name", WELL_DEFINED)
def test_what_is_well_defined_loads_right(path: Path, name: str) -> None:
    path.write_bytes(WELL_DEFINED[name].encode())
    pixels, labels = load_csv(path)
    assert pixels.dtype == np.uint8
    assert labels.dtype == np.int64
    assert np.array_equal(np.column_stack([labels, pixels]), NUMBERS)


@pytest.mark.parametrize("rows", [1, 3])
def test_loaded_arrays_can_be_written_to(path: Path, rows: int) -> None:
    path.write_text("\n".join(lines()[: rows + 1]))
    pixels, labels = load_csv(path)
    pixels[0], labels[0] = 1, 2
    assert pixels.flags.c_contiguous


EDITS = st.lists(
    st.tuples(
        st.integers(0, len("\n".join(lines()))),
        st.integers(0, 4),
        st.one_of(st.text(st.sampled_from('0159.,;-+e"\n\r\t TNa_'), max_size=5), st.text(max_size=3)),
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=EDITS)
def test_an_edited_file_loads_what_it_says_or_is_one_short_line(path: Path, edits: list[tuple[int, int, str]]) -> None:
    text = "\n".join(lines())
    for place, removed, added in edits:
        text = text[:place] + added + text[place + removed :]
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        pixels, labels = load_csv(path)
    except DataError as error:
        rest = str(error).replace(str(path), "")
        assert len(rest) <= LONGEST
        assert rest.isprintable()
        return
    table = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    assert [name.strip() for name in table.columns] == list(COLUMNS)
    assert np.array_equal(np.column_stack([labels, pixels]), table.astype(float).to_numpy())
