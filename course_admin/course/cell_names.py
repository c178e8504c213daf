"""Which names a cell defines, and which it uses from elsewhere."""

from __future__ import annotations

import ast
import builtins
import re
import symtable
import textwrap
from collections.abc import Iterable
from functools import lru_cache

ALWAYS_THERE = {*vars(builtins), "display", "get_ipython", "__name__", "__file__", "__doc__"}


def defined_names(source: str) -> set[str]:
    r"""Give the names that a cell binds at its top level; none if it is not Python.

    Examples
    --------
    >>> sorted(defined_names("import math\ndef area(r): return math.pi * r**2"))
    ['area', 'math']
    """
    table = _table(source)
    return set() if table is None else _bound(table)


def used_names(source: str) -> set[str]:
    r"""Give the names that a cell uses and neither binds itself nor finds in Python.

    Examples
    --------
    >>> sorted(used_names("def area(r):\n    square = r**2\n    return pi * square"))
    ['pi']
    """
    table = _table(source)
    if table is None:
        return set()
    used = {s.get_name() for s in table.get_symbols() if s.is_referenced()}
    tables = list(table.get_children())
    while tables:
        inner = tables.pop()
        tables += inner.get_children()
        used |= {s.get_name() for s in inner.get_symbols() if s.is_referenced() and s.is_global()}
    return used - _bound(table) - ALWAYS_THERE


def cells_behind(source: str, others: Iterable[str], given: set[str]) -> list[str]:
    """Find the cells that a cell needs to run first.

    Parameters
    ----------
    source : str
        The cell.
    others : iterable of str
        Cells that may define what it uses, in their order; of several, the last one does.
    given : set of str
        Names that are there already.

    Returns
    -------
    list of str
        Of ``others``, in their order, those that define what ``source`` uses, and what they use.
    """
    others = list(others)
    defined = [defined_names(other) for other in others]
    wanted, chosen = used_names(source) - given, set()
    while wanted:
        name = wanted.pop()
        found = [i for i, names in enumerate(defined) if name in names]
        if found and found[-1] not in chosen:
            chosen.add(found[-1])
            wanted |= used_names(others[found[-1]]) - given
    return [others[i] for i in sorted(chosen)]


def is_python(source: str) -> bool:
    """Whether a cell is Python, magics aside."""
    return _table(source) is not None


def statements(source: str) -> list[str]:
    r"""Split a cell into its top-level statements; magics go, and what is no Python stays whole.

    Examples
    --------
    >>> statements("%%time\nx = load('C:/mine.csv')\ndef double(n):\n    return 2 * n")
    ["x = load('C:/mine.csv')", 'def double(n):\n    return 2 * n']
    """
    text = textwrap.dedent(_without_magics(source))
    try:
        body = ast.parse(text).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return [source]
    lines, spans = text.split("\n"), []
    for one in body:
        first = min([one.lineno, *(d.lineno for d in getattr(one, "decorator_list", []))])
        if spans and first <= spans[-1][1]:  # two on one line
            spans[-1][1] = one.end_lineno
        else:
            spans.append([first, one.end_lineno])
    return ["\n".join(lines[first - 1 : last]) for first, last in spans]


# What IPython understands and Python does not, at the start, after "=" or at the end of a line. Its
# own transformer would take minutes for a cell that is made for it, here, outside the jail.
_MAGIC = re.compile(r"^[ \t]*[%!?,;/].*|=[ \t]*[%!].*|\?[ \t]*$", re.MULTILINE)


@lru_cache(maxsize=4096)
def _table(source: str) -> symtable.SymbolTable | None:
    # A line of plain Python may end in a question mark, too; IPython takes what is indented.
    without = _without_magics(source)
    for code in (source, without, textwrap.dedent(without)):
        try:
            return symtable.symtable(code, "<cell>", "exec")
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue
    return None


def _without_magics(source: str) -> str:
    return _MAGIC.sub(lambda found: "= None" if found.group().startswith("=") else "", source)


def _bound(table: symtable.SymbolTable) -> set[str]:
    return {s.get_name() for s in table.get_symbols() if s.is_assigned() or s.is_imported()}
