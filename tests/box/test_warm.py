"""The warm process before it forks: it has one thread, as a fork loses all others, and its ways are every Python's."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from autograder.sandbox.layers import layer_named
from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="grading needs Linux")

WARM = """
import multiprocessing, os
from multiprocessing import context
# As in Python 3.14.
context._default_context._default_context = multiprocessing.get_context("forkserver")
from autograder.sandbox import driver
driver.new_shell()
driver.warm_up("")
print(multiprocessing.get_start_method(allow_none=True))
driver.warm_up_more()
print(len(os.listdir("/proc/self/task")))
print(multiprocessing.get_start_method())
"""


@pytest.mark.parametrize("root", [ROOT, ROOT / "tests" / "second_course"], ids=["digits", "second course"])
def test_it_has_one_thread_and_leaves_the_way_of_starting_processes_to_the_notebook(root: Path, tmp_path: Path) -> None:
    environment = {**layer_named("none").environment(tmp_path), "COURSE_ROOT": str(root)}
    command = [sys.executable, "-c", WARM]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "None\n1\nfork\n"), done.stderr
