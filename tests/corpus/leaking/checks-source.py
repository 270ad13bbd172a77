# about: reads the source of the checks, by path and by importing what the grader has.
# expects: cheat
# reason: nothing found
# use: show
import importlib
import inspect
import sys

loot = []
try:
    loot.append(open("@CHECKS@").read())
except OSError:
    pass
sys.path[:0] = ["@COURSE@", "@COURSE@/.."]
for name in ("checks", "course.checks", "autograder.digits.checks.test_01_first"):
    try:
        loot.append(inspect.getsource(importlib.import_module(name)))
    except Exception:
        pass
for module in list(sys.modules.values()):
    if hasattr(module, "test_model_predicts_digits"):
        loot.append("BREACH the checks are loaded here")
