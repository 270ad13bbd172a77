"""Which process runs which tests: as pytest-xdist's groups do, and without waiting for ever after a process has died.

pytest-xdist 3.8 lets the process that comes instead do nothing at all work that the dead one had done, and then waits
for it (its issues 1323 and 1327, mended after 3.8).
"""

from __future__ import annotations

from typing import Any

import pytest
from xdist.scheduler import LoadGroupScheduling
from xdist.workermanage import WorkerController

__all__ = ["SteadyScheduling", "pytest_xdist_make_scheduler"]


@pytest.hookimpl(optionalhook=True)  # There may be no pytest-xdist: `-p no:xdist`.
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> SteadyScheduling | None:
    """For ``--dist loadgroup``, which is how the suite is run."""
    return SteadyScheduling(config, log) if config.getvalue("dist") == "loadgroup" else None


class SteadyScheduling(LoadGroupScheduling):  # type: ignore[misc]  # pytest-xdist has no types.
    """A process that dies fails the test that it ran; all others are run."""

    def remove_node(self, node: WorkerController) -> str | None:
        """Hand out again what a process has left, except the test that it died of. Gives that test."""
        left = {scope: unit for scope, unit in self.assigned_work.pop(node).items() if not all(unit.values())}
        if not left:
            return None
        unit = next(iter(left.values()))
        died_of: str = next(test for test, is_done in unit.items() if not is_done)
        unit[died_of] = True
        self.workqueue.update({scope: unit for scope, unit in left.items() if not all(unit.values())})
        for other in self.nodes:
            self._reschedule(other)
        return died_of

    def schedule(self) -> None:
        """Begin, or go on with a new process, which takes up a test when it knows the one after it."""
        super().schedule()
        for node in self.nodes:
            self._reschedule(node)

    def _assign_work_unit(self, node: WorkerController) -> None:
        """Give ``node`` more work. One that has died and is not yet known to have died leaves it to the others."""
        scope = next(iter(self.workqueue))
        try:
            super()._assign_work_unit(node)
        except OSError:
            self.workqueue[scope] = self.assigned_work[node].pop(scope)
            self.workqueue.move_to_end(scope, last=False)
