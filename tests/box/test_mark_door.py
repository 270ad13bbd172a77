"""`course mark`: how it begins and ends, who gets in, from where, and with which kinds of requests."""

from __future__ import annotations

import http.client
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest

from autograder.grading.overrides import NAME
from autograder.manifest import Course
from autograder.marking.http import MAX_BODY
from tests.conftest import run, working_in
from tests.marking import QUILLON, STUDENTS, Client, Desk, desk, served
from tests.shown import told


def test_the_server_listens_on_this_machine_alone(marked: Desk) -> None:
    assert marked.server.server_address[0] == "127.0.0.1"


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"cookie": ""}, 403),
        ({"cookie": "course_mark=wrong"}, 403),
        ({"cookie": "course_mark=\xe9"}, 403),
        ({"host": "evil.example"}, 403),
        ({"host": "evil.example:80"}, 403),
        ({"host": ""}, 403),
        ({"sec_fetch_site": "cross-site"}, 403),
        ({"sec_fetch_site": "same-site"}, 403),
        ({"sec_fetch_site": "none"}, 200),
        ({"sec_fetch_site": ""}, 200),
    ],
)
def test_a_page_needs_the_cookie_the_host_and_no_other_page_that_asks(
    client: Client, changes: dict[str, str], status: int
) -> None:
    for path in ("/names/1", QUILLON, "/mark.css", "/keys.js"):
        found = client.send("GET", client.base + path, body=b"", **changes)
        assert found.status == status
        assert status == 200 or STUDENTS[0].encode() not in found.body


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"origin": ""}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "http://127.0.0.1:1"}, 403),
        ({"sec_fetch_site": "same-site"}, 403),
        ({"content_type": "text/plain"}, 415),
        ({"content_type": "application/json"}, 415),
        ({"content_type": "multipart/form-data; boundary=x"}, 415),
        ({"content_type": ""}, 415),
        ({"cookie": ""}, 403),
    ],
)
def test_a_form_of_another_page_or_kind_writes_nothing(
    marked: Desk, client: Client, changes: dict[str, str], status: int
) -> None:
    body = urlencode({"version": client.version(QUILLON), "comment": "Hello."}).encode()
    assert client.send("POST", client.base + QUILLON, body=body, **changes).status == status
    assert not (marked.out / NAME).exists()
    assert client.send("POST", client.base + QUILLON, body=body).status == 303
    assert (marked.out / NAME).exists()


def test_other_methods_long_forms_and_strange_bytes_are_refused(marked: Desk, client: Client) -> None:
    for method in ("PUT", "DELETE", "HEAD", "OPTIONS", "PATCH"):
        assert client.send(method, client.base + "/names/1").status == 405
    assert client.send("POST", client.base + QUILLON, body=b"a" * (MAX_BODY + 1)).status == 413
    assert client.send("POST", client.base + QUILLON, body=b"a=\xff").status == 400
    assert client.send("POST", client.base + QUILLON, body=b"&".join([b"a=1"] * 60)).status == 400
    assert not (marked.out / NAME).exists()


@pytest.mark.parametrize(
    "path",
    [
        "/../etc/passwd", "/names/../../etc/passwd", "/names/1/../../overrides.yaml", "/%2e%2e/overrides.yaml",
        "/overrides.yaml", "/templates/keys.js", "/names", "/names/9", "/names/1.99/1", "/names/1.1/0", "/names/1.1/99",
       "/names/1.1/١",         "/names/1.1/1/", "/other/1", "/names/1.1/1/delete", "//etc/passwd", "",
    ],
)  # fmt: skip
def test_no_path_leads_to_a_file(client: Client, path: str) -> None:
    found = client.send("GET", client.base + path)
    assert found.status in (403, 404)
    assert b"Traceback" not in found.body


