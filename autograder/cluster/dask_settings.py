"""How Dask is set: it says little, serves no pages that were not asked for, and gives up on a task in good time."""

from __future__ import annotations

import logging

__all__ = ["set_dask"]

ALLOWED_FAILURES = 1
"""A task that has lost a second worker comes back to us, and is tried alone."""


def set_dask(dashboard: bool = False) -> None:
    """Set it for this process. Its own page about workers is open to all who reach it, so it must be asked for."""
    import dask
    import distributed  # noqa: F401  (it sets up its loggers, which are set after that)

    dask.config.set({"distributed.scheduler.allowed-failures": ALLOWED_FAILURES})
    if not dashboard:
        dask.config.set({"distributed.scheduler.http.routes": [], "distributed.worker.http.routes": []})
    for name in list(logging.root.manager.loggerDict):
        if name.startswith("distributed"):
            # What it has to say of lost connections is said in our words.
            logging.getLogger(name).setLevel(logging.CRITICAL)
