"""A YAML file that a person writes: each mistake in it is told with its file and line."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar

from autograder.errors import CourseError

__all__ = ["line_of", "parse", "read_text", "structure", "structure_list"]

T = TypeVar("T")

NO_TEXT = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What YAML does not allow in a file."""
UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def read_text(file: Path) -> str:
    """The text of a file.

    Raises:
        CourseError: It cannot be read, or is no text in UTF-8.
    """
    try:
        data = file.read_bytes()
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise CourseError(f"this file cannot be read: {error.strerror}.", file=file) from error
    except UnicodeDecodeError as error:
        kind = "UTF-16" if data.startswith(UTF_16) else f"byte 0x{data[error.start]:02x}"
        line = data[: error.start].count(b"\n") + 1
        raise CourseError(
            f"this is not UTF-8 text ({kind}).", file=file, line=line, mend="Save it as UTF-8."
        ) from error
    if found := NO_TEXT.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise CourseError(
            f"there is a control character (U+{ord(found.group()):04X}).", file=file, line=line, mend="Remove it."
        )
    return text


def parse(text: str, file: Path) -> Any:
    """The data of a YAML text. A name that is there twice is refused: one of its values would be lost.

    Raises:
        CourseError: It is not sound.
    """
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return None
        for name, line in _twice(node, set()):
            raise CourseError(f"{name!r} is there twice.", file=file, line=line, mend="Keep one of them.")
        return loader.construct_document(node)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise CourseError(
            f"this is not valid YAML: {error.problem}.", file=file, line=mark.line + 1 if mark else None
        ) from error
    # A date that is none, a number of thousands of digits, lists in lists without end.
    except (ValueError, RecursionError) as error:
        raise CourseError(f"this is not valid YAML: {error}.", file=file) from error
    finally:
        loader.dispose()


def structure(data: Any, kind: type[T], text: str, file: Path, at: str = "") -> T:
    """Data as a dataclass, taken as they are or refused: an id of 1.10 without quotes must not become 1.1.

    Args:
        data: What `parse` gave, or a part of it.
        kind: The dataclass.
        text: The text of the file.
        file: The file.
        at: Where in the file the data stand, such as ``[2]``.

    Raises:
        CourseError: With the line, if a name is missing or unknown, or a value has another type.
    """
    import cattrs

    if not isinstance(data, dict):
        problem = f"expected names with values, found {type(data).__name__}."
        raise CourseError(problem, file=file, line=line_of(text, at))
    converter = cattrs.Converter(forbid_extra_keys=True)
    for scalar in (int, str, float, bool):
        converter.register_structure_hook(scalar, _strict)
    try:
        return converter.structure(data, kind)
    except (cattrs.BaseValidationError, TypeError) as error:
        problem = cattrs.transform_error(error, path=file.stem, format_exception=_in_words)[0]
        what, _, path = problem.partition(" @ ")
        raise CourseError(f"{what} at {path}.", file=file, line=line_of(text, at + path)) from error


def structure_list(text: str, kind: type[T], file: Path, one: str, many: str, first: str = "id") -> tuple[T, ...]:
    """A YAML text as a list of entries, each as a dataclass: see `structure`.

    `one` and `many` are what an entry is, `first` is the name that it begins with.

    Raises:
        CourseError: It is no such list, or an entry is not sound.
    """
    data = parse(text, file)
    if not isinstance(data, list) or not data:
        mend = f"Begin each {one} with `- {first}:`."
        raise CourseError(f"expected a list of {many}, found {type(data).__name__}.", file=file, line=1, mend=mend)
    return tuple(structure(entry, kind, text, file, f"[{n}]") for n, entry in enumerate(data))


def line_of(text: str, path: str) -> int | None:
    """The line of a YAML text that a path such as ``course.lessons[0].title`` leads to, as far as it leads."""
    import yaml

    node = yaml.compose(text, Loader=yaml.SafeLoader)
    for name, index in re.findall(r"\.(\w+)|\[(\d+)\]", path):
        below = _child(node, name, index)
        if below is None:
            break
        node = below
    return node.start_mark.line + 1 if node is not None else None


def _twice(node: Any, seen: set[int]) -> Iterator[tuple[str, int]]:
    """Names that a mapping has twice, with the line of the second one."""
    import yaml

    if id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _twice(item, seen)
    elif isinstance(node, yaml.MappingNode):
        names = set()
        for key, value in node.value:
            if key.value in names:
                yield key.value, key.start_mark.line + 1
            if isinstance(key, yaml.ScalarNode):
                names.add(key.value)
            yield from _twice(value, seen)


def _child(node: Any, name: str, index: str) -> Any:
    import yaml

    if isinstance(node, yaml.SequenceNode) and index:
        return node.value[int(index)]
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == name), None)
    return None


def _in_words(error: BaseException, kind: type | None) -> str:
    from cattrs.v import format_exception

    return str(error) if type(error) is TypeError else format_exception(error, kind)


def _strict(value: Any, kind: type) -> Any:
    if issubclass(kind, Enum):
        return _one_of(value, kind)
    if kind is float and isinstance(value, int | float) and not isinstance(value, bool):
        if not math.isfinite(value):
            raise TypeError(f"expected a number, found {value!r}")
        return value
    if isinstance(value, kind) and isinstance(value, bool) == (kind is bool):
        return value
    raise TypeError(f"expected {kind.__name__}, found {value!r} of type {type(value).__name__}")


def _one_of(value: Any, kind: type[Enum]) -> Any:
    words = [member.value for member in kind]
    if value not in words:
        raise TypeError(f"expected one of {', '.join(words)}, found {value!r}")
    return kind(value)
