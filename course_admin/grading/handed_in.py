"""What lies in a file that was handed in: its cells, whatever the file is wrapped in.

Only the text of cells is wanted of it, and the pictures pasted into them. So outputs are cut out
before anything is parsed, and what is left is limited in size: neither a notebook with 200 MB of
plots nor one that was made to fill the memory costs more than some seconds.
"""

from __future__ import annotations

import ast
import gzip
import io
import json
import re
import sys
import zipfile
import zlib
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import PurePosixPath
from typing import Any, NamedTuple

MAXIMUM_FILE = 200_000_000  # bytes, outputs included, unpacked
MAXIMUM_BYTES = 20_000_000  # without outputs; a notebook of ours has at most 1.5 million
_SMALL = 1_000_000  # no need to cut anything out of so little
_MAXIMUM_PARTS = 1_000_000  # lists and dictionaries that are parsed
_MAXIMUM_STEPS = 15_000_000  # brackets and texts that are looked at to cut outputs out
_MAXIMUM_REPAIRED = 4_000_000
_MAXIMUM_MEMBERS = 5_000  # of an archive
_DROPPED = (b"outputs", b"widgets")  # keys of a notebook whose values decide nothing
_IMAGE_IN_TEXT = re.compile(r"data:(image/(?:png|jpeg|gif|webp));base64,([A-Za-z0-9+/]{40,}={0,2})")
# Slower than to look for the next quotation mark, but it steps over those behind a backslash.
_END_OF_TEXT = re.compile(rb'(?<!\\)(?:\\\\){0,1000}"')
_KINDS = {
    b"%PDF": "a PDF file",
    b"PK": "a zip file that is damaged",
    b"Rar!": "a RAR archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"<!DOCTYPE": "a web page",
    b"<!doctype": "a web page",
    b"<html": "a web page",
    b"version https://git-lfs": "a pointer of Git LFS, without what it points to",
}


class Cell(NamedTuple):
    """What may be known of a submitted cell, whatever its file says.

    Attributes
    ----------
    grade_id, id : str or None
        nbgrader's id, and the notebook's.
    kind, source : str
        Its type, "code" for example, and its text.
    attachments : dict
        Name -> MIME type -> base64, of pictures that were pasted into it.
    """

    grade_id: str | None
    id: str | None
    kind: str
    source: str
    attachments: dict[str, dict[str, str]] = {}  # noqa: RUF012 (nobody changes it)


class Unreadable(ValueError):
    """A file is no notebook; the message says why, and ends a sentence about the file."""


def read_cells(content: bytes) -> tuple[list[Cell], list[str]]:
    """Read the cells of a file that was handed in as a notebook.

    Parameters
    ----------
    content : bytes
        The file: JSON as UTF-8, with or without a mark at its begin, UTF-16, or one byte for each
        letter; of format 4 or 3; with commas too many; alone or in a zip or gzip file.

    Returns
    -------
    cells : list of Cell
        In the file's order; empty if there is nothing to read, and then a remark says why.
    remarks : list of str
        What was done to read it. If ``cells`` is empty, an instructor has to look at them.
    """
    cells, remarks, _ = read_notebook(content)
    return cells, remarks


class Read(NamedTuple):
    """What `read_notebook` gives: `read_cells`, and the lesson's name in the metadata, if any."""

    cells: list[Cell]
    remarks: list[str]
    lesson: str | None


def read_notebook(content: bytes) -> Read:
    """Read a file that was handed in, and which lesson it says it is; see `read_cells`."""
    try:
        content, remarks = _unpacked(content)
        notebook, more = _parsed(content)
        cells = [_cell(cell) for cell in _raw_cells(notebook) if isinstance(cell, dict)]
    except Unreadable as error:
        return Read([], [str(error)], None)
    lesson = _text(_dictionary(_dictionary(notebook.get("metadata")).get("course")).get("lesson"))
    if not cells:
        return Read([], ["the notebook has no cells: there are no answers in it"], lesson)
    if "cells" not in notebook:
        more.append("the notebook is of an old format; it was read all the same")
    return Read(cells, [*remarks, *more], lesson)


def is_archive(content: bytes) -> bool:
    """Whether a file is a zip file."""
    return content[:4] in (b"PK\x03\x04", b"PK\x05\x06")


def is_junk(name: str) -> bool:
    """Whether a file is what computers leave behind, and nobody's work.

    Examples
    --------
    >>> is_junk("__MACOSX/._a.ipynb"), is_junk(".ipynb_checkpoints/a.ipynb"), is_junk("a.ipynb")
    (True, True, False)
    """
    parts = PurePosixPath(name.replace("\\", "/")).parts
    known = {"__MACOSX", "Thumbs.db", "desktop.ini", "__pycache__"}
    return any(part in known or part.startswith(".") for part in parts if part not in (".", ".."))