def test_the_token_lets_in_and_the_one_that_a_browser_is_started_with_does_so_once(marked: Desk) -> None:
    door = marked.server.door
    entry = urlsplit(door.invitation())
    client = Client(marked.server)
    first, second = (client.send("GET", entry.path, entry.query, cookie="") for _ in range(2))
    assert (first.status, second.status) == (200, 403)
    cookie = first.headers["Set-Cookie"]
    assert "HttpOnly" in cookie and "SameSite=Strict" in cookie and f"Path={door.base}" in cookie
    assert door.base.encode() in first.body and entry.query.encode() not in first.body
    assert client.send("GET", "/", "token=wrong", cookie="").status == 403
    assert client.send("GET", "/", "", cookie="").status == 403
    assert client.send("GET", "/", entry.query, cookie="", host="evil.example").status == 403


def test_over_the_wire_every_answer_has_its_headers_and_no_version(marked: Desk, client: Client) -> None:
    with served(marked.server):
        asked: list[tuple[str, str, dict[str, str], bytes]] = [
            ("GET", client.base + "/names/1", {"Cookie": client.cookie}, b""),
            ("GET", "/", {}, b""),
            ("BREW", "/", {}, b""),
            ("POST", client.base + QUILLON, {"Cookie": client.cookie}, b"a" * (MAX_BODY + 1)),
            ("POST", client.base + QUILLON, {"Cookie": client.cookie, "Transfer-Encoding": "chunked"}, b"0\r\n\r\n"),
        ]  # fmt: skip
        found = []
        for method, path, headers, body in asked:
            link = http.client.HTTPConnection(client.headers["host"], timeout=20)
            link.request(method, path, body=body or None, headers=headers)
            answer = link.getresponse()
            found.append(answer.status)
            assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'")
            assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert answer.headers["Cache-Control"] == "no-store"
            assert answer.headers["Referrer-Policy"] == "same-origin"
            assert "Python" not in str(answer.headers) and b"Traceback" not in answer.read()
            link.close()
    assert found == [200, 403, 501, 413, 411]


def test_there_must_be_results(course: Course, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with working_in(course.root):
        assert run("mark", "--out", tmp_path / "none") == 2
        assert "There are no results in" in told(capsys)[1]
        with desk(course, tmp_path) as found:
            assert run("mark", "--out", found.out, "--lesson", "2") == 2
            assert "There are no results of lesson 2" in told(capsys)[1]
            assert run("mark", "--out", found.out, "--port", str(found.server.server_port), "--no-browser") == 2
            assert "cannot be used" in told(capsys)[1]


@pytest.mark.slow
def test_ctrl_c_says_what_was_decided_and_publishes(course: Course, tmp_path: Path) -> None:
    with desk(course, tmp_path) as found:
        out = found.out
    env = os.environ | {"COURSE_ROOT": str(course.root), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "autograder", "mark", "--out", str(out), "--no-browser", "--by", "mk"]
    with subprocess.Popen(command, stdout=-1, stderr=-1, text=True, env=env) as process:
        assert process.stdout
        address = urlsplit(process.stdout.readline().split()[-1])
        link = http.client.HTTPConnection(address.netloc, timeout=20)
        link.request("GET", f"/?{address.query}")
        entry = link.getresponse()
        cookie = entry.headers["Set-Cookie"].partition(";")[0]
        base = re.findall(r"url=(/[^/]+)/", entry.read().decode())[0]
        link.request("GET", f"{base}{QUILLON}", headers={"Cookie": cookie})
        version = re.findall(r'name="version" value="(\w+)"', link.getresponse().read().decode())[0]
        body = urlencode({"version": version, "points": "1", "why": "Looked."})
        headers = {
            "Cookie": cookie,
            "Origin": f"http://{address.netloc}",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        link.request("POST", f"{base}{QUILLON}", body, headers)
        assert link.getresponse().status == 303
        process.send_signal(signal.SIGINT)
        said, problem = process.communicate(timeout=60)
    assert process.returncode == 0, problem
    assert f"  {STUDENTS[0]}, 1.1: 1 point; reason: Looked.; by mk" in said
    assert "1 decision of this session in" in said and "Pages and marks.csv are written anew." in said
    assert "Looked." in (out / STUDENTS[0] / "feedback.html").read_text()
    assert not problem
