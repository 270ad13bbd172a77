"""What is asked of the marking page, and what it answers: plain values, so that the rest needs no network."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qs

__all__ = ["FORM", "HEADERS", "MAX_BODY", "Refused", "Request", "Response", "page", "redirect"]

FORM = "application/x-www-form-urlencoded"
MAX_BODY = 64 * 1024
"""Bytes of a form."""
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    # Not "no-referrer": browsers then send forms with the origin `null`, and the origin is what a write is known by.
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""What every answer has."""


class Refused(Exception):
    """A request that is not answered, with the status and the sentence that say so."""

    def __init__(self, status: int, why: str) -> None:
        self.status = status
        super().__init__(why)


@dataclass(frozen=True)
class Request:
    """A request. Names of `headers` are in small letters; `query` has what stands behind the question mark."""

    method: str
    path: str
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def asked(self) -> dict[str, str]:
        """The values in the address: of each name the first."""
        return _values(self.query)

    @property
    def form(self) -> dict[str, str]:
        """The values of a form.

        Raises:
            Refused: It is no form.
        """
        try:
            return _values(self.body.decode("utf-8"))
        except (UnicodeDecodeError, ValueError) as error:
            raise Refused(400, "This is no form of the marking page.") from error


@dataclass(frozen=True)
class Response:
    """An answer. `kind` is its content type."""

    status: int
    body: bytes = b""
    kind: str = "text/html; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)


def page(html: str, status: int = 200) -> Response:
    """A page."""
    return Response(status, html.encode("utf-8", "replace"))


def redirect(address: str, headers: Mapping[str, str] | None = None) -> Response:
    """The way to another page, which is asked for with GET."""
    return Response(303, headers={"Location": address, **(headers or {})})


def _values(text: str) -> dict[str, str]:
    found = parse_qs(text, keep_blank_values=True, max_num_fields=50)
    return {name: values[0] for name, values in found.items()}