def members(
    content: bytes, limit: int = MAXIMUM_FILE, *, with_junk: bool = False
) -> Iterator[tuple[zipfile.ZipInfo, bytes]]:
    """Unpack a zip file in memory: its files that may be a notebook, each with its content.

    Nothing is written, so a name in it can do no harm. Links and folders are left out.

    Parameters
    ----------
    limit : int
        How many bytes all of them may have together.
    with_junk : bool
        Whether to give what computers leave behind, too (see `is_junk`), of which only notebooks
        are unpacked.

    Raises
    ------
    Unreadable
        If it is damaged or locked, or holds too much.
    """
    left = limit  # for what computers leave behind
    if content.count(b"PK\x01\x02") > _MAXIMUM_MEMBERS:
        raise Unreadable(f"the zip file holds more than {_MAXIMUM_MEMBERS:,} files: not unpacked")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for info in archive.infolist():
                is_link = (info.external_attr >> 16) & 0o170000 == 0o120000
                spare = is_junk(info.filename)
                if info.is_dir() or is_link or (spare and not with_junk):
                    continue
                if spare and (".ipynb" not in info.filename.casefold() or info.file_size > left):
                    yield info, b""
                    continue
                with archive.open(info) as file:
                    found = file.read((left if spare else limit) + 1)
                left -= len(found) if spare else 0
                limit -= 0 if spare else len(found)
                if min(limit, left) < 0:
                    raise Unreadable("what is in the zip file is too large: it was not unpacked")
                yield info, found
    except Unreadable:
        raise
    except Exception as error:  # zipfile raises whatever its decompressors do
        locked = "it needs a password" if "password" in str(error) else type(error).__name__
        raise Unreadable(f"the zip file could not be unpacked ({locked})") from None


def leftovers(source: str) -> list[str]:
    """Name the lines of an answer that work only where it was written.

    Nothing is run; a line that asks first, ``if torch.cuda.is_available()``, is none of them.

    Parameters
    ----------
    source : str
        The answer, with IPython's commands in it or not.

    Returns
    -------
    list of str
        For each such line what stands there, and what it does where answers are graded.

    Examples
    --------
    >>> leftovers("name = input()")
    ['line 1, `name = input()`: it waits for somebody who types, and nobody does here: take it out']
    """
    lines = source.split("\n")
    if max(map(len, lines)) > LONGEST_LINE:  # no person wrote it, and it takes long to parse
        return []
    plain = ["" if line.lstrip()[:1] in ("%", "!", "?") else line for line in lines]
    try:
        tree = ast.parse("\n".join(plain))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []
    asks = "is_available" in source
    found: dict[tuple[int, str], str] = {}
    for node in ast.walk(tree):
        for what in _leftovers_of(node, asks):
            line = lines[node.lineno - 1].strip() if node.lineno <= len(lines) else ""
            found[node.lineno, what] = f"line {node.lineno}, `{_plain(line)}`: {what}"
    return [found[key] for key in sorted(found)][:5]


LONGEST_LINE = 2_000  # characters
_GPU = re.compile(r"(cuda|mps|xpu)(:\d+)?")
_NO_GPU = "this names a GPU, the grader has none: use the device of the input"
_NO_KEYBOARD = "it waits for somebody who types, and nobody does here: take it out"


def _leftovers_of(node: ast.AST, asks: bool) -> Iterator[str]:
    if isinstance(node, ast.Import | ast.ImportFrom):
        names = [name.name for name in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [node.module]
        for name in names:
            top = name.partition(".")[0]
            if name.startswith("google.colab"):
                yield "`google.colab` exists in Colab alone: take it out"
            elif not _is_installed(top):
                yield f"`{top}` is not installed where answers are graded: do without it"
    elif isinstance(node, ast.Call):
        called = node.func
        if isinstance(called, ast.Name) and called.id == "input":
            yield _NO_KEYBOARD
        elif isinstance(called, ast.Attribute) and called.attr == "cuda" and not asks:
            yield _NO_GPU
        elif _is_drive_mount(called):
            yield "there is no Google Drive here: take it out"
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield from [_NO_GPU] if _GPU.fullmatch(node.value) and not asks else []


def _is_drive_mount(called: ast.expr) -> bool:
    named = isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name)
    return named and (called.value.id, called.attr) == ("drive", "mount")


