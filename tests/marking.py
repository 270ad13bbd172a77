"""A class to be marked, and a browser without a window: requests as a browser sends them, answered in this process."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Thread
from urllib.parse import urlencode, urlsplit

import nbformat

from autograder.api import Picture
from autograder.api.registry import checks_of
from autograder.api.result import Output, Report, Status
from autograder.api.runner import blank
from autograder.grading.overrides import Override, load_overrides
from autograder.grading.store import Store
from autograder.grading.submissions import Submission
from autograder.manifest import Course, Lesson
from autograder.marking.app import App
from autograder.marking.http import FORM, Request, Response
from autograder.marking.server import Server
from autograder.marking.session import Session
from autograder.notebook.read import read_notebook
from tests.synthetic import PIXEL

__all__ = ["HOSTILE", "PLACES", "PROSE", "QUILLON", "STUDENTS", "YARROW", "Client", "Desk", "desk", "hand_in", "served"]

HOSTILE = "<script>alert('name')</script>"
STUDENTS = ("Quillon Zebedee", "Wilhelmina Yarrow", HOSTILE)
PLACES = {student: f"/names/1.1/{number}" for number, student in enumerate(sorted(STUDENTS), 1)}
"""Where the work of each for the first exercise is."""
QUILLON, YARROW = (PLACES[student] for student in STUDENTS[:2])
CODE = "def answer():\n    return '<script>alert(1)</script>'  # <img src=x onerror=alert(1)>"
PROSE = """# A heading

I'd take **one** digit. <script>alert(2)</script> [a link](javascript:alert(3)) <https://evil.example/a>

![a picture](https://evil.example/p.png) &lt;b&gt; [ref]

[ref]: https://evil.example/ref"""
STATES = (Status.PASS, Status.HELD, Status.FAIL)
"""How the first exercise of each student ended; all others were not attempted."""


def report_of(course: Course, lesson: Lesson, student: str, status: Status) -> Report:
    """A report in which all checks of the first exercise ended in the same way."""
    first = lesson.exercises[0].id
    results = []
    for check in checks_of(course, lesson):
        one = blank(
            check, lesson.check_points, status if check.exercise == first else Status.NOT_ATTEMPTED, "It broke."
        )
        results.append(replace(one, points=one.max_points) if one.status is Status.PASS else one)
    output = Output(first, "<b>printed</b>\x1b[31m", (Picture(PIXEL, "What the cell drew."),))
    return Report(lesson.name, student, tuple(results), outputs=(output,))


def hand_in(course: Course, lesson: Lesson, path: Path) -> Path:
    """A notebook with an answer to the first exercise and prose below it."""
    notebook = nbformat.read(course.release(lesson), as_version=4)
    at = next(n for n, c in enumerate(notebook.cells) if c.metadata.get("nbgrader", {}).get("solution"))
    notebook.cells[at].source = CODE
    notebook.cells.insert(at + 1, nbformat.v4.new_markdown_cell(PROSE))
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, path)
    return path


@dataclass
class Client:
    """A browser: it keeps its cookie, and sends the headers that browsers send."""

    server: Server
    cookie: str = ""
    base: str = ""
    headers: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        entry = urlsplit(self.server.door.address)
        self.headers = {"host": entry.netloc}
        found = self.send("GET", entry.path, entry.query)
        assert found.status == 200, found
        self.cookie = found.headers["Set-Cookie"].partition(";")[0]
        self.base = self.server.door.base

    def send(self, method: str, path: str, query: str = "", body: bytes = b"", **headers: str) -> Response:
        """The answer to a request with these headers beside the usual ones; an empty one is left out."""
        kind = {"content-type": FORM, "origin": f"http://{self.headers['host']}"} if method == "POST" else {}
        more = {name.replace("_", "-"): value for name, value in headers.items()}
        usual = {"cookie": self.cookie, "sec-fetch-site": "same-origin", **self.headers, **kind, **more}
        sent = {name: value for name, value in usual.items() if value}
        return self.server.respond(Request(method, path, query, sent, body))

    def get(self, path: str) -> str:
        """A page of ours, such as ``/names/1``."""
        where, _, query = path.partition("?")
        found = self.send("GET", self.base + where, query)
        assert found.status == 200, (path, found)
        return found.body.decode()

    def post(self, path: str, fields: Mapping[str, str] | None = None) -> Response:
        """The answer to a form."""
        return self.send("POST", self.base + path, body=urlencode(fields or {}).encode())

    def version(self, path: str, part: str = "exercise") -> str:
        """The decision that a page has seen."""
        found = re.search(
            rf'name="part" value="{part}"><input type="hidden" name="version" value="(\w+)"', self.get(path)
        )
        assert found, path
        return found[1]

    def decide(self, path: str, **fields: str) -> Response:
        """Open a page, fill in its form, and send it."""
        return self.post(path, {"version": self.version(path, fields.get("part", "exercise")), **fields})


@dataclass(frozen=True)
class Desk:
    """A folder of results that is being marked: the course, the folder, the session and its server."""

    course: Course
    lesson: Lesson
    out: Path
    session: Session
    server: Server

    @property
    def overrides(self) -> tuple[Override, ...]:
        """What is decided, as the next command reads it."""
        return load_overrides(self.out, self.course, lambda student, lesson: True)


@contextmanager
def desk(course: Course, folder: Path, number: str = "1", *, anonymous: bool = False, by: str = "mk") -> Iterator[Desk]:
    """Three students who have handed in a lesson, and a session about them."""
    lesson, out = course.lesson(number), folder / "results"
    for n, (student, status) in enumerate(zip(STUDENTS, STATES, strict=True)):
        path = hand_in(course, lesson, folder / "class" / str(n) / f"{lesson.name}.ipynb")
        report = report_of(course, lesson, student, status)
        graded = replace(report, digests={"submission": read_notebook(path).digest})
        Store(out).save(graded, Submission(student, lesson, path))
    session = Session(course, out, by, seed=1)
    with Server(0) as server:
        app = App(session, server.door.base, lesson, anonymous)
        server.answer, server.refusal = app.answer, app.refusal
        yield Desk(course, lesson, out, session, server)


@contextmanager
def served(server: Server) -> Iterator[str]:
    """The server at work for a real browser: its address."""
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield server.door.address
    finally:
        server.shutdown()
        thread.join()
