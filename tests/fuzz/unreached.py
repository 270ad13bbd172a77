"""Lines of checks that no reply reaches, with the reason: by lesson, the name of the file and the line."""

from __future__ import annotations

__all__ = ["UNREACHED"]

IMPORTED = "It runs when the checks are imported, before anything is asked."
UNREACHED: dict[str, dict[tuple[str, str], str]] = {
    "01_loading": {
        ("test_1_csv.py", 'columns = [f"{row}x{column}" for row in range(1, 29) for column in range(1, 29)]'): IMPORTED,
        ("test_1_csv.py", 'lines = [",".join(["label", *columns])]'): IMPORTED,
        (
            "test_1_csv.py",
            'lines += [",".join(map(str, [label, *row])) for label, row in zip(labels.tolist(), pixels.tolist(), '
            "strict=True)]",
        ): IMPORTED,
        ("test_1_csv.py", 'content = ("\\n".join(lines) + "\\n").encode()'): IMPORTED,
        (
            "test_1_csv.py",
            'return File(name, gzip.compress(content, mtime=0) if name.endswith(".gz") else content)',
        ): IMPORTED,
    },
}
