"""Small changes to a reference answer, each of which its check should notice.

A check that lets such a mutant pass does not look at what was changed. The idea is that of
DeMillo, Lipton and Sayward, Hints on Test Data Selection, Computer 11(4), 1978.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from course_admin.course.lessons import SOLUTION_BEGIN, SOLUTION_END

_OPERATORS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Div,
    ast.Mod: ast.FloorDiv,
    ast.Pow: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.USub: ast.UAdd,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_PAIRS = [("sum", "mean"), ("max", "min"), ("argmax", "argmin"), ("zeros", "ones"), ("sin", "cos")]
_NAMES = dict(_PAIRS) | {second: first for first, second in _PAIRS}


class Mutant(NamedTuple):
    """An answer cell with one small change.

    Attributes
    ----------
    name : str
        The changed statement as it now reads, or what became of it; of two that would be called
        the same, the second one is numbered.
    source : str
        The whole cell.
    """

    name: str
    source: str


class _Edit(NamedTuple):
    """Set ``field`` of ``node`` to ``value``; ``name`` if the statement's own text will not do."""

    node: ast.AST
    field: str
    value: Any
    name: str | None = None


def mutants(answer: str) -> Iterator[Mutant]:
    """Give the mutants of an answer cell; only what stands between its solution markers changes.

    One operator is exchanged (``+`` for ``-``, ``<`` for ``<=``, ``sum`` for ``mean``), one number
    is one larger, True becomes False, a keyword argument is left out, a condition is always or
    never true, a call or an update (``x -= 1``) is dropped, a ``with`` gives way to its body.

    Parameters
    ----------
    answer : str
        The source of the cell, in plain Python.

    Raises
    ------
    SyntaxError
        If it is not Python.

    Examples
    --------
    >>> cell = '''def relu(z):
    ...     ### BEGIN SOLUTION
    ...     return z * (z > 0)
    ...     ### END SOLUTION'''
    >>> for mutant in mutants(cell):
    ...     print(mutant.name)
    return z / (z > 0)
    return z * (z >= 0)
    return z * (z > 1)
    """
    tree = ast.parse(answer)  # the markers are comments
    solution = _solution_lines(answer)
    seen: Counter[str] = Counter()
    for parent in ast.walk(tree):
        for field, value in ast.iter_fields(parent):
            if not (isinstance(value, list) and value and isinstance(value[0], ast.stmt)):
                continue
            for place, statement in enumerate(value):
                if statement.lineno in solution:
                    for edit in _edits(parent, field, place, statement):
                        mutant = _apply(edit, statement, tree)
                        seen[mutant.name] += 1
                        number = seen[mutant.name]
                        yield (
                            mutant
                            if number == 1
                            else mutant._replace(name=f"{mutant.name} ({number})")
                        )


def _apply(edit: _Edit, statement: ast.stmt, tree: ast.Module) -> Mutant:
    before = getattr(edit.node, edit.field)
    setattr(edit.node, edit.field, edit.value)
    try:
        name = edit.name or _first_line(statement)
        return Mutant(name, ast.unparse(tree) + "\n")
    finally:
        setattr(edit.node, edit.field, before)


def _edits(parent: ast.AST, field: str, place: int, statement: ast.stmt) -> Iterator[_Edit]:
    """Give the changes of one statement; those inside it are statements of their own."""
    siblings = getattr(parent, field)
    if isinstance(statement, ast.AugAssign) or (
        isinstance(statement, ast.Expr) and not isinstance(statement.value, ast.Constant)
    ):
        rest = [*siblings[:place], ast.Pass(), *siblings[place + 1 :]]
        yield _Edit(parent, field, rest, f"dropped: {_first_line(statement)}")
    if isinstance(statement, ast.With):
        rest = [*siblings[:place], *statement.body, *siblings[place + 1 :]]
        yield _Edit(parent, field, rest, f"dropped: {_first_line(statement)}")
    is_docstring = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    for node in [] if is_docstring else _own_nodes(statement):
        yield from _changes(node)


def _changes(node: ast.AST) -> Iterator[_Edit]:
    if isinstance(node, ast.BinOp | ast.AugAssign | ast.BoolOp | ast.UnaryOp):
        other = _OPERATORS.get(type(node.op))
        if other:
            yield _Edit(node, "op", other())
    elif isinstance(node, ast.Compare):
        for i, op in enumerate(node.ops):
            other = _OPERATORS.get(type(op))
            if other:
                yield _Edit(node, "ops", [*node.ops[:i], other(), *node.ops[i + 1 :]])
    elif isinstance(node, ast.Constant):
        if isinstance(node.value, bool):
            yield _Edit(node, "value", not node.value)
        elif isinstance(node.value, int | float):
            yield _Edit(node, "value", node.value + 1)
    elif isinstance(node, ast.Call):
        for i, keyword in enumerate(node.keywords):
            if keyword.arg:
                yield _Edit(node, "keywords", node.keywords[:i] + node.keywords[i + 1 :])
    elif isinstance(node, ast.Attribute) and node.attr in _NAMES:
        yield _Edit(node, "attr", _NAMES[node.attr])
    elif isinstance(node, ast.If | ast.IfExp):
        yield _Edit(node, "test", ast.Constant(True))
        yield _Edit(node, "test", ast.Constant(False))


def _own_nodes(statement: ast.stmt) -> Iterator[ast.AST]:
    """Give the nodes of a statement, outermost first, but not those of statements inside it."""
    yield statement
    for child in ast.iter_child_nodes(statement):
        if not isinstance(child, ast.stmt):
            # Annotations and the arguments of a function that the answer defines stay.
            if isinstance(child, ast.arguments):
                continue
            yield from (node for node in ast.walk(child))


def _first_line(statement: ast.stmt) -> str:
    return ast.unparse(statement).splitlines()[0]


def _solution_lines(answer: str) -> set[int]:
    inside, lines = False, set()
    for number, line in enumerate(answer.splitlines(), start=1):
        if line.strip() == SOLUTION_BEGIN:
            inside = True
        elif line.strip() == SOLUTION_END:
            inside = False
        elif inside:
            lines.add(number)
    return lines
