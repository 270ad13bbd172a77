"""The formula for a lesson's minutes counts what a learner does."""

from __future__ import annotations

import shutil
from pathlib import Path

from autograder.manifest import load_course
from autograder.notebook.worked import SOLUTION
from benchmarks.minutes import Work, work_of
from tests.conftest import TINY

MORE = """
Three more words, and [two more](https://example.org/that/does/not/count).

<details><summary>Answer</summary>

Not counted.

</details>

**Predict.** What now?

![A picture](picture.png)

```{code-cell} ipython3
# A cell that shows a figure.
plt.show()
```
"""


def test_words_lines_figures_and_predictions_are_counted(tmp_path: Path) -> None:
    shutil.copytree(TINY, tmp_path / "course")
    course = load_course(tmp_path / "course")
    lesson = course.lessons[0]
    before = work_of(course, lesson)
    with course.source(lesson).open("a", encoding="utf-8") as file:
        file.write(MORE)
    now = work_of(course, lesson)
    assert before.lines >= 1
    assert (now.words - before.words, now.lines, now.exercises) == (11, before.lines, 1)
    assert (now.figures, now.predictions) == (before.figures + 2, before.predictions + 1)


def test_minutes_are_rounded_to_five() -> None:
    assert Work(words=1300, lines=10, exercises=4, figures=3, predictions=2).minutes == 55
    assert Work(words=1300, lines=10, exercises=4, figures=5, predictions=4).minutes == 55
    assert Work(words=1300, lines=10, exercises=4, figures=5, predictions=6).minutes == 60


def test_lines_that_the_text_gives_are_not_to_be_written(tmp_path: Path) -> None:
    shutil.copytree(TINY, tmp_path / "course")
    course = load_course(tmp_path / "course")
    lesson = course.lessons[0]
    before, source = work_of(course, lesson), course.source(lesson)
    (solution, *_) = SOLUTION.findall(source.read_text(encoding="utf-8"))
    with source.open("a", encoding="utf-8") as file:
        file.write(f"\n```python\n{solution}```\n")
    now = work_of(course, lesson)
    assert before.lines - now.lines == len(solution.splitlines())
    assert now.words == before.words
