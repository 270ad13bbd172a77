"""The server: on this machine alone, on a free port, a thread for each request."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from typing import Any
from urllib.parse import urlsplit

from autograder.errors import UsageError
from autograder.marking.door import Door
from autograder.marking.http import HEADERS, MAX_BODY, Refused, Request, Response

__all__ = ["Server"]

Answer = Callable[[Request], Response]
SECONDS = 30
"""How long one request may take to arrive."""
MOST_UNREAD = 1_000_000
HERE = "127.0.0.1"


class Server(ThreadingHTTPServer):
    """Answers what `Door` admits.

    Args:
        port: Where to listen; 0 for a free port.

    Raises:
        UsageError: Somebody else listens there.
    """

    daemon_threads = True
    # Two servers on one port would each get some of the requests.
    allow_reuse_port = False

    def __init__(self, port: int) -> None:
        try:
            super().__init__((HERE, port), _Handler)
        except (OSError, OverflowError) as error:
            what = getattr(error, "strerror", None) or error
            raise UsageError(f"Port {port} cannot be used: {what}. Leave --port out for a free one.") from error
        self.door = Door(self.server_port)
        self.answer: Answer | None = None
        """What answers; set before it serves."""
        self.refusal: Callable[[int, str], Response] = lambda status, why: Response(status, why.encode(), "text/plain")
        """The page for what is not answered."""

    def server_bind(self) -> None:
        """Without the look at a name server that the library takes for a name that nobody needs."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = HERE, self.server_address[1]

    def respond(self, request: Request) -> Response:
        """The answer to a request, whatever happens."""
        try:
            way = self.door.admit(request)
            assert self.answer is not None
            return way or self.answer(request)
        except Refused as refused:
            return self.refusal(refused.status, str(refused))
        except Exception:
            traceback.print_exc()
            return self.refusal(500, "The marking page has failed: our mistake. The terminal says where.")

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that went away is no error."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    """Reads a request and writes its answer. Each connection has one."""

    timeout = SECONDS
    server: Server

    def handle_one(self) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        parts = urlsplit(self.path) if self.path.startswith("/") and not self.path.startswith("//") else urlsplit("")
        try:
            request = Request(self.command, parts.path, parts.query, headers, self._body())
            self._write(self.server.respond(request))
        except Refused as refused:
            self._write(self.server.refusal(refused.status, str(refused)))

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = handle_one

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Not the page of the library, which names its version."""
        self._write(self.server.refusal(code, message or "This is no request that the marking page knows."))

    def version_string(self) -> str:
        return "course"

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: an address says whose work somebody looked at."""

    def _body(self) -> bytes:
        if self.command != "POST":
            return b""
        length = self.headers.get("Content-Length", "")
        if not length.isascii() or not length.isdigit() or "Transfer-Encoding" in self.headers:
            raise Refused(411, "A form says how long it is.")
        if len(length) > 9 or int(length) > MAX_BODY:
            # A browser that is still sending would not read the answer.
            self.rfile.read(min(int(length), MOST_UNREAD))
            raise Refused(413, f"This is longer than {MAX_BODY // 1024} KB. Write less.")
        return self.rfile.read(int(length))

    def _write(self, response: Response) -> None:
        self.close_connection = True
        self.send_response(response.status)
        for name, value in {**HEADERS, **response.headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Type", response.kind)
        self.send_header("Content-Length", str(len(response.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(response.body)
