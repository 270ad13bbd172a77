"""What a check sees of a figure or of an estimator: plain data, never the object itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["AxesView", "EstimatorView", "FigureView", "ImageView", "TextView", "view_estimator", "view_figure"]

MAX_AXES = 200
MAX_IMAGE_VALUES = 1_000_000


@dataclass(frozen=True)
class TextView:
    """A text in a figure and its colour as ``#rrggbb``."""

    text: str
    color: str


@dataclass(frozen=True)
class ImageView:
    """The data of an image in a figure, in the order in which it is seen: the first row is the uppermost one."""

    data: NDArray[Any]
    colormap: str


@dataclass(frozen=True)
class AxesView:
    """One set of axes: its words, images and frame.

    `frame_color` is ``#rrggbb``, `frame_width` is in points, `frame_style` is a Matplotlib
    line style of the left edge of the frame. `bars` are the heights of its bars.
    """

    title: TextView
    xlabel: str
    ylabel: str
    texts: tuple[TextView, ...]
    images: tuple[ImageView, ...]
    bars: tuple[float, ...]
    lines: int
    frame_color: str
    frame_width: float
    frame_style: str

    @property
    def words(self) -> str:
        """All the words on these axes, in one string."""
        return " ".join([self.title.text, self.xlabel, self.ylabel, *(text.text for text in self.texts)])

    @property
    def is_empty(self) -> bool:
        """Whether nothing is drawn here."""
        return not (self.images or self.bars or self.lines)


@dataclass(frozen=True)
class FigureView:
    """A figure: its visible axes in reading order without colour bars, its title and its own texts."""

    axes: tuple[AxesView, ...]
    title: str
    texts: tuple[TextView, ...]

    @property
    def drawn(self) -> tuple[AxesView, ...]:
        """The axes that have something on them."""
        return tuple(axes for axes in self.axes if not axes.is_empty)


@dataclass(frozen=True)
class EstimatorView:
    """An estimator: class name, module, parameters in words, steps of a pipeline, and state.

    A student's process wrote this, so it serves messages; marks come from behaviour.
    """

    class_name: str
    module: str
    params: dict[str, Any]
    steps: tuple[tuple[str, EstimatorView], ...]
    fitted: bool


def view_figure(figure: Any) -> FigureView:
    """Describe a Matplotlib figure. Runs on the student's side."""
    title = figure.get_suptitle()
    return FigureView(
        axes=tuple(_view_axes(axes) for axes in sorted(figure.axes[:MAX_AXES], key=_place) if _counts(axes)),
        title=title,
        texts=tuple(_view_text(text) for text in figure.texts if text.get_text() != title),
    )


def _counts(axes: Any) -> bool:
    """Whether axes are seen and are no colour bar, which Matplotlib makes as axes too."""
    return bool(axes.get_visible()) and axes.get_label() != "<colorbar>"


def _place(axes: Any) -> tuple[float, float]:
    """Where axes stand in reading order, in whichever order they were made: from the top, then from the left."""
    box = axes.get_position(original=True)
    return -round(box.y1, 3), round(box.x0, 3)


def _view_axes(axes: Any) -> AxesView:
    titles = [t for t in (axes.title, axes._left_title, axes._right_title) if t.get_text()]
    frame = axes.spines["left"]
    return AxesView(
        title=_view_text(titles[0] if titles else axes.title),
        xlabel=axes.get_xlabel(),
        ylabel=axes.get_ylabel(),
        texts=tuple(_view_text(text) for text in axes.texts),
        images=tuple(_view_image(axes, image) for image in axes.images),
        bars=tuple(float(bar.get_height()) for box in axes.containers for bar in box.patches),
        lines=len(axes.lines),
        frame_color=_hex(frame.get_edgecolor()),
        frame_width=float(frame.get_linewidth()) if axes.axison and frame.get_visible() else 0.0,
        frame_style=str(frame.get_linestyle()),
    )


def _view_image(axes: Any, image: Any) -> ImageView:
    data = np.ma.filled(np.ma.asarray(image.get_array()), 0)
    # `origin="lower"`, an axis that was turned round, and the extent decide what is seen above and on the left.
    left, right, bottom, top = image.get_extent()
    falls = (bottom < top) == (image.origin == "upper")
    if falls == bool(axes.yaxis_inverted()):
        data = data[::-1]
    if (left < right) == bool(axes.xaxis_inverted()):
        data = data[:, ::-1]
    if data.size > MAX_IMAGE_VALUES:
        data = data.ravel()[:MAX_IMAGE_VALUES]
    return ImageView(np.array(data), str(image.get_cmap().name))


def _view_text(text: Any) -> TextView:
    return TextView(str(text.get_text()), _hex(text.get_color()))


def _hex(color: Any) -> str:
    from matplotlib.colors import to_hex

    return str(to_hex(color))


def view_estimator(estimator: Any) -> EstimatorView:
    """Describe a scikit-learn estimator. Runs on the student's side."""
    steps = getattr(estimator, "steps", None)
    return EstimatorView(
        class_name=type(estimator).__name__,
        module=type(estimator).__module__,
        params={str(name): value for name, value in estimator.get_params(deep=False).items()},
        steps=tuple((str(name), view_estimator(step)) for name, step in steps or () if hasattr(step, "get_params")),
        fitted=_is_fitted(estimator),
    )


def _is_fitted(estimator: Any) -> bool:
    """By scikit-learn's own convention: fitted attributes end with one underscore."""
    inner = [step for _, step in getattr(estimator, "steps", ()) if hasattr(step, "__dict__")]
    return any(name.endswith("_") and not name.startswith("_") for part in [estimator, *inner] for name in vars(part))
