"""One store of several: the records of runs that each had a share of the class, on whatever machines they ran."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from autograder.errors import UsageError
from autograder.files import OWNER_ONLY, read_bytes, write_bytes
from autograder.grading.record import Record
from autograder.grading.store import HISTORY, Store

__all__ = ["Merged", "merge_stores"]


@dataclass
class Merged:
    """What came of it: how many records were taken, how many were there already, and lines about all others."""

    taken: int = 0
    known: int = 0
    lines: list[str] = field(default_factory=list)


def merge_stores(sources: Sequence[Path], out: Path, beside: Sequence[str], lists: Sequence[str]) -> Merged:
    """Take all records of some folders of results into one, with their history and what lies beside them.

    A record counts only if it is sealed with the key of whoever merges. Where two say different things of the same
    work, neither replaces the other: the one that was there first stays, and both are named.

    Args:
        sources: Folders of results.
        out: The folder that takes them in; it may have records already.
        beside: The names of files beside the records, such as the roster. They must not differ.
        lists: The names of files beside the records that are lists of lines, of which all are kept.

    Raises:
        UsageError: A folder holds no records.
        GraderError: Something cannot be read or written.
    """
    merged, target = Merged(), Store(out)
    for source in sources:
        store = Store(source)
        if not store.files():
            raise UsageError(f"There are no records in {source}. Give the --out of a run that has graded.")
        for one, other in _stores(store, target):
            for record in one.records():
                _take(record, other, merged)
        _take_history(source, out)
        for name in beside:
            _take_file(source / name, out / name, merged)
        for name in lists:
            _take_lines(source / name, out / name)
    return merged


def _stores(store: Store, target: Store) -> Iterator[tuple[Store, Store]]:
    """The records that count, and those of attempts; each with where it goes."""
    yield store, target
    for attempts in store.attempts():
        yield attempts, Store(target.folder / attempts.folder.relative_to(store.folder))


def _take(record: Record, target: Store, merged: Merged) -> None:
    report = record.report
    if report is None or not record.is_true:
        merged.lines.append(f"{record.file}: {record.fault}. Not taken as true: grade the submission again.")
        return
    there = target.record(report.student, report.lesson)
    if there is None or not there.is_true or there.report is None:
        target.take(record)
        merged.taken += 1
    elif there.report == report:
        merged.known += 1
    else:
        what = "other inputs" if there.report.key != report.key else "the same inputs"
        merged.lines.append(
            f"{report.student} {report.lesson}: {record.file} says {report.points:g} points and {there.file} "
            f"{there.report.points:g}, from {what}. The second one stays; remove one of them, and merge again."
        )


def _take_history(source: Path, out: Path) -> None:
    # Their names are digests of what they hold.
    for file in sorted((source / HISTORY).glob("*/*.json")):
        target = out / file.relative_to(source)
        if not target.exists():
            _copy(file, target)


def _take_file(file: Path, target: Path, merged: Merged) -> None:
    if not file.is_file():
        return
    if not target.exists():
        _copy(file, target)
    elif read_bytes(target) != read_bytes(file):
        merged.lines.append(f"{file} differs from {target}, which stays. Put what is missing into it by hand.")


def _take_lines(file: Path, target: Path) -> None:
    lines = [line for one in (target, file) if one.is_file() for line in read_bytes(one).decode().splitlines()]
    if lines:
        write_bytes(target, "".join(f"{line}\n" for line in dict.fromkeys(lines)).encode(), OWNER_ONLY)


def _copy(file: Path, target: Path) -> None:
    write_bytes(target, read_bytes(file), OWNER_ONLY)
