"""The simulation of many machines gives what can be computed by hand where only one thing is narrow."""

from __future__ import annotations

import pytest

from benchmarks.many_machines import BACK, Costs, Run

SLOW = Costs([10.0], scheduler=0.001, home=0.001)


def test_one_worker_takes_the_sum_of_all_notebooks() -> None:
    assert Run(SLOW, 50, 1).outcome().makespan == pytest.approx(500, abs=0.1)


def test_ten_workers_are_ten_times_as_fast() -> None:
    assert Run(SLOW, 500, 10).outcome().makespan == pytest.approx(500, abs=0.1)


def test_a_slow_home_is_what_a_thousand_workers_wait_for() -> None:
    narrow = Costs([1.0], scheduler=0.001, home=0.1)
    found = Run(narrow, 2000, 1000).outcome()
    assert found.makespan == pytest.approx(200, rel=0.05)
    assert found.home == pytest.approx(found.makespan, rel=0.05)


def test_each_death_costs_what_was_begun_and_the_way_back_and_no_notebook() -> None:
    found = Run(SLOW, 1000, 5, rate=1 / 500).outcome()
    assert found.deaths > 5
    assert BACK <= found.lost / found.deaths <= BACK + 10
    assert found.makespan == pytest.approx(2000 + found.lost / 5, rel=0.05)


def test_the_same_seed_gives_the_same_run() -> None:
    costs = Costs([1.0, 2.0, 7.0], scheduler=0.002, home=0.004)
    assert Run(costs, 300, 7, 0.001).outcome() == Run(costs, 300, 7, 0.001).outcome()
