"""A scheduler of Dask that gives submissions to workers; it grades nothing, and keeps no record."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from autograder.cluster.dask_settings import set_dask
from autograder.cluster.security import security_of
from autograder.cluster.until_stopped import stop_signals, until_stopped
from autograder.errors import UsageError

__all__ = ["SchedulerSettings", "run_scheduler"]


@dataclass(frozen=True)
class SchedulerSettings:
    """Where a scheduler listens."""

    host: str = "127.0.0.1"
    port: int = 0
    certificates: Path | None = None
    dashboard: bool = False


def run_scheduler(settings: SchedulerSettings, ready: Callable[[str], None]) -> None:
    """Run one until Ctrl+C, or SIGTERM.

    Args:
        settings: Where it listens.
        ready: Called with its address when workers may join.

    Raises:
        UsageError: The port is taken, or nothing can listen there.
    """
    asyncio.run(_run(settings, ready))


async def _run(settings: SchedulerSettings, ready: Callable[[str], None]) -> None:
    from distributed import Scheduler

    set_dask(settings.dashboard)
    try:
        scheduler = await Scheduler(
            host=settings.host,
            port=settings.port,
            protocol="tls://" if settings.certificates else "tcp://",
            security=security_of(settings.certificates),
            dashboard=settings.dashboard,
            dashboard_address="127.0.0.1:0",
        )
    except OSError as error:
        place, why = f"{settings.host}:{settings.port}", error.strerror or str(error)
        raise UsageError(f"A scheduler cannot listen at {place}: {why}. Give another --port.") from error
    told = stop_signals()  # Who reads that we are ready may stop us at once.
    try:
        ready(scheduler.address)
        await until_stopped(scheduler.finished(), told)
    finally:
        await scheduler.close()