def _is_installed(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except (ImportError, ValueError, AttributeError):
        return module in sys.modules


def _unpacked(content: bytes) -> tuple[bytes, list[str]]:
    """Take a notebook out of a zip or gzip file."""
    if len(content) > MAXIMUM_FILE:
        raise Unreadable(f"the file has more than {MAXIMUM_FILE:,} bytes: it was not read")
    if content[:2] == b"\x1f\x8b":
        try:
            with gzip.open(io.BytesIO(content)) as file:
                inside = file.read(MAXIMUM_FILE + 1)
        except (OSError, EOFError, zlib.error):
            raise Unreadable("the gzip file could not be unpacked") from None
        if len(inside) > MAXIMUM_FILE:
            raise Unreadable("what is in the gzip file is too large: it was not unpacked")
        return inside, ["the notebook was in a gzip file"]
    if not is_archive(content):
        return content, []
    found = [(i.filename, c) for i, c in members(content) if i.filename.lower().endswith(".ipynb")]
    if len(found) != 1:
        raise Unreadable(
            f"the file is a zip file with {len(found) or 'no'} notebooks: no answers were read"
        )
    name = _plain(found[0][0])
    return found[0][1], [f"the notebook was in a zip file, as {name!r}"]


def _parsed(content: bytes) -> tuple[dict[str, Any], list[str]]:
    """Read JSON as far as it can be read without guessing: a notebook without outputs."""
    if not content.strip():
        raise Unreadable("the file is no notebook (it is empty): there are no answers in it")
    content, remarks = _as_utf8(content)
    if len(content) > _SMALL:
        before = len(content)
        content = _without_outputs(content)
        if len(content) > MAXIMUM_BYTES:
            raise Unreadable(
                f"the file has {before:,} bytes, {len(content):,} without outputs: it was not read"
            )
        if before > MAXIMUM_BYTES:
            remarks.append(f"the file has {before:,} bytes; it was read without its outputs")
    if content.count(b"[") + content.count(b"{") > _MAXIMUM_PARTS:
        raise Unreadable(f"the file has more than {_MAXIMUM_PARTS:,} parts: it was not read")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        try:
            text = content.decode("cp1252")
        except UnicodeDecodeError:
            text = content.decode("latin-1")
        remarks.append("the file is not in UTF-8; it was read as Latin-1, letter by letter")
    try:
        try:
            notebook = _loads(text)
        except ValueError:
            if len(text) > _MAXIMUM_REPAIRED:
                raise
            notebook = _loads(_without_trailing_commas(text))
            remarks.append("the file has commas too many; they were taken out")
    except (ValueError, RecursionError, MemoryError) as error:
        reason = _what_it_is(content) or _where(error)
        raise Unreadable(
            f"the file is no notebook ({reason}): there are no answers in it"
        ) from None
    if not isinstance(notebook, dict):
        raise Unreadable("the file is no notebook of format 4 or 3: there are no answers in it")
    inner = notebook.get("content")  # as Jupyter's server hands files out
    if "cells" not in notebook and isinstance(inner, dict) and "cells" in inner:
        notebook = inner
    return notebook, remarks


def _loads(text: str) -> Any:
    """Parse JSON; numbers decide nothing, and one of a million digits takes long."""
    nothing = lambda number: 0  # noqa: E731
    return json.loads(
        text, strict=False, parse_int=nothing, parse_float=nothing, parse_constant=nothing
    )


def _as_utf8(content: bytes) -> tuple[bytes, list[str]]:
    """Turn UTF-16 and UTF-32 into UTF-8, and drop the mark that says which of them it is."""
    if content.startswith(b"\xef\xbb\xbf"):
        return content[3:], []
    if content.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        code = "utf-32"
    elif content.startswith((b"\xff\xfe", b"\xfe\xff")):
        code = "utf-16"
    elif content[1:2] == b"\x00" != content[:1]:
        code = "utf-16-le"
    elif content[:1] == b"\x00" != content[1:2]:
        code = "utf-16-be"
    else:
        return content, []
    try:
        text = content.decode(code)
    except UnicodeDecodeError:
        raise Unreadable(
            f"the file is no notebook (damaged {code.upper()}): there are no answers in it"
        ) from None
    remark = f"the file is in {code.upper()[:6]}; it was read all the same"
    return text.encode("utf-8", "replace"), [remark]


def _without_outputs(content: bytes) -> bytes:
    """Cut the values of ``outputs`` and ``widgets`` out of JSON, whatever is in them."""
    kept, kept_until = [], 0
    place, depth, steps = 0, 0, 0
    dropping_at: int | None = None  # how deep the brackets are around what is being dropped
    find_next = re.compile(rb'[\[\]{}"]').search
    value = re.compile(rb"\s*:\s*(?=[\[{])").match
    while (found := find_next(content, place)) is not None:
        steps += 1
        if steps > _MAXIMUM_STEPS:
            raise Unreadable(f"the file has {len(content):,} bytes in too many parts: not read")
        place = found.end()
        mark = content[found.start()]
        if mark == 34:  # "
            end = _end_of_text(content, place)
            key, place = content[place:end] if end - place < 10 else b"", end + 1
            after = value(content, place) if key in _DROPPED and dropping_at is None else None
            if after:
                kept.append(content[kept_until : after.end()])
                place, dropping_at = after.end(), depth
        elif mark in b"[{":
            depth += 1
        else:
            depth -= 1
            if dropping_at == depth:
                kept.append(b"[]")
                kept_until, dropping_at = place, None
    if dropping_at is None:
        kept.append(content[kept_until:])
    return b"".join(kept)


def _end_of_text(content: bytes, place: int) -> int:
    """Find the quotation mark that ends a text; the file's end if there is none."""
    end = content.find(b'"', place)
    if end < 0:
        return len(content)
    before = content[place:end]
    if (len(before) - len(before.rstrip(b"\\"))) % 2 == 0:
        return end
    found = _END_OF_TEXT.search(content, place)
    return found.end() - 1 if found else len(content)


def _without_trailing_commas(text: str) -> str:
    r"""Take commas out that stand before a closing bracket, but not in texts.

    Examples
    --------
    >>> _without_trailing_commas('{"a": [1, 2,], "b": ",]",}')
    '{"a": [1, 2], "b": ",]"}'
    """
    # A text that is never closed goes to the end: else each quotation mark would be tried anew.
    pattern = r'("(?:[^"\\]|\\.)*(?:"|\\?\Z))|,(?=\s*[\]}])'
    return re.sub(pattern, lambda found: found.group(1) or "", text, flags=re.DOTALL)


def _what_it_is(content: bytes) -> str | None:
    """Say what a file is that is no notebook, if it is easy to see."""
    begin = content[:200].lstrip()
    for mark, kind in _KINDS.items():
        if begin.startswith(mark):
            return f"it is {kind}"
    if b"<<<<<<< " in content and b">>>>>>> " in content:
        return "the marks of a merge conflict stand in it"
    if begin.startswith((b"#", b"import ", b"from ", b"def ")):
        return "it is a script"
    return None


def _where(error: BaseException) -> str:
    """Say where JSON ends that is none, in a few words."""
    if isinstance(error, json.JSONDecodeError):
        return f"damaged in line {error.lineno}"
    return type(error).__name__


def _raw_cells(notebook: dict[str, Any]) -> list[Any]:
    """Find the cells, of format 4 or of the format before it."""
    cells = notebook.get("cells")
    if isinstance(cells, list):
        return cells
    sheets = notebook.get("worksheets")
    if isinstance(sheets, list):
        parts = [_dictionary(sheet).get("cells") for sheet in sheets]
        return [cell for part in parts if isinstance(part, list) for cell in part]
    raise Unreadable("the file is no notebook of format 4 or 3: there are no answers in it")


def _cell(cell: dict[str, Any]) -> Cell:
    nbgrader = _dictionary(_dictionary(cell.get("metadata")).get("nbgrader"))
    kind = _text(cell.get("cell_type")) or ""
    kind = "markdown" if kind == "heading" else kind
    source = (_joined(cell.get("source", cell.get("input"))) or "").replace("\r\n", "\n")
    attachments = {
        name: {str(mime): _joined(data) or "" for mime, data in pictures.items()}
        for name, pictures in _dictionary(cell.get("attachments")).items()
        if isinstance(pictures, dict)
    }
    if kind != "code" and "data:image/" in source:  # Colab writes pictures into the text

        def attach(found: re.Match[str]) -> str:
            name = f"picture in the text {len(attachments) + 1}"
            attachments[name] = {found.group(1): found.group(2)}
            return f"attachment:{name.replace(' ', '-')}"

        source = _IMAGE_IN_TEXT.sub(attach, source)
        attachments = {name.replace(" ", "-"): one for name, one in attachments.items()}
    return Cell(_text(nbgrader.get("grade_id")), _text(cell.get("id")), kind, source, attachments)


def _joined(value: Any) -> str | None:
    if isinstance(value, list):
        value = "".join(line for line in value if isinstance(line, str))
    return _text(value)


def _dictionary(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(value: Any) -> str | None:
    """Give a text without halves of characters, which JSON can hold and no file can."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else None


def _plain(name: str) -> str:
    """Make a name fit for a sentence."""
    return "".join(c if c.isprintable() else "·" for c in name)[:80]
