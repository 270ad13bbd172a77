"""Drawings from a pad, from files and from text; and what stands in place of the pad where no page shows one."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import numpy as np
import pytest
from PIL import Image

from autograder.authoring.source import read_source
from autograder.digits import DataError, drawing_pad, load_digits, read_drawing, sample_drawing, shrunk
from autograder.digits.drawings import SEVEN, SIDE, drawn
from autograder.digits.loaders import errors as e
from autograder.digits.pad import INSTEAD, StillPad
from autograder.study.withheld import MARK
from tests.conftest import ROOT
from tests.jupyter import execute

GREY = sample_drawing()
LINES = "..#..\n.##..\n..#..\n..#..\n.###."


def saved(image: Image.Image, form: str = "PNG", **options: Any) -> bytes:
    file = io.BytesIO()
    image.save(file, form, **options)
    return file.getvalue()


def ink(drawing: Any) -> Any:
    return np.asarray(drawing) < 128


def test_a_dot_and_a_line_are_drawn_where_they_are_and_nothing_is_nothing() -> None:
    assert (drawn([]) == 255).all()
    dot = drawn([[[0.25, 0.75]]])
    rows, columns = np.nonzero(ink(dot))
    assert (round(rows.mean()), round(columns.mean())) == (round(0.75 * SIDE - 0.5), round(0.25 * SIDE - 0.5))
    line = drawn([[[0.1, 0.5], [0.9, 0.5]]])
    assert ink(line)[SIDE // 2, 16:124].all() and not ink(line)[: SIDE // 2 - 6].any()


@pytest.mark.parametrize("point", [[0, 0], [1, 1], [0, 1], [-3, 0.5], [0.5, 7]])
def test_the_pen_may_leave_the_paper(point: list[float]) -> None:
    assert drawn([[[0.5, 0.5], point]]).shape == drawn([[point]]).shape == (SIDE, SIDE)


def test_the_sample_is_a_7_that_nobody_can_change() -> None:
    sample_drawing()[:] = 0
    assert (sample_drawing() == drawn(SEVEN)).all()
    assert sample_drawing().dtype == np.uint8 and {0, 255} <= set(np.unique(GREY))


def test_shrunk_gives_a_row_of_the_courses_layout() -> None:
    row = shrunk(GREY)
    assert row.shape == (784,) and row.dtype == np.uint8
    averages = 255 - GREY.reshape(28, 5, 28, 5).mean(axis=(1, 3))
    assert np.abs(row.reshape(28, 28) - averages).max() <= 1
    # A digit of the file, as a picture of its own size, stays what it is.
    pixels, _ = load_digits()
    assert (shrunk(255 - pixels[7].reshape(28, 28)) == pixels[7]).all()
    assert shrunk(np.full((13, 57), 255)).max() == 0 == shrunk([[255.0] * 9] * 9).max()


@pytest.mark.parametrize("shape", [(784,), (1, 28, 28), (0, 5)])
def test_shrunk_wants_rows_and_columns(shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match=f"has the shape {re.escape(str(shape))}"):
        shrunk(np.zeros(shape))


def on(mode: str) -> Image.Image:
    return Image.fromarray(GREY).convert(mode)


def transparent() -> Image.Image:
    """Black ink on paper that is transparent, and black where nobody sees it."""
    image = Image.new("RGBA", (SIDE, SIDE), (0, 0, 0, 0))
    image.putalpha(Image.fromarray(255 - GREY))
    return image


def clear_palette() -> Image.Image:
    image = Image.new("P", (SIDE, SIDE))
    image.putdata(np.where(ink(GREY), 1, 0).ravel().tolist())
    image.putpalette([0, 0, 0, 10, 10, 10])
    return image


WIDE = Image.fromarray(GREY.astype(np.uint16) * 257)
PICTURES = {
    "png": saved(on("L")),
    "jpeg": saved(on("RGB"), "JPEG"),
    "jpeg-of-a-printer": saved(on("CMYK"), "JPEG"),
    "gif": saved(on("P"), "GIF"),
    "bmp": saved(on("RGB"), "BMP"),
    "tiff": saved(on("L"), "TIFF"),
    "webp": saved(on("RGB"), "WEBP", lossless=True),
    "black-and-white": saved(on("1")),
    "transparent": saved(transparent()),
    "grey-and-transparent": saved(transparent().convert("LA")),
    "transparent-palette": saved(clear_palette(), transparency=0),
    "16-bit": saved(WIDE),
    "16-bit-tiff": saved(WIDE, "TIFF"),
    "32-bit-tiff": saved(Image.fromarray(GREY.astype(np.int32)), "TIFF"),
    "floats-to-1": saved(Image.fromarray((GREY / 255).astype(np.float32)), "TIFF"),
    "animated-gif": saved(on("P"), "GIF", save_all=True, append_images=[Image.new("P", (SIDE, SIDE))]),
    "animated-png": saved(on("L"), save_all=True, append_images=[Image.new("L", (SIDE, SIDE))]),
}


@pytest.mark.parametrize("kind", PICTURES)
def test_every_kind_of_picture_is_read(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "drawing.of-no-kind"
    path.write_bytes(PICTURES[kind])
    found = read_drawing(path)
    assert found.dtype == np.uint8 and found.shape == (SIDE, SIDE)
    assert found[0, 0] > 245 and (ink(found) == ink(GREY)).mean() > 0.99
    assert (read_drawing(str(path)) == found).all()


def test_a_photo_is_turned_upright_and_a_large_one_is_shrunk(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # The camera was held on its side: turn right to see it upright.
    lying = Image.fromarray(np.rot90(np.kron(GREY, np.ones((3, 4), np.uint8))))
    lying.save(tmp_path / "photo.jpg", exif=exif)
    found = read_drawing(tmp_path / "photo.jpg")
    assert found.shape == (210, 280)
    upright = np.asarray(Image.fromarray(GREY).resize((280, 210)))
    assert (ink(found) == ink(upright)).mean() > 0.98


def test_light_on_black_stays_so(tmp_path: Path) -> None:
    Image.fromarray(255 - GREY).save(tmp_path / "board.png")
    assert (read_drawing(tmp_path / "board.png") == 255 - GREY).all()


@pytest.mark.parametrize(
    "text", [LINES, f"\n{LINES}\n", f"\n{LINES}\n".replace("\n", "\n    "), LINES.replace("\n", "\r\n")]
)
def test_text_is_read(text: str) -> None:
    found = read_drawing(text)
    assert found.dtype == np.uint8 and found.shape == (5, 5)
    assert ink(found).tolist() == [[mark == "#" for mark in line] for line in LINES.splitlines()]


def test_spaces_are_paper_also_where_an_editor_cut_them() -> None:
    cut = "\n".join(line.rstrip() for line in LINES.replace(".", " ").splitlines())
    assert ink(read_drawing(f"{cut}#")).tolist() == [*ink(read_drawing(LINES)).tolist()[:4], [False, *[True] * 4]]


BAD_TEXTS = {
    "a mark": (LINES.replace(".##..", ".#x.."), e.OtherFormat, "'x' in line 2, column 3; expected ., # and spaces"),
    "a digit": (LINES.replace("#", "1"), e.OtherFormat, "'1' in line 1, column 3"),
    "a short line": (LINES.replace(".##..", ".##."), e.ShapeError, "4 marks in line 2 and 5 in the longest"),
    "few lines": ("..#..\n..#..", e.ShapeError, "2 rows and 5 columns; expected at least 5 of each"),
    "a thin one": ("#\n" * 9, e.ShapeError, "9 rows and 1 columns"),
    "no ink": (".....\n" * 9, e.EmptyFile, "one shade everywhere; expected ink on paper"),
    "ink alone": ("#####\n" * 9, e.EmptyFile, "one shade everywhere"),
}


@pytest.mark.parametrize("case", BAD_TEXTS)
def test_of_a_text_that_is_no_drawing_it_says_what_and_where(case: str) -> None:
    text, kind, words = BAD_TEXTS[case]
    with pytest.raises(kind, match=re.escape(words)) as raised:
        read_drawing(text)
    assert str(raised.value).startswith("the text: found ") and raised.value.remedy.endswith(".")


BAD_FILES = {
    "empty": (b"", e.EmptyFile, "no bytes"),
    "csv": (b"label,1x1\n3,0\n", e.OtherFormat, "text with commas"),
    "page": (b"<!doctype html><p>3", e.OtherFormat, "an HTML page"),
    "noise": (bytes(range(256)), e.OtherFormat, "bytes of no known format"),
    "cut off": (PICTURES["png"][:300], e.UnreadableFile, "a damaged picture"),
    "cut off jpeg": (PICTURES["jpeg"][:700], e.UnreadableFile, "a damaged picture"),
    "tiny": (saved(Image.fromarray(GREY).resize((7, 30))), e.ShapeError, "30 rows and 7 columns; expected at least 8"),
    "a stripe": (saved(Image.new("L", (4000, 60), 9)), e.ShapeError, "4 rows and 280 columns"),
    "blank": (saved(Image.new("RGB", (90, 90), "white")), e.EmptyFile, "one shade everywhere"),
    "all transparent": (saved(Image.new("RGBA", (90, 90), (0, 0, 0, 0))), e.EmptyFile, "one shade everywhere"),
    "huge": (saved(Image.new("1", (10_000, 9_500))), e.ShapeError, "a very large picture"),
}


@pytest.mark.parametrize("case", BAD_FILES)
def test_of_a_file_that_is_no_drawing_it_says_what(case: str, tmp_path: Path) -> None:
    content, kind, words = BAD_FILES[case]
    (tmp_path / "drawing.png").write_bytes(content)
    with pytest.raises(kind, match=re.escape(words)) as raised:
        read_drawing(tmp_path / "drawing.png")
    assert "\n" not in str(raised.value) and raised.value.remedy.endswith(".")


@pytest.mark.parametrize("name", ["missing.png", "", "..#..", "\n..#..\n", "a\0b", "x" * 5000])
def test_a_string_that_is_no_file_and_no_lines_is_told_of_both(name: str, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(DataError, match="picture file|readable file"):
        read_drawing(name)


@pytest.mark.parametrize("thing", [None, 7, GREY, ["..#.."], b"..#.."])
def test_other_things_are_refused_in_a_sentence(thing: Any) -> None:
    with pytest.raises(e.OtherFormat, match=f"an object of type {type(thing).__name__}; expected the path"):
        read_drawing(thing)


def test_without_a_kernel_the_pad_says_what_to_do_instead() -> None:
    pad = drawing_pad(lambda drawing: 1 / 0)
    assert isinstance(pad, StillPad) and pad.empty and pad is drawing_pad()
    assert (pad.drawing == 255).all() and pad.drawing.shape == (SIDE, SIDE)
    assert repr(pad) == INSTEAD and "read_drawing(" in INSTEAD


def test_the_package_waits_for_neither_widgets_nor_pictures() -> None:
    code = "import sys, autograder.digits as d; d.drawing_pad(); print({'anywidget', 'PIL'} & {*sys.modules})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "set()"


def test_the_first_pad_and_the_last_are_the_same_code() -> None:
    first, last = (
        [cell.source for cell in read_source(ROOT / "solutions" / name / f"{name}.md").cells if "_pad(" in cell.source]
        for name in ("01_loading", "06_project")
    )
    # What the first pad shows waits for a prediction.
    assert MARK.sub("", first[0]).strip() == last[-1] == "pad = drawing_pad(read)\npad"


PAD = """\
from autograder.digits import drawing_pad
pad = drawing_pad(lambda drawing: f"{(drawing < 128).sum()} dark pixels")
pad
"""
STROKE = """\
pad.strokes = [[[0.2, 0.5], [0.8, 0.5]]]
print(pad.words, pad.empty, pad is drawing_pad(lambda drawing: 1 / 0), pad.words, sep="; ")
"""


@pytest.mark.slow(seconds=4)
@pytest.mark.parametrize("without", [True, False], ids=["without-anywidget", "with-anywidget"])
def test_a_notebook_runs_with_a_pad_that_nobody_sees(without: bool, tmp_path: Path) -> None:
    hidden = "import sys\nsys.modules['anywidget'] = None\n" if without else ""
    cells = [hidden + PAD, "print(pad.empty, pad.drawing.min())", *([] if without else [STROKE])]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in cells])
    execute(notebook, tmp_path)
    shown = notebook.cells[0].outputs[0].data
    assert shown["text/plain"] == INSTEAD
    assert ("application/vnd.jupyter.widget-view+json" in shown) == (not without)
    assert notebook.cells[1].outputs[0].text == "True 255\n"
    if not without:
        (said,) = [output.text for output in notebook.cells[2].outputs]
        assert re.fullmatch(
            r"\d{3} dark pixels; False; True; This could not be read. ZeroDivisionError: division by zero\n", said
        )
