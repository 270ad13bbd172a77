# about: imports the teacher's side and asks it for the judge, its labels and its checks.
# expects: cheat
# reason: nothing found
# use: show
from pathlib import Path

loot = []
try:
    from autograder.digits.judge import HeldoutJudge

    judge = HeldoutJudge(Path("@HELDOUT@"))
    loot.append(f"BREACH labels {judge._labels[:20].tolist()}")
except Exception:
    pass
try:
    from autograder.api.registry import checks_of
    from autograder.manifest import load_course

    course = load_course(Path("@COURSE@"))
    loot.append(f"BREACH checks {checks_of(course, course.lessons[0])[0].name}")
except Exception:
    pass
