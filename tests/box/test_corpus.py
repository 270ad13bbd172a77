"""The corpus of hostile, broken and odd submissions: no stolen mark, no leak, no lost student.

A layer of isolation grades it in one batch, in a process that holds secrets; then each entry is held against what its
head says. A sample of it runs behind the first layer; in a sweep, all of it behind the second one, as a normal user
behind each, and behind the experiment, where tests/corpus/wasm.yaml names what ends otherwise. See
tests/corpus/README.md.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import html
import html.parser
import io
import json
import os
import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml

from autograder.manifest import Course
from autograder.sandbox.layers import WASM, layer_named
from autograder.sandbox.probe import probe
from tests.conformance import WALLS
from tests.corpus_tools import CORPUS, KINDS, OUTCOMES, Entry, crossing_pairs, entries, in_order
from tests.corpus_world import OTHER, Batch, grade
from tests.golden_marks import mark, places, surprises

ENTRIES = entries()
FULL = 4
LACKING: dict[str, str] = yaml.safe_load((CORPUS / "wasm.yaml").read_text(encoding="utf-8"))
"""By entry: what it needs that Python in WebAssembly has not."""


# --- The entries themselves ---


def test_there_are_eighty_hostile_entries_over_seven_kinds_and_twenty_honest_oddities() -> None:
    kinds = Counter(entry.kind for entry in ENTRIES)
    assert set(kinds) == set(KINDS)
    assert min(kinds.values()) >= 15, kinds
    assert kinds["honest"] >= 20, kinds
    assert sum(kinds.values()) - kinds["honest"] >= 80, kinds


def test_names_are_unique() -> None:
    assert not [name for name, count in Counter(str(entry) for entry in ENTRIES).items() if count > 1]


def test_every_entry_says_what_it_is_and_what_must_come_of_it() -> None:
    for entry in ENTRIES:
        assert entry.about.strip().endswith("."), f"{entry}: one sentence or more"
        assert entry.expects in OUTCOMES, entry
        assert entry.expects == "cheat" or not entry.points, f"{entry}: only a cheat may earn a part"
        assert bool(entry.code) != bool(entry.builder), entry
        assert entry.kind != "honest" or entry.expects == "honest", entry


def test_every_file_of_the_corpus_is_an_entry_or_a_part_of_one() -> None:
    files = {str(path.relative_to(CORPUS)) for path in CORPUS.rglob("*.py")}
    known = {f"{entry.kind}/{entry.name}.py" for entry in ENTRIES if entry.code and not entry.student}
    used = set(re.findall(r"^# use: (\w+)$", "\n".join(p.read_text() for p in CORPUS.glob("*/*.py")), re.MULTILINE))
    assert files - known == {"course/checks.py", *(f"parts/{part}.py" for part in used)}


def test_an_attack_that_crosses_has_a_second_student_right_after_it() -> None:
    row = [entry for _, entry in in_order(ENTRIES)]
    firsts = [number for number, entry in enumerate(row) if entry.kind == "crossing" and entry.name.endswith(".1")]
    assert len(firsts) * 2 == sum(entry.kind == "crossing" for entry in ENTRIES)
    for number in firsts:
        after = row[number + 1]
        assert (after.name, after.expects) == (row[number].name.removesuffix(".1") + ".2", "honest")


# --- The batch that they are graded in ---


def sampled() -> list[Entry]:
    """Every 24th of the entries of each kind, with whom it crosses, and all that only writes texts."""
    by_kind = {kind: [entry for entry in ENTRIES if entry.kind == kind] for kind in KINDS if kind != "crossing"}
    texts = [entry for entry in by_kind.pop("injecting") if not entry.student]
    return [entry for found in by_kind.values() for entry in found[::24]] + crossing_pairs(ENTRIES, 24) + texts


# For root, bubblewrap does what it does for anybody; Landlock does not: it changes the user.
WHOLE = WALLS if os.getuid() else WALLS[1:]
# What runs behind a wall is one batch, in one process. The experiment's takes ten minutes.
BEHIND = [
    pytest.param(
        (wall.name, everything),
        id=wall.name if everything else f"{wall.name}-sample",
        marks=[
            pytest.mark.xdist_group(f"{wall.name} {everything}"),
            pytest.mark.conformance,
            *([pytest.mark.sweep, pytest.mark.slow(seconds=20)] if everything else []),
        ],
    )
    for wall, everything in [(WALLS[0], False), *((wall, True) for wall in (*WHOLE, WASM))]
]


@pytest.fixture(scope="session", params=BEHIND)
def batch(request: pytest.FixtureRequest, tiny: Course) -> Batch:
    """The corpus, or a sample of it, graded behind one layer."""
    layer, everything = request.param
    if reason := probe(tiny, layer_named(layer)).explanation:
        pytest.skip(f"{layer} does not hold here: {reason}")
    with tempfile.TemporaryDirectory(prefix="corpus-", ignore_cleanup_errors=True) as root:
        return grade(ENTRIES if everything else sampled(), layer, Path(root))


def texts(value: Any) -> Iterator[str]:
    """Every text in a record."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from texts(item)


# --- What must come of them ---


