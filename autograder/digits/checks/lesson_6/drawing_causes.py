"""What learners get wrong in exercise 6.1."""

from __future__ import annotations

from autograder.api import Misconception

IMAGE_LEFT_SQUARE = Misconception(
    "image-left-square",
    "The picture still has 28 rows and 28 columns.",
    "A model reads rows of 784 pixels: end with `.ravel()`.",
)
NOT_DIVIDED = Misconception(
    "greys-to-255",
    "The greys still go up to 255. In this lesson ink is 1.",
    "Divide the ink by its largest value.",
)
SIGN_KEPT = Misconception(
    "sign-kept",
    "The difference from the paper keeps its sign: ink that is darker than the paper is below 0.",
    "Ask how far each pixel is from the paper, whichever is darker: `np.abs`.",
)
OVERSHOOT = Misconception(
    "smooth-curves-overshoot",
    "`zoom` and `shift` draw smooth curves through the pixels if `order` is 2 or more. Beside an edge they swing out.",
    "Call them with `order=1`, or cut the result with `np.clip(picture, 0, 1)`.",
)
DRAWING_CHANGED = Misconception(
    "drawing-changed",
    "The function writes into the drawing that it is given.",
    "Make something new first: `drawing - paper` and `drawing.copy()` do, `drawing[...] = ...` does not.",
)
NEVER_INVERTED = Misconception(
    "never-inverted",
    "Large numbers count as ink. In a drawing that is dark on light, these are the paper.",
    "Find the paper first: it is what the border shows. Ink is what differs from it.",
)
ALWAYS_INVERTED = Misconception(
    "always-inverted",
    "Small numbers count as ink. In a drawing that is light on dark, these are the paper.",
    "Find the paper first: it is what the border shows. Ink is what differs from it.",
)
PAPER_FOR_INK = Misconception(
    "paper-for-ink",
    "Paper and ink are exchanged in every drawing: paper comes out as 1.",
    "Ink is 1 and paper is 0, as in `X_train`. The distance from the paper gives that by itself.",
)
MAJORITY = Misconception(
    "paper-by-majority",
    "The paper is found from the whole picture, such as by its mean. Here the ink covers more than half of it.",
    "Look at the border only: all of it is paper.",
)
WHITE_IS_255 = Misconception(
    "paper-taken-as-255",
    "The paper is taken as 255 or 0. Grey paper then becomes pale ink.",
    "Measure from the paper that the border shows, such as its median.",
)
PALE = Misconception(
    "pale-ink-left-pale",
    "The ink is divided by a fixed number, such as 255. A pale pen then stays pale.",
    "Divide by the largest value of this drawing's ink.",
)
BYTES_WRAP = Misconception(
    "bytes-wrap-around",
    "Bytes are subtracted from bytes. They know no number below 0: 3 - 4 is 255, and a grain becomes strong ink.",
    "Make floats first: `drawing.astype(float)`, or subtract a median, which is a float.",
)
GRAIN_LEFT = Misconception(
    "grain-left",
    "The grain of the paper stays in the picture.",
    "Set to 0 what is below 0.2 of the strongest ink.",
)
GREYS_LOST = Misconception(
    "greys-lost",
    "All ink comes out as strong as the strongest: its greys are lost.",
    "Keep each pixel's number. Compare with 0.2 only to find the grain, and set that to 0.",
)
FAINT_LOST = Misconception(
    "faint-ink-lost",
    "Faint ink is taken for grain: the limit is higher than 0.2, or it is applied before the ink is divided.",
    "Divide by the largest value first. Then set to 0 what is below 0.2, and nothing else.",
)
LIMIT_SUBTRACTED = Misconception(
    "limit-subtracted",
    "The limit of 0.2 is subtracted from all ink.",
    "Set to 0 what is below 0.2, and leave all other ink as it is.",
)
EMPTY_FAILS = Misconception(
    "empty-drawing-forgotten",
    "The steps need some ink: there is no first row of nothing, and 0 / 0 is no number.",
    "Ask first whether there is any ink. If not, return `np.zeros(784)`.",
)
NOT_CROPPED = Misconception(
    "not-cropped",
    "The whole paper is made smaller, not the ink alone.",
    "Cut out the rows and columns that hold ink before you fit.",
)
GRAIN_CROPPED = Misconception(
    "cropped-to-the-grain",
    "The crop goes around every pixel that is not quite paper, so the grain counts as ink.",
    "Remove the grain first, then look for the rows and columns that hold ink.",
)
CROPPED_SHORT = Misconception(
    "crop-one-short",
    "The last row or column with ink is cut off: a slice ends before the number at its end.",
    "Add 1: `ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]`.",
)
ONE_PIECE = Misconception(
    "one-piece-only",
    "Only one piece of the ink is kept. The bar of a 5 often stands apart, and so does the dot of an i.",
    "Crop to all ink, from its first row to its last and from its first column to its last.",
)
SIZES_EXCHANGED = Misconception(
    "sizes-exchanged",
    "Height and width are exchanged. Pillow's `resize` takes (width, height), and NumPy (rows, columns).",
    "Print the shape of the cropped ink and that of the small picture: the same side must be the longer one.",
)
TRANSPOSED = Misconception(
    "rows-and-columns-exchanged",
    "Rows and columns are exchanged: the digit is mirrored about its diagonal.",
    "Leave out `.T` and `order='F'`, and index with [row, column].",
)
STRETCHED = Misconception(
    "stretched-to-a-square",
    "Height and width got factors of their own. A 1 becomes as wide as a 0.",
    "Use one factor for both sides: 20 divided by the longer one.",
)
ONE_SIDE = Misconception(
    "one-side-decides",
    "The factor comes from one side, whichever is longer.",
    "Divide 20 by `max(ink.shape)`.",
)
FILLS_ALL = Misconception(
    "fills-28",
    "The ink fills the whole picture. Digits of MNIST have a margin.",
    "Make the longer side 20 pixels long, not 28.",
)
ONLY_SHRINKS = Misconception(
    "only-shrinks",
    "Large drawings are made smaller, but small ones are not enlarged. Pillow's `thumbnail` never enlarges either.",
    "Use the factor also where it is larger than 1.",
)
BOX_CENTRED = Misconception(
    "box-in-the-middle",
    "The box around the ink is in the middle, not the centre of mass.",
    "Ask `ndimage.center_of_mass` of the picture, and move it from there to (14, 14).",
)
UNWEIGHTED = Misconception(
    "places-for-mass",
    "Each place with ink counts as much as any other. In a centre of mass, dark pixels are heavier than pale ones.",
    "Ask `ndimage.center_of_mass` of the picture itself, not of a mask or of a list of places.",
)
LEFT_AT_4 = Misconception(
    "left-at-4",
    "The ink was put at row 4, column 4, and stays there.",
    "Find its centre of mass, and move the picture by 14 minus that.",
)
MOVED_AWAY = Misconception(
    "moved-away",
    "The picture is moved away from the middle: the difference is the wrong way round.",
    "`shift` moves down and to the right by positive numbers. So: 14 minus the centre of mass.",
)
BLURRED = Misconception(
    "blurred-away",
    "The picture is blurred more than the change of size needs. Thin lines fade, and small holes close.",
    "Blur less, or not at all: of a block with sharp edges, the edges should stay sharp.",
)
