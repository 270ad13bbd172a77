"""Jupyter as the tests run it: kernels that are spoken to over Unix sockets.

Jupyter chooses the TCP ports of a kernel before the kernel starts. Where many kernels run at once, another
may take a port in between, and the kernel dies.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from nbclient import NotebookClient
from nbformat import NotebookNode
from traitlets.config import Config

from autograder.manifest import Lesson
from tests.conftest import ROOT


def execute(notebook: NotebookNode, folder: Path, *, allow_errors: bool = False) -> None:
    """Run all cells in a kernel that works in `folder`; the outputs are put into the notebook."""
    # The path of a Unix socket has at most about 100 bytes, so it is not in the folder of the test.
    with TemporaryDirectory() as sockets:
        NotebookClient(
            notebook,
            timeout=400,
            kernel_name="python3",
            allow_errors=allow_errors,
            resources={"metadata": {"path": str(folder)}},
            config=Config(KernelManager=by_socket(sockets)),
        ).execute()


def nbgrader(root: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """Run nbgrader in the folder of a course."""
    env = os.environ | {"JUPYTER_PLATFORM_DIRS": "1", "PYTHONPATH": str(ROOT)}
    # nbgrader starts `alembic` by name: the folder of our Python is on the PATH, as in an activated environment.
    env["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{env['PATH']}"
    env.pop("COURSE_ROOT", None)
    with TemporaryDirectory() as sockets:
        options = [f"--KernelManager.{name}={value}" for name, value in by_socket(sockets).items()]
        command = [sys.executable, "-m", "nbgrader", *args, *options]
        return subprocess.run(command, cwd=root, env=env, capture_output=True, text=True, timeout=900)


def by_socket(folder: str) -> dict[str, str]:
    """Options of Jupyter's kernel manager."""
    return {"transport": "ipc", "connection_file": f"{folder}/kernel.json"}


def scores(root: Path, lesson: Lesson) -> dict[str, float]:
    """The scores of a lesson in nbgrader's gradebook, by student."""
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{root / 'gradebook.db'}") as gradebook:
        return {one.student.id: one.score for one in gradebook.assignment_submissions(lesson.name)}
