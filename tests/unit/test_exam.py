"""docs/teaching/make_exam.py: its points add up, its paper keeps its seed, and its answers are computed once more."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from statistics import mean, stdev
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner
from scipy.stats import ttest_1samp
from sklearn.metrics import accuracy_score, confusion_matrix, recall_score

from autograder.digits import read_idx
from docs.teaching import make_exam

SEEDS = range(40)


def values(seed: int, title: str) -> tuple[dict[str, Any], tuple[str, ...]]:
    task = next(task for task in make_exam.tasks(seed) if task.title == title)
    return task.values, task.answers


def test_a_seed_makes_one_exam_and_two_seeds_make_two() -> None:
    assert make_exam.exam(7) == make_exam.exam(7)
    assert len(make_exam.tasks(7)) == 12
    for seed in SEEDS:
        for one, other in zip(make_exam.tasks(seed), make_exam.tasks(seed + 1000), strict=True):
            asked = [(task.text, [part.ask for part in task.parts]) for task in (one, other)]
            assert asked[0] != asked[1] and one.points == other.points
    for number, task in enumerate(make_exam.tasks(7)):
        for part in range(len(task.parts)):
            answers = Counter(make_exam.tasks(seed)[number].answers[part] for seed in range(200))
            assert max(answers.values()) < 150, f"{task.title} ({'abcd'[part]}) has nearly always the same answer"


@pytest.mark.parametrize("day", [False, True])
def test_each_part_of_an_exam_has_its_points_and_room_to_answer(day: bool) -> None:
    paper, key = make_exam.exam("secret", day=day)
    made = make_exam.tasks("secret", day=day)
    total = sum(part.points for task in made for part in task.parts)
    assert f" {total} points." in paper and f" {total} points." in key
    assert sum(map(int, re.findall(r"\*\((\d+) points?\)\*", paper))) == total
    assert sum(map(int, re.findall(r"\*\((\d+) points?\)\*", key))) == total
    assert sum(map(int, re.findall(r"^## .*\((\d+) points?\)$", paper, re.MULTILINE))) == total
    assert paper.count("<hr") == sum(part.lines for task in made for part in task.parts)
    assert ("IDX" in paper) == (not day) and ("signed" in paper) == (not day)
    assert f"{make_exam.MINUTES if not day else 50} minutes" in paper


def test_a_paper_does_not_say_its_seed_and_its_key_does(tmp_path: Path) -> None:
    made = [CliRunner().invoke(make_exam.main, ["--out", str(tmp_path)]) for _ in range(2)]
    assert all(result.exit_code == 0 for result in made)
    keys = sorted(tmp_path.glob("*-key.html"))
    assert len(keys) == 2 and len(list(tmp_path.iterdir())) == 4
    for key in keys:
        paper = key.with_name(key.name.replace("-key", ""))
        found = re.search(r"--seed ([0-9a-f]{16})", key.read_text(encoding="utf-8"))
        assert found and found[1] not in paper.read_text(encoding="utf-8")
        assert make_exam.code_of(found[1]) in paper.name
        again = CliRunner().invoke(make_exam.main, ["--seed", found[1], "--out", str(tmp_path / "again")])
        assert again.exit_code == 0
        assert (tmp_path / "again" / paper.name).read_bytes() == paper.read_bytes()


@pytest.mark.parametrize("seed", SEEDS)
def test_answers_about_arrays_and_files(seed: int, tmp_path: Path) -> None:
    given, answers = values(seed, "Shapes")
    pixels = np.zeros((given["n"], given["side"] ** 2), np.uint8)
    kept = pixels[given["n"] * given["test"] // 100 :]
    images = kept.reshape(-1, given["side"], given["side"])
    table = (len(pixels), pixels.shape[1] + 1)
    assert answers == (str(table), str(pixels.shape), str(kept.shape), str(images.shape))

    given, answers = values(seed, "The head of a file")
    head = bytes(map(int, given["shown"].split()))
    size = int(answers[1])
    (tmp_path / "images").write_bytes(head + bytes(size - 16))
    found = read_idx(tmp_path / "images")
    assert answers[0] == "{} images of {} × {}".format(*found.shape)
    assert list(map(int, answers[2].split())) == list(np.array([given["other"]], ">u4").view(np.uint8))

    given, answers = values(seed, "Bytes")
    pair = np.array([given["first"], given["second"]], np.uint8)
    assert answers == (str((pair[:1] + pair[1:])[0]), str(pair.view(np.int8)[0]))

    given, answers = values(seed, "Scaled")
    picture = np.array([given["pixel"], given["largest"]], np.uint8)
    by_way = dict(zip(given["ways"], answers, strict=False))
    assert set(by_way) == {"pixels / 255", "pixels // 255", "pixels / pixels.max()"}
    for way, answer in by_way.items():
        expected = eval(way, {"pixels": picture})[0]
        assert answer == (str(expected) if "//" in way else f"{expected:.3f}")
    assert given["ways"]["abc".index(answers[3].strip("()"))] == "pixels / 255"
    assert by_way["pixels / 255"] != by_way["pixels / pixels.max()"]


@pytest.mark.parametrize("seed", SEEDS)
def test_answers_about_counts_and_columns(seed: int) -> None:
    given, answers = values(seed, "Counted")
    counts = np.bincount(given["labels"], minlength=10)
    assert answers[0] == str(counts.tolist())
    score = np.mean(np.array(given["test"]) == counts.argmax())
    assert answers[1] == f"{score:.1f} (it says {counts.argmax()})"

    given, answers = values(seed, "A column too many")
    for name in "abc":
        pairs = set(zip(given["labels"], given[name], strict=True))
        one_to_one = len(pairs) == len(set(given[name])) == len(set(given["labels"])) == 3
        assert one_to_one == (answers[0] == f"`{name}`"), (name, given)
    column, row, label = re.findall(r"`([abc])`: row (\d) has the code of label (\d)", answers[1])[0]
    code = given[column][int(row)]
    assert given["labels"][int(row)] != int(label)
    assert {given["labels"][n] for n, value in enumerate(given[column]) if value == code} == {
        given["labels"][int(row)],
        int(label),
    }
    column, one, two = re.findall(r"`([abc])`: rows with the labels (\d) and (\d)", answers[1])[0]
    shared = {given[column][n] for n, label in enumerate(given["labels"]) if label in (int(one), int(two))}
    assert len(shared) == 1 < len(set(given[column]))


@pytest.mark.parametrize("seed", SEEDS)
def test_answers_about_uncertainty(seed: int) -> None:
    given, answers = values(seed, "An interval")
    low, high = map(float, answers[0].split(" to "))
    share, n = given["right"] / given["n"], given["n"]
    for end in (low, high):  # The ends are where the share lies 1.96 standard errors away (Wilson 1927).
        assert abs(share - end) == pytest.approx(1.96 * np.sqrt(end * (1 - end) / n), abs=0.0008)
    assert answers[1].startswith("No" if low < given["claim"] < high else "Yes")

    given, answers = values(seed, "A search")
    fits, chance = int(answers[0]), float(answers[2].split()[-1])
    assert (fits - 1) % given["draws"] == 0
    per = given["rows"] * given["draws"] // (fits - 1)
    assert answers[1] == f"{fits - 1} times on {given['rows'] - per}, once on {given['rows']}"
    assert np.log1p(-chance) / np.log1p(-given["best"] / 100) == pytest.approx(given["draws"], rel=0.02)

    given, answers = values(seed, "In pairs")
    differences = [new - old for old, new in zip(given["old"], given["new"], strict=True)]
    # Lesson 4's interval: that of independent differences, made wider for rows that are shared.
    independent = ttest_1samp(differences, 0).confidence_interval().high - mean(differences)
    half = independent * np.sqrt(1 + 5 * 200 / 800)
    low, high = map(float, answers[1].split(" to "))
    assert (low, high) == pytest.approx((mean(differences) - half, mean(differences) + half), abs=0.0007)
    assert stdev(differences) > 0.0005 and min(abs(low), abs(high)) >= 0.001
    assert answers[2].startswith("The whole" if low > 0 or high < 0 else "0 lies inside")
    assert ("better" in answers[2]) == (low > 0) and ("worse" in answers[2]) == (high < 0)


@pytest.mark.parametrize("seed", SEEDS)
def test_answers_about_mistakes(seed: int) -> None:
    given, answers = values(seed, "Who is taken for whom")
    names, table = given["names"], np.array(given["table"])
    truth, said = np.repeat(names, table.sum(axis=1)), np.concatenate([np.repeat(names, row) for row in table])
    assert np.array_equal(confusion_matrix(truth, said), table)
    name = names[given["row"]]
    shares = [float(answer.split(": ")[1]) for answer in answers[:2]]
    recall = recall_score(truth, said, labels=[name], average="macro")
    assert shares == pytest.approx([accuracy_score(truth, said), recall], abs=0.0006)
    wrong = Counter((int(a), int(b)) for a, b in zip(truth, said, strict=True) if a != b).most_common(2)
    (worst, often), (_, next_often) = wrong
    assert answers[2] == f"{worst[0]} read as {worst[1]}, {often} times" and often > next_often

    given, answers = values(seed, "Sure and wrong")
    mask = np.not_equal(given["labels"], given["predictions"])
    by_confidence = np.argsort(given["confidences"])[::-1]
    assert answers == (str(mask.tolist()), str([int(row) for row in by_confidence if mask[row]]))
    assert len(set(given["confidences"])) == 6 and mask.sum() == 3

    given, answers = values(seed, "What a confidence is worth")
    share = given["right"] / given["n"]
    assert answers[1] == ("Too low." if share > given["low"] + 0.1 else "Too high." if share < given["low"] else "?")
