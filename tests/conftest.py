"""What the tests share: the course of this checkout, and a tiny course of three cells."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

# Before numpy is imported: two cores that fight make small fits ten times slower.
os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"
os.environ["MPLBACKEND"] = "Agg"
os.environ["COURSE_FAST"] = "1"

import hypothesis
import nbformat
import pytest

from autograder.api import Judge, Judges
from autograder.authoring.build import build_lesson
from autograder.cli import main
from autograder.errors import UsageError
from autograder.manifest import Course, load_course
from autograder.sandbox import probe as probing
from autograder.sandbox.box import Box
from autograder.sandbox.layers import Layer, layer_named
from autograder.sandbox.probe import Probe, choose_layer
from tests.scheduler import pytest_xdist_make_scheduler  # noqa: F401  (pytest finds it here)
from tests.seconds import Seconds
from tests.turns import in_turn, seconds_of
from tests.warm_boxes import box_server, warm_boxes

# How long an example takes is a matter of what else the machine does.
hypothesis.settings.register_profile("steady", deadline=None)
hypothesis.settings.load_profile("steady")

ROOT = Path(__file__).resolve().parent.parent
TINY = Path(__file__).resolve().parent / "tiny_course"


@pytest.fixture(scope="session", autouse=True)
def key_of_records(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A key of the tests' own, so that they leave none in the home of whoever runs them."""
    file = tmp_path_factory.mktemp("key") / "record-key"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COURSE_RECORD_KEY", str(file))
        yield file


@pytest.fixture(scope="session", autouse=True)
def memory_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A memory of the tests' own, for the same reason."""
    folder = tmp_path_factory.mktemp("memory")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COURSE_MEMORY", str(folder))
        yield folder


@pytest.fixture(autouse=True)
def nothing_remembered(memory_of_the_tests: Path) -> None:
    """Each test begins as a learner of whom nothing is known, whatever ran before it."""
    for file in memory_of_the_tests.iterdir():
        file.unlink()


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):  # Where the reports of all processes come together.
        config.pluginmanager.register(Seconds(config.option.markexpr))


@pytest.fixture(scope="session", autouse=True)
def one_probe_for_each_layer() -> Iterator[None]:
    """A layer that held once in a session is not tried again for each command: that takes seconds."""
    held: dict[str, Probe] = {}
    tried = probing.probe

    def remembered(course: Course, layer: Layer, boxes: Sequence[Box] = ()) -> Probe:
        if layer.name not in held:
            found = tried(course, layer, boxes)
            if found.holds:
                held[layer.name] = found
            return found
        for box in boxes:
            box.launch()
        return held[layer.name]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(probing, "probe", remembered)
        yield


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The longest tests first: at the end, the short ones keep all processes busy. Sweeps wait for their turn."""
    items[:], waiting = in_turn(items)
    config.hook.pytest_deselected(items=waiting)
    items.sort(key=seconds_of, reverse=True)


def run(*args: str | Path) -> int:
    """Run the `course` command in this process; returns its exit code."""
    with pytest.raises(SystemExit) as stopped:
        main([str(arg) for arg in args])
    code = stopped.value.code
    return code if isinstance(code, int) else 1


def judged_by(judge: Judge) -> Judges:
    """One judge, as the checks of this course ask for one."""
    return Judges({"judge": judge})


@contextmanager
def working_in(root: Path) -> Iterator[None]:
    """Work as somebody would who stands in the course of this folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COURSE_ROOT", str(root))
        load_course.cache_clear()
        yield
    load_course.cache_clear()


@pytest.fixture(scope="session")
def course() -> Course:
    return load_course(ROOT)


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A built copy of the tiny course, with the real data."""
    root = tmp_path_factory.mktemp("tiny") / "course"
    shutil.copytree(TINY, root)
    (root / "data").symlink_to(ROOT / "data")
    found = load_course(root)
    build_lesson(found, found.lessons[0])
    return found


@pytest.fixture(scope="session")
def layer(tiny: Course) -> Layer:
    """The best wall that holds on this machine; none where none does, so that the rest is tested all the same."""
    try:
        return choose_layer(tiny)
    except UsageError as error:
        print(f"graded without a wall: {error}")
        return layer_named("none")


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Where boxes without a wall come from that start at once."""
    with box_server() as path:
        yield path


@pytest.fixture(scope="module")
def no_wall(server: str) -> Iterator[Layer]:
    """No wall, and boxes that start at once, for a module that is not about walls."""
    with warm_boxes(server):
        yield layer_named("none")


@pytest.fixture(scope="session")
def tiny_box(tiny: Course, layer: Layer) -> Iterator[Box]:
    """A warm box of the tiny course, which serves one test after another."""
    with Box(tiny, layer) as box:
        yield box


@pytest.fixture(scope="session")
def course_box(course: Course, layer: Layer) -> Iterator[Box]:
    """A warm box of the real course."""
    with Box(course, layer, slot=1) as box:
        yield box


@pytest.fixture
def in_tiny(tiny: Course) -> Iterator[Course]:
    """Work as a student or teacher of the tiny course would."""
    with working_in(tiny.root):
        yield tiny


@pytest.fixture
def solve(tiny: Course) -> Callable[..., str]:
    """The tiny course's release with other code in its exercise cell, as notebook text."""

    def make(code: str, extra: tuple[tuple[int, str], ...] = ()) -> str:
        notebook = nbformat.read(tiny.release(tiny.lessons[0]), as_version=4)
        cell = next(c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("solution"))
        cell.source = code
        for position, source in extra:
            notebook.cells.insert(position, nbformat.v4.new_code_cell(source))
        return str(nbformat.writes(notebook))

    return make


GOOD = "def make_model():\n    return RandomForestClassifier(n_estimators=60, random_state=1)"
