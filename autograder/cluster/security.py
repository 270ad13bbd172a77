"""Who may talk to whom: over TLS with certificates on both sides, or on this machine alone."""

from __future__ import annotations

import ipaddress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from autograder.errors import UsageError
from autograder.files import OWNER_ONLY, write_bytes
from autograder.location import DISTRIBUTION

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
    from distributed import Security

__all__ = ["EXTRA", "make_certificates", "nobody_at", "require_cluster", "safe_address", "security_of"]

EXTRA = f'Several machines need more packages: pip install "{DISTRIBUTION}[cluster]".'
AUTHORITY, ROLE_NAMES = "authority", ("scheduler", "worker", "home")
DAYS = 365
PRIVATE_KEY, CERTIFICATE = "-key.pem", ".pem"
SCHEMES = ("tcp", "tls")


def require_cluster() -> None:
    """See that what several machines need is installed.

    Raises:
        UsageError: It is not.
    """
    try:
        import cryptography  # noqa: F401
        import distributed  # noqa: F401
    except ModuleNotFoundError as error:
        raise UsageError(EXTRA) from error


def safe_address(address: str, certificates: Path | None) -> str:
    """The address of a scheduler, if it can be talked to without telling others.

    Labels, private data and students' work travel to it.

    Raises:
        UsageError: It is none, it is a plain one of another machine, or certificates are missing or needless.
    """
    try:
        parts = urlsplit(address)
        is_whole = parts.scheme in SCHEMES and bool(parts.hostname) and parts.port is not None
    except ValueError:
        is_whole = False
    if not is_whole:
        raise UsageError(f"{address!r} is no address of a scheduler. Give one such as tls://grader.example.org:8786.")
    if parts.scheme == "tls" and certificates is None:
        raise UsageError(f"{address} needs certificates. Give their folder with --certs.")
    if parts.scheme == "tcp" and certificates is not None:
        raise UsageError(f"{address} uses no certificates. Give the address with tls:// in place of tcp://.")
    if parts.scheme == "tcp" and not _is_this_machine(parts.hostname or ""):
        raise UsageError(
            f"{address} is another machine, and labels would travel to it for all to read. Make certificates with "
            "`course cluster --make-certs certs`, copy the folder to each machine, and use tls:// and --certs."
        )
    return address


def nobody_at(address: str, certificates: Path | None) -> UsageError:
    """What to say if nobody answers there; over TLS, who has other certificates does not answer either."""
    if certificates is None:
        return UsageError(f"No scheduler answers at {address}. Start one: `course cluster`.")
    return UsageError(
        f"Nobody with these certificates answers at {address}. Start a scheduler there, `course cluster`, with --certs "
        f"and a copy of the folder {certificates}."
    )


def _is_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def security_of(certificates: Path | None) -> Security | None:
    """What Dask needs to know of certificates; None for a cluster on one machine.

    Raises:
        UsageError: One is missing, cannot be read, is not valid yet or any more.
    """
    from distributed import Security

    if certificates is None:
        return None
    endings = (CERTIFICATE, PRIVATE_KEY)
    files = {role: [certificates / f"{role}{ending}" for ending in endings] for role in ROLE_NAMES}
    authority = certificates / f"{AUTHORITY}{CERTIFICATE}"
    for file in (authority, *(one for pair in files.values() for one in pair)):
        if not file.is_file():
            raise UsageError(f"{file} is missing. Make all certificates with `course cluster --make-certs FOLDER`.")
    for file in (authority, *(certificate for certificate, _ in files.values())):
        _refuse_untimely(file)
    return Security(
        require_encryption=True,
        tls_ca_file=str(authority),
        tls_scheduler_cert=str(files["scheduler"][0]),
        tls_scheduler_key=str(files["scheduler"][1]),
        tls_worker_cert=str(files["worker"][0]),
        tls_worker_key=str(files["worker"][1]),
        tls_client_cert=str(files["home"][0]),
        tls_client_key=str(files["home"][1]),
    )


def _refuse_untimely(file: Path) -> None:
    from cryptography import x509

    try:
        found = x509.load_pem_x509_certificate(file.read_bytes())
    except (OSError, ValueError) as error:
        raise UsageError(f"{file} is no certificate that can be read.") from error
    now, form = datetime.now(UTC), "%Y-%m-%d %H:%M UTC"
    if now > found.not_valid_after_utc:
        until = f"{found.not_valid_after_utc:{form}}"
        raise UsageError(f"{file} was valid until {until}. Make new ones: `course cluster --make-certs FOLDER`.")
    if now < found.not_valid_before_utc:
        since = f"{found.not_valid_before_utc:{form}}"
        raise UsageError(f"{file} is valid from {since} on, and this machine says {now:{form}}. Set its clock.")


def make_certificates(folder: Path, days: int = DAYS) -> list[Path]:
    """Make an authority of one's own and a certificate for each role. Whoever has the folder may take part.

    Args:
        folder: A folder; it is made. Nothing is written over.
        days: How long they are valid.

    Returns:
        The files. The key of the authority is kept nowhere: nobody can make more of these later.

    Raises:
        UsageError: There are certificates already.
    """
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    if (folder / f"{AUTHORITY}{CERTIFICATE}").exists():
        raise UsageError(f"There are certificates in {folder} already. Remove them, or name another folder.")
    authority_key = ec.generate_private_key(ec.SECP256R1())
    keys = {role: ec.generate_private_key(ec.SECP256R1()) for role in ROLE_NAMES}
    contents = {f"{AUTHORITY}{CERTIFICATE}": _certificate(AUTHORITY, authority_key, authority_key, days)}
    for role, key in keys.items():
        contents[f"{role}{CERTIFICATE}"] = _certificate(role, key, authority_key, days)
        contents[f"{role}{PRIVATE_KEY}"] = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    for name, content in contents.items():
        write_bytes(folder / name, content, OWNER_ONLY)
    return [folder / name for name in contents]


def _certificate(role: str, key: EllipticCurvePrivateKey, authority: EllipticCurvePrivateKey, days: int) -> bytes:
    """A certificate for a key, signed by the authority, which signs its own too."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization

    def name(of: str) -> x509.Name:
        return x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, f"course {of}")])

    now, is_authority = datetime.now(UTC), role == AUTHORITY
    made = (
        x509.CertificateBuilder()
        .subject_name(name(role))
        .issuer_name(name(AUTHORITY))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(minutes=5))
        .not_valid_after(now + timedelta(days=days))
        .add_extension(x509.BasicConstraints(ca=is_authority, path_length=0 if is_authority else None), critical=True)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(authority, hashes.SHA256())
    )
    return made.public_bytes(serialization.Encoding.PEM)
