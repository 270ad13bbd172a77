"""A course of tens of thousands on up to a thousand workers, as a small simulation: discrete events, a fixed seed.

    python -m benchmarks.many_machines                                     tables, and docs/pictures/many-machines.svg
    python -m benchmarks.many_machines --measure notebooks submissions     measure benchmarks/many_machines.json first

What is simulated: home reads a submission and hands it to the scheduler, which hands it to a worker, two for each at a
time; the worker grades it, in a time drawn from those of the sample class; the scheduler carries the report home; home
stores it. Home and the scheduler each do one thing after another. A worker dies at random moments, loses what it had,
and is back after a while. Not simulated: how long bytes travel, and machines of different speed.
"""

from __future__ import annotations

import argparse
import heapq
import itertools
import json
import random
import statistics
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DATA = Path(__file__).with_suffix(".json")
PICTURE = Path(__file__).resolve().parent.parent / "docs" / "pictures" / "many-machines.svg"
SIZES, WORKERS = (25_000, 250_000), (10, 30, 100, 200, 300, 500, 1000)
DEATHS = (0.0, 0.1, 1.0)
"""For each worker, in an hour."""
AHEAD = 2
"""Submissions for each worker that are on their way or being graded, as in `autograder.cluster.dask_pool`."""
BACK = 60.0
"""Seconds until a worker that died has proved its wall again."""
SEED = 19


@dataclass(frozen=True)
class Costs:
    """Seconds: of each notebook of the sample class, and of one submission at the scheduler and at home."""

    notebooks: Sequence[float]
    scheduler: float
    home: float

    @property
    def mean(self) -> float:
        """Of a notebook."""
        return statistics.fmean(self.notebooks)


@dataclass
class Outcome:
    """What came of a run: when it ended, seconds that workers lost, and those of the scheduler and of home."""

    makespan: float = 0.0
    lost: float = 0.0
    scheduler: float = 0.0
    home: float = 0.0
    deaths: int = 0


class Server:
    """Does one thing after another, in the order in which it is asked."""

    def __init__(self, seconds: float) -> None:
        self.seconds, self.busy, self._free = seconds, 0.0, 0.0

    def ask(self, now: float) -> float:
        """When it has done one more thing."""
        self._free = max(now, self._free) + self.seconds
        self.busy += self.seconds
        return self._free


class Run:
    """One run of so many notebooks on so many workers, which die at a rate for each second."""

    def __init__(self, costs: Costs, notebooks: int, workers: int, rate: float = 0.0) -> None:
        self._draw, self._costs, self._rate = random.Random(SEED), costs, rate
        self._waiting = deque(self._draw.choices(costs.notebooks, k=notebooks))
        # Half of what each of them does is before a notebook is graded, and half after it.
        self._scheduler, self._home = Server(costs.scheduler / 2), Server(costs.home / 2)
        self._queues: list[deque[float]] = [deque() for _ in range(workers)]
        self._dies = [self._life(0) for _ in range(workers)]
        self._began, self._back = [0.0] * workers, [0.0] * workers
        self._events: list[tuple[float, int, str, int]] = []
        self._order, self._left, self._found = itertools.count(), notebooks, Outcome()

    def outcome(self) -> Outcome:
        """What comes of it."""
        for _ in range(AHEAD):
            for worker in range(len(self._queues)):
                self._push(0, "send", worker)
        now = 0.0
        while self._left:
            now, _, what, worker = heapq.heappop(self._events)
            getattr(self, f"_{what}")(now, worker)
        self._found.makespan = now
        self._found.scheduler, self._found.home = self._scheduler.busy, self._home.busy
        return self._found

    def _push(self, at: float, what: str, worker: int) -> None:
        heapq.heappush(self._events, (at, next(self._order), what, worker))

    def _life(self, now: float) -> float:
        return now + self._draw.expovariate(self._rate) if self._rate else float("inf")

    def _send(self, now: float, worker: int) -> None:
        if self._waiting:
            self._push(self._home.ask(now), "hand", worker)

    def _hand(self, now: float, worker: int) -> None:
        self._push(self._scheduler.ask(now), "arrive", worker)

    def _arrive(self, now: float, worker: int) -> None:
        if not self._waiting:
            return  # Another worker has it.
        if now < self._back[worker]:
            self._push(self._back[worker], "arrive", worker)
            return
        queue = self._queues[worker]
        queue.append(self._waiting.popleft())
        if len(queue) == 1:
            self._begin(now, worker)

    def _begin(self, now: float, worker: int) -> None:
        # A death while there was nothing to do costs nothing.
        if self._dies[worker] < now:
            self._dies[worker] = self._life(now)
        self._began[worker], end = now, now + self._queues[worker][0]
        self._push(min(end, self._dies[worker]), "end" if end <= self._dies[worker] else "die", worker)

    def _end(self, now: float, worker: int) -> None:
        self._queues[worker].popleft()
        self._push(self._scheduler.ask(now), "carry", worker)
        if self._queues[worker]:
            self._begin(now, worker)

    def _carry(self, now: float, worker: int) -> None:
        self._push(self._home.ask(now), "stored", worker)

    def _stored(self, now: float, worker: int) -> None:
        self._left -= 1
        self._send(now, worker)

    def _die(self, now: float, worker: int) -> None:
        queue = self._queues[worker]
        self._found.deaths += 1
        self._found.lost += now - self._began[worker] + BACK
        self._waiting.extendleft(queue)
        self._back[worker] = now + BACK
        self._dies[worker] = self._life(now + BACK)
        for _ in range(len(queue)):
            self._push(now + BACK, "send", worker)
        queue.clear()


