"""Who gets in: whoever has the token, from a page of ours, by the name of this machine."""

from __future__ import annotations

import hmac
import secrets
from http.cookies import CookieError, SimpleCookie

from autograder.marking.http import FORM, MAX_BODY, Refused, Request, Response

__all__ = ["Door"]

HOSTS = ("127.0.0.1", "localhost")
OF_OURS = ("same-origin", "none")
"""What a browser says of where a request comes from: a page of ours, or somebody who typed the address."""


class Door:
    """Stands before all that is asked, and lets in what is sound.

    Cookies do not tell ports apart: a server on another port of this machine can get them, if a browser is led there.
    So the cookie is for addresses below `base` alone, which nobody else knows.

    Args:
        port: Where the server listens.
    """

    def __init__(self, port: int) -> None:
        self._token, self._cookie = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
        self._hosts = {f"{host}:{port}" for host in HOSTS}
        self.base = f"/{secrets.token_urlsafe(12)}"
        self._once: set[str] = set()
        self._at = f"http://{HOSTS[0]}:{port}/?token="

    @property
    def address(self) -> str:
        """What is told the person who marks. Nobody else may see it."""
        return f"{self._at}{self._token}"

    def invitation(self) -> str:
        """An address that lets in once: all users of a machine can see what a browser is started with."""
        once = secrets.token_urlsafe(32)
        self._once.add(once)
        return f"{self._at}{once}"

    def admit(self, request: Request) -> Response | None:
        """The way in for the token, and None for a request that may be answered.

        Raises:
            Refused: It may not.
        """
        if request.headers.get("host", "") not in self._hosts:
            raise Refused(403, "This page answers to the address that `course mark` has printed, and to no other.")
        if request.method not in ("GET", "POST"):
            raise Refused(405, "This page knows GET and POST.")
        if request.method == "GET" and request.path == "/" and "token" in request.asked:
            return self._let_in(request.asked["token"])
        if not self._is_known(request) or not request.path.startswith(f"{self.base}/"):
            raise Refused(403, "Copy the whole address that `course mark` has printed into your browser.")
        if request.headers.get("sec-fetch-site", "none") not in OF_OURS:
            raise Refused(403, "This was asked for by a page that is none of ours.")
        if request.method == "POST":
            self._look_at_what_is_sent(request)
        return None

    def _let_in(self, token: str) -> Response:
        once = next((one for one in self._once if _same(token, one)), "")
        if not once and not _same(token, self._token):
            raise Refused(403, "This token is not the one that `course mark` has printed, or was used before.")
        self._once.discard(once)
        # Not a redirect: whoever follows a link from another page would come without the cookie, which is for us alone.
        html = f'<!doctype html><title>Marking</title><meta http-equiv="refresh" content="0; url={self.base}/">'
        cookie = f"course_mark={self._cookie}; HttpOnly; SameSite=Strict; Path={self.base}"
        return Response(200, html.encode(), headers={"Set-Cookie": cookie})

    def _is_known(self, request: Request) -> bool:
        try:
            found = SimpleCookie(request.headers.get("cookie", "")).get("course_mark")
        except CookieError:
            return False
        return found is not None and _same(found.value, self._cookie)

    def _look_at_what_is_sent(self, request: Request) -> None:
        # Browsers say with each form where it comes from. What does not say it is no page of ours.
        if request.headers.get("origin") != f"http://{request.headers['host']}":
            raise Refused(403, "This was sent by a page that is none of ours.")
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != FORM:
            raise Refused(415, "This is no form of the marking page.")
        if len(request.body) > MAX_BODY:
            raise Refused(413, f"This is longer than {MAX_BODY // 1024} KB. Write less.")


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode("utf-8", "surrogatepass"), other.encode())
