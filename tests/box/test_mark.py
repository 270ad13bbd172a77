"""`course mark`: what is shown, what is written, and that nothing is lost."""

from __future__ import annotations

import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from autograder.grading.overrides import NAME, Override
from autograder.grading.results import opened_results
from autograder.manifest import Course
from autograder.marking.decisions import version
from tests.conftest import run, working_in
from tests.marking import HOSTILE, PLACES, QUILLON, STUDENTS, YARROW, Client, Desk, desk


def test_work_is_shown_and_nothing_of_it_acts(client: Client) -> None:
    page = client.get(PLACES[HOSTILE])
    main = page.split("</head>")[1]
    assert "<script" not in main and "onerror=alert" not in re.sub(r"&lt;img src=x.*", "", main)
    assert "&lt;script&gt;alert(&#39;name&#39;)&lt;/script&gt;" in page
    assert "&lt;b&gt;printed&lt;/b&gt;" in page and "\x1b" not in page
    assert "<strong>one</strong> digit" in page
    assert "[a link](javascript:alert(3))" in page
    assert not re.search(r'(href|src)="(?!/|data:)', main), "no link or picture leads to another place"
    assert 'alt="What the cell drew."' in page
    assert 'class="heading">A heading' in page and page.count("<h1") == 1
    assert not re.search(r'<[^>]* (style|on\w+)="', page), "the content policy allows none"


def test_the_page_has_what_is_asked_the_card_and_the_whole_notebook(client: Client) -> None:
    page = client.get(QUILLON)
    assert "What is asked" in page and "The whole notebook" in page
    assert 'class="course-card" data-color="right"' in page
    assert "Quillon Zebedee</title>" in page or "Quillon Zebedee – " in page


def test_a_decision_is_written_as_course_override_writes_it(marked: Desk, client: Client, tmp_path: Path) -> None:
    most = marked.lesson.exercises[0].points
    assert client.decide(YARROW, points="1.5", why="I ran it.", comment="Nice.\r\nTwo lines.").status == 303
    mine = (marked.out / NAME).read_text()
    (marked.out / NAME).unlink()
    with working_in(marked.course.root):
        words = ("--points", "1.5", "--why", "I ran it.", "--comment", "Nice.\nTwo lines.", "--by", "mk")
        assert run("override", STUDENTS[1], "1.1", *words, "--out", marked.out) == 0

    def undated(text: str) -> str:
        return re.sub(r"at: .*", "", text)

    assert undated(mine) == undated((marked.out / NAME).read_text())
    page = client.get(YARROW)
    assert f"1.5 of {most} points, held before: I ran it. (By mk, " in page
    assert 'value="1.5"' in page and "Nice.\nTwo lines.</textarea>" in page


def test_lateness_and_an_excuse_of_the_lesson_have_a_form_of_their_own(marked: Desk, client: Client) -> None:
    assert (
        client.decide(QUILLON, part="lesson", late_days="2", why="The clock of the platform was wrong.").status == 303
    )
    assert client.decide(QUILLON, comment="For 1.1.").status == 303
    found = {one.exercise: one for one in marked.overrides}
    assert found[""].late_days == 2 and found["1.1"].comment == "For 1.1."
    assert "Taken for 2 days late, as decided" in client.get(QUILLON)
    assert client.decide(QUILLON, part="lesson", excuse="on", why="Ill.").status == 303
    assert next(one for one in marked.overrides if not one.exercise).late_days is None
    assert "excused" in client.get("/names/1")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"points": "1"}, "A decision needs its reason."),
        ({"points": "99", "why": "So."}, "99 points are not possible for exercise 1.1."),
        ({"points": "nan", "why": "So."}, "Points are a number"),
        ({"points": "one", "why": "So."}, "Points are a number"),
        ({"why": "So."}, "This decides nothing."),
        ({"part": "lesson", "late_days": "1.5", "why": "So."}, "Days late are a whole number."),
    ],
)
def test_what_is_no_decision_is_told_and_stays_in_the_form(
    marked: Desk, client: Client, fields: dict[str, str], words: str
) -> None:
    found = client.decide(QUILLON, **fields, comment="" if "why" in fields else "My long comment.")
    assert found.status == 400
    assert words in found.body.decode()
    assert all(f'value="{value}"' in found.body.decode() for name, value in fields.items() if name != "part")
    assert not (marked.out / NAME).exists()