def main() -> None:
    """Print the tables, and draw the curve."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--measure", nargs="+", choices=("notebooks", "submissions"), default=(), help="these first")
    for what in parser.parse_args().measure:
        from benchmarks import many_machines_costs

        found = getattr(many_machines_costs, what)()
        DATA.write_text(json.dumps(known() | found, indent=1) + "\n", encoding="utf-8")
    data = known()
    if not {"lesson_seconds", "scheduler_ms"} <= data.keys():
        parser.error("not everything is measured yet: see --measure")
    costs = costs_of(data)
    print(f"notebooks: {data['notebooks_measured']}\nsubmissions: {data['submissions_measured']}")
    print("\n".join(limits(costs, data)))
    runs = {(n, w): Run(costs, n, w).outcome() for n in SIZES for w in WORKERS}
    print("\n".join(speed(costs, runs)))
    print("\n".join(losses(costs)))
    draw(costs, runs)
    print(f"\nThe curve: {PICTURE}")


def known() -> dict[str, Any]:
    """What was measured so far."""
    return dict(json.loads(DATA.read_text(encoding="utf-8"))) if DATA.exists() else {}


def costs_of(data: dict[str, Any]) -> Costs:
    """What was measured, in seconds."""
    notebooks = [seconds for lesson in data["lesson_seconds"].values() for seconds in lesson]
    return Costs(notebooks, data["scheduler_ms"] / 1000, data["home_ms"] / 1000)


def limits(costs: Costs, data: dict[str, Any]) -> Iterator[str]:
    """Where one scheduler and one home end, without any queue."""
    yield f"a notebook: {costs.mean:.2f} s (mean of {len(costs.notebooks)}), longest {max(costs.notebooks):.1f} s"
    for name, seconds in (("scheduler", costs.scheduler), ("home", costs.home)):
        most = costs.mean / seconds
        yield f"{name}: {1000 * seconds:.1f} ms a submission: {60 / seconds:.0f} a minute, {most:.0f} workers"
    yield f"memory at home: {data['report_kb']:.0f} kB a report, {data['report_kb'] / 4:.1f} GB for 250 000"


def speed(costs: Costs, found: dict[tuple[int, int], Outcome]) -> Iterator[str]:
    """The table of makespans."""
    yield "\n| workers | " + " | ".join(f"{n:,} notebooks | of the ideal | home busy" for n in SIZES) + " |"
    yield "|---" * (1 + 3 * len(SIZES)) + "|"
    for workers in WORKERS:
        cells = []
        for n in SIZES:
            one = found[n, workers]
            ideal = n * costs.mean / workers / one.makespan
            cells += [clock(one.makespan), f"{100 * ideal:.0f} %", f"{100 * one.home / one.makespan:.0f} %"]
        yield f"| {workers} | " + " | ".join(cells) + " |"


def losses(costs: Costs) -> Iterator[str]:
    """What deaths cost, where nothing else is narrow."""
    workers, n = 100, SIZES[1]
    yield f"\n{n:,} notebooks on {workers} workers:"
    yield "\n| deaths of a worker in an hour | deaths | it takes | longer by | lost for each |"
    yield "|---" * 5 + "|"
    plain = Run(costs, n, workers).outcome().makespan
    for rate in DEATHS:
        one = Run(costs, n, workers, rate / 3600).outcome()
        longer, each = 100 * (one.makespan / plain - 1), one.lost / max(1, one.deaths)
        yield f"| {rate:g} | {one.deaths} | {clock(one.makespan)} | {longer:.1f} % | {each:.0f} s |"


def clock(seconds: float) -> str:
    """Hours and minutes, or minutes and seconds."""
    minutes = seconds / 60
    return f"{minutes / 60:.1f} h" if minutes >= 90 else f"{minutes:.0f} min" if minutes >= 10 else f"{minutes:.1f} min"


def draw(costs: Costs, found: dict[tuple[int, int], Outcome]) -> None:
    """Hours by workers, both on a scale of powers, beside what they would be if nothing were narrow."""
    import matplotlib as mpl

    mpl.use("Agg")
    mpl.rcParams |= {"svg.hashsalt": "many-machines", "svg.fonttype": "none", "font.size": 11}
    from matplotlib import pyplot as plt

    figure, ax = plt.subplots(figsize=(7, 4))
    for n, colour, mark in zip(SIZES, ("#0059a8", "#b34700"), ("o", "s"), strict=True):
        ideal = [n * costs.mean / workers / 3600 for workers in WORKERS]
        ax.plot(WORKERS, ideal, ":", color=colour, label=f"{n:,}, if nothing were narrow")
        hours = [found[n, workers].makespan / 3600 for workers in WORKERS]
        ax.plot(WORKERS, hours, mark + "-", color=colour, label=f"{n:,} notebooks")
    ax.set(xscale="log", yscale="log", xlabel="workers", ylabel="hours")
    ax.set_xticks(WORKERS, [str(workers) for workers in WORKERS], minor=False)
    ax.yaxis.set_major_formatter("{x:g}")
    ax.minorticks_off()
    ax.grid(alpha=0.3)
    ax.legend(frameon=False)
    figure.tight_layout()
    PICTURE.parent.mkdir(exist_ok=True)
    figure.savefig(PICTURE, metadata={"Date": None})


if __name__ == "__main__":
    main()
