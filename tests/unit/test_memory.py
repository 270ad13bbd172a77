"""What is remembered of a learner: nothing is lost, nothing private is told, and work always goes on."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder import check, hint, solution
from autograder.manifest import Course, load_course
from autograder.study import memory as memory_module
from autograder.study.memory import Event, Memory, now
from autograder.study.progress import progress_of

KINDS = ("check", "hint", "solution", "prediction", "answer", "own", "puzzle", "test", "review")
START = "2026-03-02T10:00:00+00:00"


def at(minute: float, about: str = "1.1", **more: object) -> Event:
    whole = int(minute * 60)
    return Event("check", about, f"2026-03-02T10:{whole // 60:02}:{whole % 60:02}+00:00", **more)  # type: ignore[arg-type]


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    return Memory("tiny", tmp_path / "data")


def test_what_was_added_is_there_after_a_restart(memory: Memory) -> None:
    events = [at(1, result="fail", points=1, of=3, misconceptions=("a", "b")), Event("hint", "1.1", START, number=2)]
    events.append(Event("prediction", "1.2", START, value=0.9, sure=0.8))
    for event in events:
        memory.add(event)
    assert Memory("tiny", memory.folder).events() == events
    assert memory.events() == events


@given(
    st.builds(
        Event,
        kind=st.sampled_from(KINDS),
        about=st.text(max_size=20),
        time=st.datetimes(datetime(1901, 1, 1), datetime(2999, 1, 1)).map(
            lambda time: f"{time.isoformat(timespec='seconds')}+00:00"
        ),
        result=st.text(max_size=9),
        misconceptions=st.lists(st.text(max_size=9), max_size=3).map(tuple),
        value=st.none() | st.text(max_size=9) | st.floats(allow_nan=False, allow_infinity=False),
    )
)
def test_any_event_is_one_line_and_comes_back(event: Event) -> None:
    line = memory_module._line(event)
    assert line.count(b"\n") == 1 and list(memory_module._events(line)) == [event]


def test_only_its_owner_can_read_it(memory: Memory) -> None:
    memory.add(at(1))
    assert memory.file.stat().st_mode & 0o077 == 0
    assert memory.folder.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "torn",
    [b'{"v": 1, "kind": "che', b"\xff\xfe\x00", b"[1, 2]", b"null", b'{"v": 1}', b"\n\n", b"[" * 100_000],
    ids=range(7),
)
def test_a_line_that_is_torn_or_strange_costs_itself_alone(memory: Memory, torn: bytes) -> None:
    memory.add(at(1))
    with memory.file.open("ab") as file:
        file.write(torn)
    memory.add(at(2))
    assert memory.events() == [at(1), at(2)]


@pytest.mark.parametrize(
    "wrong",
    [
        {"time": "yesterday"},
        {"time": "2026-03-02T10:00:00"},
        {"time": "9999-12-31T23:00:00-05:00"},
        {"points": "many"},
        {"value": [1]},
        {"value": float("nan")},
        {"misconceptions": 3},
        {"sure": 50},
        {"sure": float("nan")},
    ],
)
def test_an_event_with_a_wrong_value_is_not_read(memory: Memory, wrong: dict[str, object]) -> None:
    memory.add(at(1))
    line = {"v": 1, "kind": "check", "about": "1.1", "time": START} | wrong
    with memory.file.open("a") as file:
        file.write(json.dumps(line) + "\n")
    assert memory.events() == [at(1)]


def test_lines_of_another_version_stay_in_the_file_and_new_fields_do_no_harm(memory: Memory) -> None:
    memory.folder.mkdir()
    old = '{"v": 0, "exercise": "1.1"}\n{"v": 2, "kind": "check"}\n'
    known = {"v": 1, "kind": "check", "about": "1.1", "time": START, "colour": "green"}
    memory.file.write_text(old + json.dumps(known) + "\n")
    memory.add(at(2))
    assert memory.events() == [Event("check", "1.1", START), at(2)]
    assert memory.file.read_text().startswith(old)


def test_two_notebooks_at_once_lose_nothing(memory: Memory) -> None:
    code = (
        "import sys; from pathlib import Path; from autograder.study.memory import Event, Memory\n"
        "memory = Memory('tiny', Path(sys.argv[1])); print('ready', flush=True); input()\n"
        f"for n in range(300): memory.add(Event('check', sys.argv[2], '{START}', points=n, result='x' * 300))"
    )
    command = [sys.executable, "-c", code, str(memory.folder)]
    running = [
        subprocess.Popen([*command, name], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for name in "ab"
    ]
    for process in running:
        assert process.stdout and process.stdout.readline() == "ready\n"
    for process in running:
        assert process.stdin
        process.stdin.write("\n")
        process.stdin.flush()
    for process in running:
        process.communicate()
        assert process.returncode == 0
    for name in "ab":
        assert [event.points for event in memory.events() if event.about == name] == list(range(300))


def test_what_was_told_before_a_kill_is_kept(memory: Memory) -> None:
    code = (
        "import itertools, sys; from pathlib import Path; from autograder.study.memory import Event, Memory\n"
        "memory = Memory('tiny', Path(sys.argv[1]))\n"
        f"for n in itertools.count(): memory.add(Event('check', '1.1', '{START}', points=n)); print(n, flush=True)"
    )
    process = subprocess.Popen([sys.executable, "-c", code, str(memory.folder)], stdout=subprocess.PIPE, text=True)
    assert process.stdout
    told = [int(process.stdout.readline()) for _ in range(50)][-1]
    process.send_signal(signal.SIGKILL)
    process.communicate()
    memory.add(at(1, about="1.2"))
    events = memory.events()
    assert [event.points for event in events[:-1]] == list(range(len(events) - 1))
    assert len(events) - 1 > told and events[-1] == at(1, about="1.2")


def no_space(*_: object) -> int:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def half(descriptor: int, line: bytes) -> int:
    return os.pwrite(descriptor, line[: len(line) // 2], 0)


@pytest.mark.parametrize("write", [no_space, half])
def test_on_a_full_disk_work_goes_on_and_one_line_says_so(
    memory: Memory, write: Callable[..., int], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", write)
        memory.add(at(1))
        memory.add(at(2))
    assert capsys.readouterr().err.count("Your progress is not kept") == 1
    memory.add(at(3))
    assert memory.events() == [at(3), at(1), at(2)], "this process knows what it could not write"
    assert Memory("tiny", memory.folder).events() == [at(3)]


def test_where_no_folder_can_be_made_work_goes_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "data").write_text("a file")
    memory = Memory("tiny", tmp_path / "data")
    memory.add(at(1))
    assert memory.events() == [at(1)]
    assert capsys.readouterr().err.count("\n") == 1


def test_switched_off_it_writes_nothing_and_knows_this_session(memory: Memory) -> None:
    memory.add(at(1))
    memory.switch(on=False)
    memory.add(at(2))
    assert not memory.is_on
    assert Memory("tiny", memory.folder).events() == [at(1)]
    assert memory.events() == [at(1), at(2)]
    memory.switch(on=True)
    memory.add(at(3))
    assert Memory("tiny", memory.folder).events() == [at(1), at(3)]


@pytest.mark.parametrize(("name", "value"), [("COURSE_MEMORY", "off"), ("NBGRADER_EXECUTION", "autograde")])
def test_where_work_is_graded_it_is_neither_read_nor_written(
    memory: Memory, name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory.add(at(1))
    monkeypatch.setenv(name, value)
    graded = Memory("tiny", memory.folder)
    assert graded.events() == []
    graded.add(at(2))
    assert graded.events() == [at(2)]
    monkeypatch.delenv(name)
    assert Memory("tiny", memory.folder).events() == [at(1)]


def test_to_forget_is_to_delete(memory: Memory) -> None:
    memory.add(at(1))
    memory.add(at(2))
    assert memory.forget() == 2
    assert memory.events() == [] and not memory.file.exists()
    assert memory.forget() == 0


def test_each_course_has_a_file_of_its_own_whatever_its_name(tmp_path: Path) -> None:
    names = ["digits", "../../etc/passwd", "Übung 1", "a/b"]
    files = [Memory(name, tmp_path).file for name in names]
    assert len({*files}) == 4 and all(file.parent == tmp_path for file in files)


def test_nothing_of_the_learner_s_code_or_name_is_remembered(in_tiny: Course, tmp_path: Path) -> None:
    memory = Memory(load_course().name)
    before = len(memory.file.read_bytes()) if memory.file.exists() else 0
    secret = "def make_model():\n    raise ValueError('secret-of-ada')"
    exec(f"from autograder import check\n{secret}\ncheck('1.1')", {"__name__": "ada"})
    written = memory.file.read_bytes()[before:]
    assert b"1.1" in written
    assert not any(
        word in written for word in (b"secret", b"ada", b"make_model", b"ValueError", str(tmp_path).encode())
    )


# ---- what it amounts to ----------------------------------------------------------------------------------------------


def test_minutes_are_the_sum_of_short_gaps_and_a_wrong_clock_takes_none_away() -> None:
    events = [at(0), at(2), at(7), at(20), at(21, about="2.1"), at(3, about="2.1"), at(4, about="2.1")]
    minutes = progress_of(events).minutes
    assert minutes == {"1": 2 + 5, "2": 1 + 1}


def test_an_exercise_that_was_right_once_stays_so_with_its_best_points() -> None:
    done = progress_of([at(1, result="fail", points=1), at(2, result="pass", points=3), at(3, result="fail")]).of("1.1")
    assert (done.checks, done.passed, done.last, done.points) == (3, True, "fail", 3)


def test_the_next_exercise_is_the_first_that_was_never_right(course: Course) -> None:
    assert progress_of([]).next(course) == (course.lessons[0], course.lessons[0].exercises[0])
    ids = [exercise.id for lesson in course.lessons for exercise in lesson.exercises]
    right = [at(1, about=name, result="pass") for name in ids if name != "2.1"]
    assert progress_of(right).next(course) == (course.lessons[1], course.lessons[1].exercises[0])
    assert progress_of([*right, at(1, about="2.1", result="pass")]).next(course) is None


# ---- in a notebook ---------------------------------------------------------------------------------------------------

RIGHT = (
    "from sklearn.ensemble import RandomForestClassifier\n"
    "def make_model():\n    return RandomForestClassifier(n_estimators=60, random_state=1)\n"
)


def in_a_new_process(code: str, memory: Path) -> str:
    env = os.environ | {"COURSE_MEMORY": str(memory)}
    told = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    assert not told.stderr
    return told.stdout


def test_a_pass_opens_the_solution_and_hints_go_on_after_a_restart(in_tiny: Course, tmp_path: Path) -> None:
    ask = "from autograder import hint, solution\nprint(hint('1.1'), solution('1.1'))"
    first = in_a_new_process(ask, tmp_path / "memory")
    assert "Hint 1 of 2" in first and "waits for yours" in first
    in_a_new_process(f"{RIGHT}from autograder import check\ncheck('1.1')", tmp_path / "memory")
    second = in_a_new_process(ask, tmp_path / "memory")
    assert "Hint 2 of 2" in second and "Our solution of exercise 1.1" in second


def test_a_call_with_a_wrong_clock_still_works(in_tiny: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("autograder.study.hints.now", lambda: "1970-01-01T00:00:00+00:00")
    assert "Hint" in repr(hint("1.1")) and "1.1" in repr(check("1.1")) and repr(solution("1.1"))
    assert now() > START
