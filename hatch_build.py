"""Puts the manifest into the wheel as JSON: a browser's Python has no YAML reader."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import yaml
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ManifestHook(BuildHookInterface):  # type: ignore[type-arg]
    """Adds ``autograder/_course/course.json`` to the wheel, made from course.yaml."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the JSON file and name it to the builder. A checkout reads course.yaml itself."""
        if version == "editable":
            return
        data = yaml.safe_load((Path(self.root) / "course.yaml").read_text(encoding="utf-8"))
        file = Path(tempfile.mkdtemp()) / "course.json"
        file.write_text(json.dumps(data), encoding="utf-8")
        build_data["force_include"][str(file)] = "autograder/_course/course.json"