def test_of_two_who_decide_at_once_nobody_writes_over_the_other_unseen(marked: Desk) -> None:
    one, other = Client(marked.server), Client(marked.server)
    seen = other.version(QUILLON)
    assert one.decide(QUILLON, points="1", why="Guessed.").status == 303
    conflict = other.post(QUILLON, {"version": seen, "points": "2", "why": "Fine <b>work</b>.", "comment": "Mine."})
    text = conflict.body.decode()
    assert conflict.status == 409
    assert "somebody has decided about this in the meantime" in text and "1 point; reason: Guessed.; by mk" in text
    assert "Mine.</textarea>" in text and 'value="Fine &lt;b&gt;work&lt;/b&gt;."' in text
    assert [found.points for found in marked.overrides] == [1]
    version = re.search(r'name="version" value="(\w+)"', text)
    assert version
    assert other.post(QUILLON, {"version": version[1], "points": "2", "why": "Fine.", "comment": "Mine."}).status == 303
    assert [(found.points, found.comment) for found in marked.overrides] == [(2, "Mine.")]


def test_what_course_override_writes_meanwhile_is_a_conflict_too(marked: Desk, client: Client) -> None:
    seen = client.version(QUILLON)
    with working_in(marked.course.root):
        assert run("override", STUDENTS[0], "1.1", "--comment", "From the terminal.", "--out", marked.out) == 0
    assert client.post(QUILLON, {"version": seen, "comment": "From the page."}).status == 409
    assert client.post(QUILLON, {"version": seen, "comment": "From the terminal."}).status == 303, "both want the same"


def test_many_forms_at_once_are_all_written(marked: Desk) -> None:
    clients = [Client(marked.server) for _ in range(6)]
    places = [f"/names/1.{exercise}/{n}" for exercise in (1, 2) for n in (1, 2, 3)]
    versions = [clients[0].version(place) for place in places]

    def send(n: int) -> int:
        return clients[n].post(places[n], {"version": versions[n], "comment": f"Comment {n}."}).status

    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(send, range(6))) == [303] * 6
    assert {one.comment for one in marked.overrides} == {f"Comment {n}." for n in range(6)}


def test_undo_puts_back_what_stood_there_and_never_over_what_came_after(marked: Desk, client: Client) -> None:
    client.decide(QUILLON, comment="First.")
    client.decide(QUILLON, comment="Second.")
    client.decide(YARROW, comment="Other.")
    assert "1.1, Wilhelmina Yarrow" in client.get("/names/1")
    assert client.post("/names/1/undo", {"number": "3"}).headers["Location"].endswith(f"{YARROW}?said=undone")
    assert client.post(f"{QUILLON}/undo", {"number": "2"}).status == 303
    assert [one.comment for one in marked.overrides] == ["First."]
    with working_in(marked.course.root):
        assert run("override", STUDENTS[0], "1.1", "--comment", "Later.", "--out", marked.out) == 0
    refused = client.post(f"{QUILLON}/undo", {"number": "1"})
    assert refused.status == 409
    assert "Not taken back: somebody has decided otherwise since." in refused.body.decode()
    assert [one.comment for one in marked.overrides] == ["Later."]
    assert client.post(f"{QUILLON}/undo", {"number": "1"}).status == 409
    assert client.post(f"{QUILLON}/undo", {"number": "x"}).status == 409


def test_a_form_without_a_change_writes_nothing_and_an_empty_one_takes_the_decision_back(
    marked: Desk, client: Client
) -> None:
    client.decide(QUILLON, comment="Once.")
    before = (marked.out / NAME).read_text()
    assert client.decide(QUILLON, comment="Once.").headers["Location"].endswith("?said=same")
    assert (marked.out / NAME).read_text() == before
    client.decide(QUILLON, comment="")
    assert marked.overrides == ()


def test_the_bank_has_what_was_said_before_and_what_is_kept(marked: Desk, client: Client) -> None:
    (marked.out / "comments.txt").write_text("From the file.\n\n")
    client.decide(QUILLON, comment="Said before.")
    assert client.post(f"{QUILLON}/keep", {"kept": "  Kept <b>\n for later. "}).status == 303
    assert client.post(f"{QUILLON}/keep", {"kept": "  "}).status == 409
    assert (marked.out / "comments.txt").read_text() == "From the file.\nKept <b> for later.\n"
    page = client.get(YARROW)
    found = re.findall(r'data-inserts="([^"]*)" data-key="(\d)"', page)
    assert found == [("From the file.", "1"), ("Kept &lt;b&gt; for later.", "2"), ("Said before.", "3")]


def test_a_rubric_stands_beside_prose(course: Course, tmp_path: Path) -> None:
    with desk(course, tmp_path, "6") as found:
        page = Client(found.server).get("/names/6.1/1")
    assert 'data-inserts="control: no control"' in page
    assert "In words" in page and "In two or three sentences" in page


