"""Shows a site on this machine, as a web server would: for a look, or for a room without a network."""

from __future__ import annotations

import functools
import sys
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from autograder.site.lite import FOLDER

__all__ = ["site_server"]


class _Handler(SimpleHTTPRequestHandler):
    """Serves files. With these headers a page of ours may share memory with its worker, and so stop it."""

    extensions_map = {  # noqa: RUF012  (the standard library's own attribute)
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
        ".whl": "application/zip",
        ".ipynb": "application/x-ipynb+json",
    }

    def end_headers(self) -> None:
        # JupyterLite's kernel, where memory is shared, may miss an answer that comes early, and a cell never ends.
        if f"/{FOLDER}/" not in self.path:
            self.send_header("Cross-Origin-Opener-Policy", "same-origin")
            self.send_header("Cross-Origin-Embedder-Policy", "require-corp")
        # A browser asks whether a file has changed: who builds the site anew sees the new one.
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing is said of what a browser asks for."""


class _Server(ThreadingHTTPServer):
    """Has a queue for all that a page asks for at once. With the usual five, a start of Python may wait a minute."""

    request_queue_size = 256

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away in the midst of an answer is no news."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def site_server(folder: Path, port: int = 0) -> ThreadingHTTPServer:
    """A server of a folder, for this machine alone; 0 is any port that is free. Its caller starts and closes it."""
    return _Server(("127.0.0.1", port), functools.partial(_Handler, directory=str(folder)))
