from __future__ import annotations

from http.client import IncompleteRead
from pathlib import Path
from typing import Any
from urllib.error import URLError

import numpy as np
import pytest
import sklearn.datasets

from autograder.digits import course_file, fetch_mnist
from autograder.digits.loaders import errors as e
from autograder.location import course_root


def openml(monkeypatch: pytest.MonkeyPatch, answer: Any) -> None:
    def fetch(name: str, **_: Any) -> Any:
        assert name == "mnist_784"
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(sklearn.datasets, "fetch_openml", fetch)


def test_fetch_mnist_splits_after_60000(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    labels = np.repeat(["3", "8"], [60_000, 10_000])
    openml(monkeypatch, (np.broadcast_to(np.uint8(7), (70_000, 784)), labels))
    mnist = fetch_mnist()
    assert mnist.train_images.shape == (60_000, 28, 28)
    assert mnist.test_images.shape == (10_000, 28, 28)
    assert set(mnist.train_labels.tolist()) == {3}
    assert set(mnist.test_labels.tolist()) == {8}
    assert "OpenML" in capsys.readouterr().err


def test_fetch_mnist_offline_tells_what_to_do_instead(monkeypatch: pytest.MonkeyPatch) -> None:
    openml(monkeypatch, URLError("no network"))
    with pytest.raises(e.NotReachable, match=r"(?s)no network.*load_digits\(\).*load_mnist\(folder\)"):
        fetch_mnist()


def test_fetch_mnist_cut_off_is_not_reachable(monkeypatch: pytest.MonkeyPatch) -> None:
    openml(monkeypatch, IncompleteRead(b""))
    with pytest.raises(e.NotReachable):
        fetch_mnist()


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "course.yaml").touch()
    (tmp_path / "lessons/one").mkdir(parents=True)
    monkeypatch.delenv("COURSE_ROOT", raising=False)
    monkeypatch.chdir(tmp_path / "lessons/one")
    return tmp_path


def test_the_course_is_found_from_a_folder_inside_it(tree: Path) -> None:
    assert course_root() == tree
    assert course_file("course.yaml") == tree / "course.yaml"


def test_course_root_variable_goes_before_the_current_folder(
    tree: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path_factory.mktemp("other")
    (other / "course.yaml").touch()
    monkeypatch.setenv("COURSE_ROOT", str(other))
    assert course_root() == other


def test_outside_a_course_the_checkout_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COURSE_ROOT", raising=False)
    monkeypatch.chdir(tmp_path)
    assert course_root() == Path(__file__).resolve().parents[2]


def test_a_variable_that_names_no_course_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COURSE_ROOT", str(tmp_path))
    with pytest.raises(e.MissingFile, match="COURSE_ROOT"):
        course_root()


def test_a_folder_that_was_deleted_is_no_course_and_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COURSE_ROOT", raising=False)
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert course_root() == Path(__file__).resolve().parents[2]


def test_a_name_too_long_for_the_disk_is_no_course_and_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COURSE_ROOT", "x" * 5000)
    with pytest.raises(e.MissingFile, match="COURSE_ROOT"):
        course_root()


def test_a_missing_file_of_the_course_is_named(tree: Path) -> None:
    with pytest.raises(e.MissingFile, match=r"none\.csv"):
        course_file("data/none.csv")
