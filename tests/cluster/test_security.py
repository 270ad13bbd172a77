"""Who may talk to a cluster, and what is said where somebody may not. Nothing is started here."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from autograder.cluster.home import Address, address_in
from autograder.cluster.messages import Hello, Parcel
from autograder.cluster.security import ROLE_NAMES, make_certificates, safe_address, security_of
from autograder.errors import UsageError
from tests.conftest import run

Cut = Callable[[Path], object]


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("certs") / "certs"
    make_certificates(folder)
    return folder


def test_certificates_are_for_their_owner_and_enough_for_all_roles(certificates: Path) -> None:
    files = {file.name: stat.S_IMODE(file.stat().st_mode) for file in certificates.iterdir()}
    assert set(files.values()) == {0o600}
    assert len(files) == 1 + 2 * len(ROLE_NAMES)
    security = security_of(certificates)
    assert security is not None
    for role in ("scheduler", "worker", "client"):
        assert security.get_connection_args(role)["ssl_context"] is not None
        assert security.get_connection_args(role)["require_encryption"]


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:8786", "tcp://localhost:1", "tcp://[::1]:8786"])
def test_this_machine_needs_no_certificates(address: str) -> None:
    assert safe_address(address, None) == address


@pytest.mark.parametrize(
    "host", ["10.0.0.1", "grader.example.org", "0.0.0.0", "[2001:db8::1]", "127.0.0.1.example.org"]
)
def test_a_plain_address_of_another_machine_is_refused_with_the_command_that_makes_certificates(host: str) -> None:
    with pytest.raises(UsageError, match="course cluster --make-certs certs"):
        safe_address(f"tcp://{host}:8786", None)


@pytest.mark.parametrize(
    "address",
    ["", "8786", "localhost:8786", "http://localhost:8786", "tls://:8786", "tls://a", "tcp://localhost:x", "tcp://[:1"],
)
def test_what_is_no_address_is_refused_with_one_that_is(address: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"is no address of a scheduler\. Give one such as tls://"):
        safe_address(address, tmp_path)


def test_certificates_and_the_kind_of_address_go_together(certificates: Path) -> None:
    with pytest.raises(UsageError, match="needs certificates. Give their folder with --certs"):
        safe_address("tls://10.0.0.1:8786", None)
    with pytest.raises(UsageError, match="Give the address with tls://"):
        safe_address("tcp://127.0.0.1:8786", certificates)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda folder: (folder / "worker-key.pem").unlink(), "worker-key.pem is missing. Make all certificates with"),
        (lambda folder: (folder / "authority.pem").write_text("no"), "authority.pem is no certificate"),
        (lambda folder: (folder / "home.pem").write_bytes(b"\xff"), "home.pem is no certificate"),
    ],
)
def test_certificates_that_are_missing_or_spoilt_are_named(tmp_path: Path, spoil: Cut, said: str) -> None:
    make_certificates(tmp_path / "certs")
    spoil(tmp_path / "certs")
    with pytest.raises(UsageError, match=said):
        security_of(tmp_path / "certs")


def test_certificates_that_are_too_old_are_named_with_their_end(tmp_path: Path) -> None:
    make_certificates(tmp_path / "certs", days=0)
    with pytest.raises(UsageError, match=r"authority\.pem was valid until .* UTC\. Make new ones"):
        security_of(tmp_path / "certs")


def test_a_clock_that_is_off_is_named_with_what_it_says(certificates: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from datetime import UTC, datetime

    class Early(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return datetime(2001, 2, 3, tzinfo=UTC)

    monkeypatch.setattr("autograder.cluster.security.datetime", Early)
    with pytest.raises(UsageError, match=r"this machine says 2001-02-03 00:00 UTC\. Set its clock"):
        security_of(certificates)


def test_certificates_are_not_written_over(certificates: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("cluster", "--make-certs", certificates) == 2
    assert "There are certificates in" in capsys.readouterr().err


def test_the_command_makes_certificates_and_says_what_is_next(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("cluster", "--make-certs", tmp_path / "certs") == 0
    assert f"course cluster --host 0.0.0.0 --certs {tmp_path / 'certs'}" in capsys.readouterr().out
    assert security_of(tmp_path / "certs") is not None


def test_a_scheduler_file_says_the_address(tmp_path: Path) -> None:
    file = tmp_path / "scheduler.json"
    file.write_text('{"address": "tcp://127.0.0.1:8786"}')
    assert Address(str(file)).found() == "tcp://127.0.0.1:8786"
    for text in ("{}", "no", "[]", "3"):
        file.write_text(text)
        with pytest.raises(UsageError, match="is no scheduler file"):
            address_in(str(file))


def test_what_travels_shows_no_content_where_dask_writes_it_into_a_log() -> None:
    shown = f"{Hello({'heldout': b'labels'}, b'fits')} {Parcel('ana', '01', 'a.ipynb', b'work of ana')}"
    for secret in ("labels", "fits=", "work of ana"):
        assert secret not in shown


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["worker", "tcp://10.0.0.1:8786"], "labels would travel"),
        (["worker", "nowhere"], "is no address of a scheduler"),
        (["cluster", "--host", "0.0.0.0"], "labels would travel"),
    ],
)
def test_bad_input_is_one_line_and_exit_code_2(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) == 2
    found = capsys.readouterr().err
    assert said in found
    assert len(found.strip().splitlines()) == 1
