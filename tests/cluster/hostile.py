"""The corpus on a worker: its world, with a cluster in it, and attacks that only a worker has to bear."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from autograder.api.result import Report
from autograder.cluster.home import Address, joined
from autograder.cluster.security import make_certificates
from autograder.grading.batch import Batch, grade_all
from autograder.grading.collection import find_submissions
from autograder.grading.judges import private_judges
from autograder.grading.local_pool import LocalPool
from autograder.sandbox.box import make_boxes
from autograder.sandbox.layers import layer_named
from tests.cluster.clusters import Cluster, cluster_of
from tests.corpus_tools import CORPUS, Entry, in_order
from tests.corpus_world import Services, World

__all__ = ["OF_WORKERS", "TwoRoads", "graded_on_two_roads"]

LISTENS = "0A"
"""The state of a socket in /proc/net/tcp."""
CONNECTS = """
import socket
loot = []
for port in "@PORTS@".split():
    for host in ("127.0.0.1", "::1", "localhost"):
        try:
            socket.create_connection((host, int(port)), timeout=0.2).close()
            loot.append("BREACH connected to " + port)
        except OSError:
            pass
for slot in range(100, 110):
    for kind in (socket.SOCK_DGRAM, socket.SOCK_STREAM):
        with socket.socket(socket.AF_UNIX, kind) as line:
            try:
                line.connect("\\0course-slot-%d" % slot)
                loot.append("BREACH connected to the mark of a worker")
            except OSError:
                pass
"""
READS = """
import glob, os
loot = []
places = ["@CERTS@/*", "/tmp/*", "/tmp/*/*", "/tmp/*/*/*", "/proc/@PID@/*", "/proc/[0-9]*/fd/*", "/proc/[0-9]*/environ"]
for path in [path for place in places for path in glob.glob(place)][:3000]:
    try:
        if os.path.isfile(path):
            with open(path, "rb") as file:
                loot.append(file.read(100_000))
    except OSError:
        pass
text = b"".join(loot)
if b"PRIVATE " + b"KEY" in text:
    loot.append("BREACH a key of the cluster")
"""
KILLS = """
import os, signal
loot = []
for pid in [*"@PIDS@".split(), os.getppid()]:
    try:
        os.kill(int(pid), signal.SIGKILL)
        loot.append("BREACH killed %s" % pid if int(pid) != os.getppid() else "parent")
    except OSError:
        pass
"""
SHOW = (CORPUS / "parts" / "show.py").read_text(encoding="utf-8")
OF_WORKERS = [
    Entry("leaking", name, about, "cheat", code=f"{code}\n\n{SHOW}")
    for name, about, code in (
        ("ports-of-the-cluster", "Connects to the scheduler and to the worker's own sockets.", CONNECTS),
        ("files-of-the-worker", "Reads the certificates and what the worker has open.", READS),
        ("worker-killed", "Kills the scheduler, the worker and its grader.", KILLS),
    )
]


@dataclass
class TwoRoads:
    """What came of the same submissions on a worker and at home, and of the world around them."""

    far: dict[str, Report] = field(default_factory=dict)
    near: dict[str, Report] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)
    secrets: list[str] = field(default_factory=list)
    reached: int = 0
    left: list[str] = field(default_factory=list)
    killed: list[int] = field(default_factory=list)
    """Processes of the cluster that are not there any more."""


def graded_on_two_roads(entries: list[Entry], layer: str, root: Path) -> TwoRoads:
    """Grade these entries on a worker over TLS, and then here, behind the same layer."""
    world, found = World(root), TwoRoads()
    services, certs = Services(world), root / "certs"
    make_certificates(certs)
    (root / "cluster").mkdir()
    secrets = {"HOME": str(root / "home"), "COURSE_SECRET": world.secrets["environment"]}
    how: dict[str, Any] = {"isolation": layer, "certificates": certs, "environment": secrets}
    with cluster_of(root / "cluster", world.course, 1, **how) as cluster:
        address = Address(cluster.address, certs)
        with joined(world.course, address, layer, None, found.told.append) as pool:
            pids = _processes(cluster)
            tokens = world.tokens(cluster.workers()[0]) | services.tokens | {"CERTS": str(certs)}
            tokens |= {"PORTS": " ".join(map(str, _ports(pids))), "PIDS": " ".join(map(str, pids))}
            world.add(in_order(entries), tokens)
            work = find_submissions(root / "submissions", world.course)
            names = [one.path.relative_to(root / "submissions").parts[0] for one in work]
            found.far = dict(zip(names, grade_all(Batch(world.course, work, pool)), strict=True))
            found.killed = [pid for pid in pids if not Path(f"/proc/{pid}").exists()]
    boxes = make_boxes(world.course, layer_named(layer))
    here = LocalPool(world.course, private_judges(world.course), boxes)
    found.near = dict(zip(names, grade_all(Batch(world.course, work, here)), strict=True))
    keys = [file.read_text().splitlines()[1] for file in sorted(certs.glob("*-key.pem"))]
    found.secrets = [*world.secrets.values(), *keys]
    found.reached, found.left = services.close(), world.left()
    return found


def _processes(cluster: Cluster) -> list[int]:
    """The scheduler, its worker, and the worker's grader."""
    (worker,) = cluster.workers()
    children = Path(f"/proc/{worker}/task/{worker}/children").read_text().split()
    return [cluster.process.pid, worker, *map(int, children)]


def _ports(pids: list[int]) -> list[int]:
    """The ports that these processes listen at."""
    ends = {os.readlink(one) for pid in pids for one in Path(f"/proc/{pid}/fd").iterdir() if one.is_symlink()}
    rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    mine = {row[1] for row in rows if row[3] == LISTENS and f"socket:[{row[9]}]" in ends}
    return sorted(int(re.sub(".*:", "", one), 16) for one in mine)
