"""Lines of checks that no reply reaches, with the reason: by lesson, the name of the file and the line."""

from __future__ import annotations

__all__ = ["UNREACHED"]

UNREACHED: dict[str, dict[tuple[str, str], str]] = {}
