"""A YAML file that a person writes: each mistake in it is told with its file and line."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from autograder.errors import CourseError, UsageError

__all__ = ["line_of", "of_the_instructor", "parse", "read_text", "structure", "structure_list", "times_as_text"]

T = TypeVar("T")

NO_TEXT = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What YAML does not allow in a file."""
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
DEEPEST = 30
"""Lists and names within each other, more than any author needs and fewer than Python can follow."""
NAME_TAGS = ("tag:yaml.org,2002:str", "tag:yaml.org,2002:merge")


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


def of_the_instructor(file: Path, load: Callable[[Path], T], nothing: T) -> T:
    """What a file holds that an instructor may put beside the results; `nothing` if there is none.

    Raises:
        UsageError: It is not sound, or has an ending that is not read.
    """
    if not file.exists() and not file.is_symlink():
        if (other := file.with_suffix(".yml")).exists():
            raise UsageError(f"{other} is not read. Call it {file.name}.")
        return nothing
    try:
        return load(file)
    except CourseError as error:
        raise UsageError(str(error)) from error


def parse(text: str, file: Path) -> Any:
    """The data of a YAML text: lists, values, and names that are text and there once.

    Raises:
        CourseError: It is not sound.
    """
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return None
        for problem, at, mend in _unsound(node, (), set()):
            raise CourseError(problem, file=file, line=at.start_mark.line + 1, mend=mend)
        return loader.construct_document(node)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise CourseError(
            f"this is not valid YAML: {error.problem}.", file=file, line=mark.line + 1 if mark else None
        ) from error
    # A date that is none, a number of thousands of digits.
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
    try:
        made: T = _converter().structure(data, kind)
        return made
    except (cattrs.BaseValidationError, TypeError) as error:
        problem = cattrs.transform_error(error, path=file.stem, format_exception=_in_words)[0]
        what, _, path = problem.partition(" @ ")
        raise CourseError(f"{what} at {path}.", file=file, line=line_of(text, at + path)) from error


def structure_list(text: str, kind: type[T], file: Path, one: str, many: str, *, first: str = "id") -> tuple[T, ...]:
    """A YAML text as a list of entries, each as a dataclass: see `structure`.

    `one` and `many` are what an entry is, and `first` is the name that it begins with.

    Raises:
        CourseError: It is no such list, or an entry is not sound.
    """
    data = parse(text, file)
    if not isinstance(data, list) or not data:
        mend = f"Begin each {one} with `- {first}:`."
        raise CourseError(f"expected a list of {many}, found {type(data).__name__}.", file=file, line=1, mend=mend)
    return tuple(structure(entry, kind, text, file, f"[{n}]") for n, entry in enumerate(data))


def times_as_text(data: Any) -> Any:
    """The data, with text for each date and time. YAML takes some of these for such, and others for text."""
    if isinstance(data, dict):
        return {name: times_as_text(value) for name, value in data.items()}
    if isinstance(data, list):
        return [times_as_text(value) for value in data]
    return str(data) if isinstance(data, date) else data


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


def _unsound(node: Any, above: tuple[Any, ...], seen: set[int]) -> Iterator[tuple[str, Any, str]]:
    """What this or another reader of YAML would stumble over: the problem, its node, and what mends it."""
    import yaml

    if node in above:
        yield "this is a part of itself.", node, "Write it out."
    elif len(above) > DEEPEST:
        yield f"this stands in more than {DEEPEST} lists or names.", node, "Take some brackets out."
    elif id(node) not in seen:
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            yield from _unsound_names(node)
        for part in _parts(node):
            yield from _unsound(part, (*above, node), seen)


def _unsound_names(node: Any) -> Iterator[tuple[str, Any, str]]:
    names = set[str]()
    for key, _ in node.value:
        if key.tag not in NAME_TAGS:
            word = repr(key.value) if isinstance(key.value, str) else "a list"
            yield f"{word} stands before a colon, and is no text.", key, "Write a name there, in quotes if need be."
        elif key.value in names:
            yield f"{key.value!r} is there twice.", key, "Keep one of them."
        else:
            names.add(key.value)


def _parts(node: Any) -> list[Any]:
    import yaml

    if isinstance(node, yaml.MappingNode):
        return [value for _, value in node.value]
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []


def _child(node: Any, name: str, index: str) -> Any:
    import yaml

    if isinstance(node, yaml.SequenceNode) and index:
        return node.value[int(index)]
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == name), None)
    return None


@cache
def _converter() -> Any:
    """What makes dataclasses of data. It is made once: a file may have a thousand entries."""
    import cattrs

    converter = cattrs.Converter(forbid_extra_keys=True)
    for scalar in (int, str, float, bool):
        converter.register_structure_hook(scalar, _strict)
    _never_taken_apart(converter)
    return converter


def _never_taken_apart(converter: Any) -> None:
    """Let only a list become a tuple, and only names with values a dataclass: the letters of a text are no list."""
    from cattrs.cols import list_structure_factory
    from cattrs.gen import make_dict_structure_fn

    def whole(kind: Any) -> Callable[[Any, Any], Any]:
        make = make_dict_structure_fn(kind, converter)
        return lambda data, _: make(_as(dict, "names with values", data), kind)

    def listed(kind: Any) -> Callable[[Any, Any], Any]:
        make = list_structure_factory(kind, converter)
        return lambda data, _: tuple(make(_as(list, "a list", data), kind))

    converter.register_structure_hook_factory(is_dataclass, whole)
    converter.register_structure_hook_factory(lambda kind: getattr(kind, "__origin__", None) is tuple, listed)


def _as(kind: type, words: str, value: Any) -> Any:
    if not isinstance(value, kind):
        raise TypeError(f"expected {words}, found {value!r} of type {type(value).__name__}")
    return value


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