def test_lists_show_what_is_looked_for_and_lead_to_what_is_held(marked: Desk, client: Client) -> None:
    page = client.get("/names/1")
    assert f'<a href="{client.base}{YARROW}" data-key="h">First that is held</a>' in page
    assert all(name in page for name in STUDENTS[:2])
    held = client.get("/names/1?show=held")
    assert STUDENTS[1] in held and STUDENTS[0] not in held
    assert "Nobody" in client.get("/names/1?show=commented")
    assert f'href="{client.base}{YARROW}" data-key="h"' in client.get(QUILLON)
    client.decide(YARROW, points="1", why="Looked.")
    assert STUDENTS[1] in client.get("/names/1?show=decided")
    assert "Nobody" in client.get("/names/1?show=held")


def test_without_names_no_byte_of_any_page_has_one(
    course: Course, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    secret = [word.encode() for student in STUDENTS[:2] for word in student.split()]
    with desk(course, tmp_path, anonymous=True) as found:
        (found.out / "comments.txt").write_text("Well done, Quillon!\nGood work.\n")
        client, other = Client(found.server), Client(found.server)
        places = ["/anonymous/1", "/anonymous/1?show=held", *(f"/anonymous/1.1/{n}" for n in (1, 2, 3))]
        pages = [client.send("GET", client.base + place.partition("?")[0], place.partition("?")[2]) for place in places]
        seen = {place: client.version(place) for place in places[2:]}
        for place in places[2:]:
            pages.append(client.post(place, {"version": seen[place], "points": "1", "why": "Looked."}))
            pages.append(other.post(place, {"version": seen[place], "comment": "Good."}))
            pages.append(client.post(place, {"version": client.version(place), "points": "99", "why": "So."}))
            pages.append(client.send("GET", client.base + place, "said=saved"))
        pages += [client.post("/anonymous/1/publish"), client.post("/anonymous/1/undo", {"number": "3"})]
        (found.out / NAME).write_text(f"- student: {STUDENTS[0]}\n  lesson: 02_scaling\n  comment: x\n")
        pages += [client.post("/anonymous/1.1/1", {"version": "x", "comment": "y"})]
        pages += [client.send("GET", client.base + "/anonymous/1")]
        (found.out / NAME).unlink()
        for student in STUDENTS[:2]:
            record = found.out / student / f"{found.lesson.name}.json"
            record.write_text(record.read_text().replace('"points": ', '"points": 1'))
        (found.out / STUDENTS[0] / f"{found.lesson.name}.json").write_text("{")
        pages += [client.send("GET", client.base + place) for place in places if "?" not in place]
        pages += [client.post("/anonymous/1/publish")]
        assert found.course.lesson("1").number in client.get("/anonymous/1")
    assert all(page.status in (200, 303, 400, 409, 500) for page in pages)
    for page in pages:
        assert not [word for word in secret if word in page.body + str(page.headers).encode()], page
    assert b"Good work." in pages[2].body
    assert "Student 1" in pages[0].body.decode()


def test_numbers_in_place_of_names_tell_nothing_of_their_order_and_stay(course: Course, tmp_path: Path) -> None:
    with desk(course, tmp_path) as found:
        seats = found.session.seats
        found.session.of(found.lesson)
        before = {student: seats.number(student, hidden=True) for student in STUDENTS}
        assert sorted(before.values()) == [1, 2, 3]
        seats.add([f"student {n:03}" for n in range(100)])
        assert {student: seats.number(student, hidden=True) for student in STUDENTS} == before
        numbers = [seats.number(f"student {n:03}", hidden=True) for n in range(100)]
        assert numbers != sorted(numbers)
        assert all(
            seats.student(seats.number(one, hidden), hidden) == one for one in STUDENTS for hidden in (True, False)
        )


def test_a_notebook_that_is_gone_or_another_one_is_told_and_its_record_is_marked(
    marked: Desk, client: Client, tmp_path: Path
) -> None:
    file = tmp_path / "class" / "0" / "01_loading.ipynb"
    file.write_text(file.read_text() + "\n")
    assert "This file is another one than the one that was graded." in client.get(QUILLON)
    file.write_text("{")
    assert "The file that was handed in cannot be read." in client.get(QUILLON)
    file.unlink()
    page = client.get(QUILLON)
    assert "is not where it was when it was graded" in page and "course-card" in page
    assert client.decide(QUILLON, comment="Read on paper.").status == 303
    file.symlink_to("/etc/passwd")
    assert "it is a link" in client.get(QUILLON)


def test_a_record_that_is_not_true_is_told_and_not_marked(marked: Desk, client: Client) -> None:
    client.get("/names/1")
    record = marked.out / STUDENTS[0] / "01_loading.json"
    record.write_text(record.read_text().replace('"seconds": 0.0', '"seconds": 1.0'))
    page = client.get(QUILLON)
    assert "is not taken as true" in page and "<textarea" not in page
    listed = client.get("/names/1")
    assert f"<bdi>{STUDENTS[0]}/01_loading.json</bdi>" in listed
    assert f">{STUDENTS[0]}</bdi>" not in listed


def test_publish_writes_the_pages_and_tells_if_another_run_is_at_it(
    marked: Desk, client: Client, tmp_path: Path
) -> None:
    client.decide(YARROW, points="1", why="Looked.")
    assert "do not have the last decisions" in client.get("/names/1")
    holder = "import sys\nfrom pathlib import Path\nfrom autograder.grading.results import opened_results\n"
    holder += f"with opened_results(Path({str(marked.out)!r})):\n print('held', flush=True)\n sys.stdin.read()\n"
    with subprocess.Popen([sys.executable, "-c", holder], stdin=-1, stdout=-1, text=True) as other:
        assert other.stdout and other.stdout.readline() == "held\n"
        refused = client.post(f"{YARROW}/publish")
        assert refused.status == 409
        assert f"Another run (process {other.pid}) is writing to" in refused.body.decode()
        assert other.stdin
        other.stdin.close()
        other.wait()
    assert client.post(f"{YARROW}/publish").status == 303
    assert "have all decisions" in client.get("/names/1")
    assert "Looked." in (marked.out / STUDENTS[1] / "feedback.html").read_text()
    with opened_results(marked.out):
        pass


def test_an_unsound_file_of_the_instructor_is_told_with_its_line_and_left_alone(marked: Desk, client: Client) -> None:
    version = client.version(QUILLON)
    (marked.out / NAME).write_text("- student: nobody\n  lesson: 01_loading\n  comment: x\n")
    for found in (
        client.send("GET", client.base + "/names/1"),
        client.post(QUILLON, {"version": version, "comment": "y"}),
    ):
        assert found.status == 500
        assert f"{NAME}:1: there is no work of &#39;nobody&#39;" in found.body.decode()
    assert "nobody" in (marked.out / NAME).read_text()


def test_a_fault_of_ours_shows_no_traceback(
    marked: Desk, client: Client, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(marked.session, "of", lambda lesson: 1 / 0)
    found = client.send("GET", client.base + "/names/1")
    assert found.status == 500
    assert b"our mistake" in found.body and b"ZeroDivision" not in found.body
    assert "ZeroDivisionError" in capfd.readouterr().err


@pytest.mark.slow
def test_a_class_of_a_thousand_has_short_lists(course: Course, tmp_path: Path) -> None:
    from autograder.api.result import Status
    from autograder.grading.store import Store
    from tests.marking import report_of

    with desk(course, tmp_path) as found:
        store = Store(found.out)
        for n in range(1000):
            store.save(report_of(course, found.lesson, f"student {n:04}", Status.FAIL))
        page = Client(found.server).get("/names/1?page=2")
    assert len(page) < 150_000
    assert page.count('<th scope="row">') == 100 and "page=11" in page


def test_points_of_a_single_check_are_decided_on_the_page_as_course_override_writes_them(
    marked: Desk, client: Client
) -> None:
    check, most = next(iter(marked.lesson.exercises[0].checks.items()))
    page = client.get(YARROW)
    assert "Points of single checks" in page and f'id="points-{check}"' in page
    assert client.decide(YARROW, part=check, points=str(most), why="I ran it.").status == 303
    (one,) = marked.overrides
    assert (one.check, one.exercise, one.points, one.why) == (check, "", most, "I ran it.")
    assert f"{check}, {STUDENTS[1]}" in client.get("/names/1"), "it can be taken back"
    assert f"{check}: " in client.get(YARROW) and "I ran it." in client.get(YARROW)
    refused = client.decide(YARROW, points="1", why="All of it.")
    assert refused.status == 400 and "one decision about an exercise and one about its" in refused.body.decode()
    assert client.decide(YARROW, part=check, points="", why="").status == 303
    assert marked.overrides == ()


def test_a_form_for_a_check_of_another_exercise_is_none(marked: Desk, client: Client) -> None:
    other = next(iter(marked.lesson.exercises[1].checks))
    assert client.post(QUILLON, {"version": "x", "part": other, "points": "1", "why": "x"}).status == 400
    assert not (marked.out / NAME).exists()


def test_what_a_page_without_names_says_of_a_decision_tells_not_whose_it_is() -> None:
    ones = [Override(student=student, lesson="01_loading", comment="Nice.") for student in STUDENTS]
    assert len({version(one) for one in ones}) == 1
    assert version(replace(ones[0], comment="Nicer.")) != version(ones[0])
