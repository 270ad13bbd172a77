"""Kinds of solutions of exercise 6.1: ways to make a drawing look like MNIST, and slips."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from autograder.digits.calibration.kinds import Role
from autograder.digits.project.calibration.kinds import Kind, Part
from autograder.digits.project.drawings import DrawingJudge

__all__ = ["PART", "Recipe", "prepared"]

Picture = NDArray[np.float64]


@dataclass(frozen=True)
class Recipe:
    """What two ways to prepare a drawing may differ in. By default it is the lesson's own.

    `faint` is where grain ends, `side` how long the longer side becomes, and `order` that of the splines; `blur` is
    in pixels of the result. `whole` moves by whole pixels to `middle`. The last four are slips.
    """

    faint: float = 0.2
    side: int = 20
    order: int = 1
    blur: float = 0.0
    middle: float = 14.0
    whole: bool = True
    binary: bool = False
    inverted: bool = True
    cropped: bool = True
    stretched: bool = False
    by_mass: bool = True


def prepared(drawing: NDArray[Any], recipe: Recipe = Recipe()) -> Picture:
    """A drawing, made into 784 numbers from 0 to 1 as a recipe says."""
    border = np.concatenate([drawing[0], drawing[-1], drawing[:, 0], drawing[:, -1]])
    ink = np.abs(drawing - np.median(border)) if recipe.inverted else drawing.astype(float)
    if ink.max() == 0:
        return np.zeros(784)
    ink = ink / ink.max()
    ink = np.where(ink < recipe.faint, 0, (ink > 0.5).astype(float) if recipe.binary else ink)
    rows, columns = np.nonzero(ink)
    if recipe.cropped:
        ink = ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    return _centred(_fitted(ink, recipe), recipe).ravel()


def _fitted(ink: Picture, recipe: Recipe) -> Picture:
    factor = recipe.side / max(ink.shape)
    ink = ndimage.gaussian_filter(ink, recipe.blur / factor)
    factors = tuple(recipe.side / n for n in ink.shape) if recipe.stretched else factor
    return np.asarray(np.clip(ndimage.zoom(ink, factors, order=recipe.order), 0, 1))


def _centred(small: Picture, recipe: Recipe) -> Picture:
    height, width = small.shape
    top, left = (28 - height) // 2, (28 - width) // 2
    picture = np.zeros((28, 28))
    picture[top : top + height, left : left + width] = small
    if not recipe.by_mass or not small.any():
        return picture
    way = recipe.middle - np.array(ndimage.center_of_mass(picture))
    if recipe.whole:
        return np.asarray(ndimage.shift(picture, np.round(way), order=0))
    return np.asarray(np.clip(ndimage.shift(picture, way, order=recipe.order), 0, 1))


@cache
def _judge(number: int) -> DrawingJudge:
    # Imported here: whoever grades needs no calibration.
    from autograder.grading.judges import private_judges
    from autograder.manifest import load_course

    judge: Any = private_judges(load_course()).by_name["judge"]
    return DrawingJudge(judge, seed=number)


def _share(recipe: Recipe, number: int) -> float:
    """What the judge with this number's drawings measures, with a limit for grain that the number draws too."""
    if recipe.faint == Recipe.faint:
        recipe = replace(recipe, faint=float(np.random.default_rng(number).uniform(0.15, 0.4)))
    judge = _judge(number)
    return judge.share(np.array([prepared(drawing, recipe) for drawing in judge.drawings]))


def _kind(name: str, role: Role, about: str, **differs: Any) -> Kind:
    measure: Callable[[int], float] = partial(_share, Recipe(**differs))
    return Kind(name, role, about, measure)


HONEST, BETWEEN, WRONG = Role.HONEST, Role.BETWEEN, Role.WRONG
PART = Part(
    "6.1",
    "readings of drawings, as a share of those of the clean digits",
    (0.8, 0.82, 0.84, 0.86, 0.88, 0.9, 0.92, 0.94),
    (
        _kind("whole-pixels", HONEST, "the lesson's own way"),
        _kind("parts-of-pixels", HONEST, "a move by parts of a pixel", whole=False),
        _kind("smooth-curves", HONEST, "smooth curves, cut at 0 and 1", order=3, whole=False),
        _kind("nearest-pixels", HONEST, "the nearest pixel of the drawing", order=0),
        _kind("black-and-white", BETWEEN, "ink that is 1 or 0", binary=True),
        _kind("softened", HONEST, "a little blur before the change of size", blur=0.3),
        _kind("middle-of-28", HONEST, "the centre of mass at row and column 13.5", middle=13.5),
        _kind("stretched", BETWEEN, "ink that is stretched to a square", stretched=True),
        _kind("blurred-by-half", BETWEEN, "a blur of half a pixel", blur=0.5),
        _kind("box-in-the-middle", WRONG, "the box in the middle", by_mass=False),
        _kind("fills-28", WRONG, "ink that is 28 pixels long", side=28),
        _kind("never-inverted", WRONG, "large numbers taken as ink", inverted=False),
        _kind("not-cropped", WRONG, "paper that is made smaller with the ink", cropped=False),
        _kind("grain-left", WRONG, "grain that counts as ink", faint=0.01),
        _kind("blurred-away", WRONG, "a blur of two pixels", blur=2.0),
    ),
)