@pytest.mark.slow
def test_the_batch_survives_and_no_student_is_lost(batch: Batch) -> None:
    assert "ended with 0" in batch.printed, batch.printed[-3000:]
    assert set(batch.reports) == {*batch.students.values(), OTHER}


@pytest.mark.slow
def test_each_entry_ends_as_its_head_says(batch: Batch) -> None:
    others = {}
    for entry in batch.entries:
        report = batch.reports[batch.students[str(entry)]]
        if str(entry) in lacking(batch):
            assert LACKING[str(entry)] in "\n".join(texts(report["cell_problems"])), f"{entry} is listed in wasm.yaml"
        elif not ends_as_its_head_says(entry, report):
            keys = ("points", "remark", "cell_problems", "results")
            others[str(entry)] = json.dumps({key: report[key] for key in keys}, indent=1)[:2000]
    assert not others, "\n".join(f"{name}: {why}" for name, why in others.items())


def lacking(batch: Batch) -> set[str]:
    """The entries that stop because this layer lacks what they need."""
    return set(LACKING) if batch.layer == WASM.name else set()


def ends_as_its_head_says(entry: Entry, report: dict[str, Any]) -> bool:
    words = "\n".join(texts(report))
    if entry.expects == "honest" or (entry.expects == "either" and report["points"]):
        return bool(report["points"] == FULL)
    told = entry.reason.casefold() in words.casefold() and not (entry.never and entry.never in words)
    return bool(report["points"] <= entry.points and told)


@pytest.mark.slow
def test_each_mark_is_the_golden_one_or_is_listed(batch: Batch) -> None:
    """A place that ends with a layer holds there only: where a disk is full depends on who keeps the files.

    What takes all it can get, and may have full marks, is left out: when it is stopped depends on the machine, on the
    user, and on the moment at which somebody looks. So is what only root can read, where somebody else looks.
    """
    either = {str(entry) for entry in ENTRIES if entry.kind == "exhausting" and entry.points == FULL}
    either |= set() if os.geteuid() == 0 else {"malformed-file-without-rights"}
    either |= lacking(batch)
    if batch.layer == WASM.name:  # How an attack fails is another matter there: see what its head says.
        either |= {str(entry) for entry in ENTRIES if entry.expects != "honest"}
    chosen = [place for place in places("corpus") if place.rpartition("/")[2].partition("@")[0] not in either]
    current: dict[str, dict[str, str]] = {}
    for name, student in {**batch.students, "other": OTHER}.items():
        report = batch.reports[student]
        marks = {result["check"]: mark(result) for result in report["results"]}
        current |= dict.fromkeys((place := f"corpus/{report['lesson']}/{name}", f"{place}@{batch.layer}"), marks)
    tried = [place for place in chosen if "@" not in place or place.endswith(f"@{batch.layer}")]
    told = surprises(current, tried if len(batch.entries) == len(ENTRIES) else [one for one in tried if one in current])
    assert not told, told


@pytest.mark.slow
def test_a_cheat_never_makes_a_check_of_ours_break(batch: Batch) -> None:
    broken = [student for student, report in batch.reports.items() if "grader_fault" in texts(report)]
    assert not broken, "what breaks a check earns its points"


@pytest.mark.slow
def test_every_lost_point_has_a_reason(batch: Batch) -> None:
    silent = [
        (student, result["check"])
        for student, report in batch.reports.items()
        for result in report["results"]
        if result["points"] < result["max_points"] and not result["found"].strip()
    ]
    assert not silent


@pytest.mark.slow
def test_every_record_names_the_layer(batch: Batch) -> None:
    assert not [s for s, report in batch.reports.items() if batch.layer not in report["isolation"].casefold()]


@pytest.mark.slow
def test_no_secret_is_in_any_record_page_or_table(batch: Batch) -> None:
    everything = {**{s: json.dumps(report) for s, report in batch.reports.items()}, **batch.shown, "log": batch.printed}
    leaks = [
        (name, place) for name, text in everything.items() for place, word in batch.secrets.items() if word in text
    ]
    assert not leaks


@pytest.mark.slow
def test_no_attack_says_that_it_succeeded(batch: Batch) -> None:
    breaches = {s: word for s, report in batch.reports.items() for word in texts(report) if "BREACH" in word}
    assert not breaches


@pytest.mark.slow
def test_no_service_of_this_machine_was_reached(batch: Batch) -> None:
    assert batch.reached == 0


@pytest.mark.slow
def test_no_process_or_file_of_a_submission_is_left_and_the_course_is_as_it_was(batch: Batch) -> None:
    assert not batch.left


@pytest.mark.slow
def test_no_submission_costs_the_grader_much_memory_time_or_room(batch: Batch) -> None:
    assert 0 < batch.peak_mb < 1000
    assert not {s: r["seconds"] for s, r in batch.reports.items() if r["seconds"] > 30}
    assert not {s: size for s, r in batch.reports.items() if (size := len(json.dumps(r))) > 100_000}
    assert not {s: len(page) for s, page in batch.shown.items() if s.startswith("page of ") and len(page) > 1_000_000}


# --- What people read ---

