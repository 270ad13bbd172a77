"""Writes an exam and its key, each as a page to print from a browser.

python docs/teaching/make_exam.py [--out FOLDER] [--day] [--seed SEED]

Twelve tasks on paper, modelled on the exercises of the lessons. Each answer is computed from the numbers of its task.
The seed is drawn by chance and stands in the key only: a paper that names its seed gives its own answers away.
"""

from __future__ import annotations

import secrets
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from random import Random

import click

from docs.teaching.exam_tasks import TASKS, Task
from docs.teaching.make_print import html_page, room

MINUTES = 60
HEAD = """\
# Exam {code}

{minutes} minutes, {points} points. You need a pocket calculator with a square root; a computer and notes are not
allowed. Round shares to three places. Write down how you got there: in a part of two points or more, a right way with
a slip in a number loses one point. A slip counts once: go on rightly from a wrong number, and nothing more is lost.

Name: ______________________

"""
KEY = """\
# Key to exam {code}

**Not for students.** {points} points. To make paper and key again:
`python docs/teaching/make_exam.py --seed {seed}{day}`

In a part of two points or more, a right way with a slip in a number loses one point; a part of one point is right or
wrong. What follows rightly from a wrong number earns all its points.

"""


def tasks(seed: object, *, day: bool = False) -> list[Task]:
    """The tasks of an exam; for a course of a day, without what it leaves out."""
    made = [make(Random(f"{seed} {make.__name__}")) for make in TASKS]
    if not day:
        return made
    kept = [replace(task, parts=tuple(part for part in task.parts if part.in_a_day)) for task in made]
    return [task for task in kept if task.parts]


def code_of(seed: object, *, day: bool = False) -> str:
    """What a paper is called: nobody gets from it to the seed, and so to the key."""
    return sha256(f"exam {seed} {day}".encode()).hexdigest()[:6].upper()


def exam(seed: object, *, day: bool = False) -> tuple[str, str]:
    """The paper and its key, in Markdown."""
    made = tasks(seed, day=day)
    code, points = code_of(seed, day=day), sum(task.points for task in made)
    minutes = 5 * round(MINUTES * points / sum(task.points for task in tasks(seed)) / 5)
    paper = HEAD.format(code=code, minutes=minutes, points=points)
    key = KEY.format(code=code, points=points, seed=seed, day=" --day" if day else "")
    for number, task in enumerate(made, 1):
        heading = f"## {number}. {task.title} ({_points(task.points)})\n\n"
        paper += f"{heading}{task.text}\n\n"
        key += heading
        for letter, part in zip("abcd", task.parts, strict=False):
            paper += f"({letter}) {part.ask} *({_points(part.points)})*\n\n{room(part.lines)}\n\n"
            key += f"- ({letter}) {part.answer} *({_points(part.points)})*\n"
        key += "\n"
    return paper, key


def _points(number: int) -> str:
    return f"{number} point{'' if number == 1 else 's'}"


@click.command()
@click.option("--out", type=click.Path(path_type=Path), default=Path("exams"), help="The folder to write to.")
@click.option("--day", is_flag=True, help="For a course of a day: without what it leaves out.")
@click.option("--seed", help="Make an exam again: its key says by which seed. Without it, one is drawn by chance.")
def main(out: Path, day: bool, seed: str | None) -> None:
    """Write an exam and its key, as pages to print from a browser.

    The key names the seed, the paper does not: keep the key to yourself.
    """
    seed = seed or secrets.token_hex(8)
    out.mkdir(parents=True, exist_ok=True)
    code = code_of(seed, day=day)
    for text, name in zip(exam(seed, day=day), (f"exam-{code}", f"exam-{code}-key"), strict=True):
        path = out / f"{name}.html"
        path.write_text(html_page(text), encoding="utf-8")
        click.echo(f"written: {path}")


if __name__ == "__main__":
    main()