TAGS = re.compile(
    "a|bdi|body|br|caption|code|colgroup|dd|details|div|dl|dt|em|figcaption|figure|footer|h[1-6]|head|html|i|img|label|"
    "li|link|main|meta|nav|ol|option|p|pre|section|small|span|strong|style|summary|table|tbody|td|th|thead|title|tr|ul"
)
ATTRIBUTES = re.compile(
    "alt|aria-label|aria-labelledby|aria-live|autocomplete|charset|class|content|data-column|data-n|data-query|data-state|"
    "for|height|hidden|href|http-equiv|id|lang|name|open|placeholder|rel|role|scope|span|src|style|tabindex|title|type|"
    "value|width"
)
CONTROLS = {
    ("input", "query"),
    ("input", "anonymous"),
    ("select", "state"),
    ("select", "section"),
    ("button", "clear"),
    ("button", "all"),
    ("output", "count"),
}
"""Those of the bar over the marks. They send nothing: there is no form, and the policy allows none."""
SCRIPT = files("autograder.report").joinpath("templates", "class.js").read_text(encoding="utf-8")
"""The one script of ours. It works the bar, and makes no markup of what it reads."""
DIGEST = base64.b64encode(hashlib.sha256(SCRIPT.encode()).digest()).decode()
POLICY = "Content-Security-Policy"
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class Page(html.parser.HTMLParser):
    """Collects what in a page is more than plain text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.live: list[str] = []
        self.policies: list[str] = []
        self.scripts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        harmless = (
            (TAGS.fullmatch(tag) or (tag, given.get("id")) in CONTROLS)
            and all(map(ATTRIBUTES.fullmatch, given))
            and given.get("http-equiv", POLICY) == POLICY
            and re.fullmatch(r"(?!//)[\w#./%~-]*|data:,", given.get("href", ""))
            and re.match(r"data:image/png;|$", given.get("src", ""))
        )
        if tag == "script" and not attrs:
            self.scripts.append("")
        elif not harmless:
            self.live.append(self.get_starttag_text() or tag)
        if given.get("http-equiv") == POLICY:
            self.policies.append(given["content"])

    def handle_data(self, data: str) -> None:
        if self.cdata_elem == "script" and self.scripts:
            self.scripts[-1] += data

    @property
    def foreign(self) -> list[str]:
        """What is live and not ours."""
        return [*self.live, *(script for script in self.scripts if script != SCRIPT)]


@cache
def read(page: str) -> Page:
    parser = Page()
    parser.feed(page)
    parser.close()
    return parser


@pytest.mark.parametrize(
    "live",
    [
        "<script>x</script>",
        "<img src=x onerror=x>",
        "<a href=' javascript:x'>",
        "<a href='java\tscript:x'>",
        "<link rel=stylesheet href='//example.org/x.css'>",
        "<img src='https://example.org/x.png'>",
        "<meta http-equiv=refresh content=0>",
        "<form>",
        "<input>",
        "<button id=x>",
        f"<script src=x>{SCRIPT}</script>",
        f"<script>{SCRIPT} </script>",
        "<svg>",
    ],
)
def test_what_is_live_is_seen(live: str) -> None:
    assert read(f"<p>{live}</p>").foreign
    assert not read(f"<p>{html.escape(live)}</p>").foreign


@pytest.mark.slow
def test_nothing_in_any_page_is_live(batch: Batch) -> None:
    pages = {name: read(text) for name, text in batch.shown.items() if name.startswith("page of ")}
    assert len(pages) == len(batch.reports) + 1
    assert not {name: page.foreign for name, page in pages.items() if page.foreign}
    assert all(len(page.policies) == 1 and "default-src 'none'" in page.policies[0] for page in pages.values())
    assert sum(len(page.scripts) for page in pages.values()) == 1, "the class page has the script, and no other page"
    allowed = [re.findall(r"script-src[^;]*", page.policies[0]) for page in pages.values()]
    assert sorted(allowed) == [*([[]] * len(batch.reports)), [f"script-src 'sha256-{DIGEST}'"]]


@pytest.mark.slow
def test_no_page_and_no_table_holds_a_control_character(batch: Batch) -> None:
    pages = {name: text for name, text in batch.shown.items() if name != "terminal"}
    assert not {name: found.group() for name, text in pages.items() if (found := CONTROL.search(text))}


@pytest.mark.slow
def test_no_submission_writes_escape_sequences_to_the_terminal(batch: Batch) -> None:
    # Rich itself writes colours and weights, and nothing else.
    ours = re.sub(r"\x1b\[[0-9;]*m", "", batch.shown["terminal"])
    assert not CONTROL.search(ours)
    assert "owned" in ours, "the texts of the attacks are in the table"


@pytest.mark.slow
def test_no_cell_of_the_csv_is_a_formula(batch: Batch) -> None:
    rows = list(csv.reader(io.StringIO(batch.shown["csv"])))
    assert len(rows) == len(batch.reports) + 1, "no text begins a row of its own"
    assert {len(row) for row in rows} == {len(rows[0])}
    assert not [cell for row in rows for cell in row if re.match(r"[=+\-@\t\r]", cell)]
