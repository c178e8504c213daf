"""How the check cell of an exercise runs: in a scope of its own, and with a tutor's words.

A check cell ends its visible part with ``checks.passed(...)``; by that it is known. What it assigns
is forgotten after it, so that it overwrites nothing of yours. An answer that is still a stub is
said to be open, and "Run All Cells" goes on. An error that your code raises is shown with the line
it came from and what it usually means.
"""

from __future__ import annotations

import ast
import contextlib
import linecache
import sys
from collections.abc import Callable, Iterator
from types import CodeType, FrameType, TracebackType
from typing import Any

from course_utils import checks, on_its_own
from course_utils.goals import Award
from course_utils.printing import say
from tutor.callers import Callers
from tutor.explaining import explain
from tutor.forbidding import forbidden

_LONGEST = 300  # characters of an error's own message
_put_aside: list[ast.Module] = []  # at most one: the check that runs next
_running: list[_Run] = []
_for_good = contextlib.ExitStack()


def is_check(tree: ast.Module) -> bool:
    r"""Whether this is the code of a check cell: one of its lines is ``checks.passed(...)``.

    Examples
    --------
    >>> is_check(ast.parse("x = 1\nchecks.passed('Exercise 1')"))
    True
    """
    return any(
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Call)
        and ast.unparse(node.value.func) == "checks.passed"
        for node in tree.body
    )


def names_to_do_without(source: str) -> tuple[str, ...]:
    """Read the names in the lines ``checks.without(...)`` of a check.

    Examples
    --------
    >>> names_to_do_without("checks.without('torch.sigmoid')")
    ('torch.sigmoid',)
    """
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    found = (call.args for call in calls if ast.unparse(call.func) == "checks.without")
    return tuple(arg.value for args in found for arg in args if isinstance(arg, ast.Constant))


def run(
    code: CodeType,
    namespace: dict[str, Any],
    *,
    is_here: bool = True,
    is_answers: Callable[[Any], bool | None] = lambda owner: None,
    surroundings: Any = on_its_own,
) -> Award | None:
    """Run a check in a scope of its own; give what the answer has earned, if not full marks.

    Parameters
    ----------
    code : code
        The compiled cell.
    namespace : dict
        The notebook's names; none is changed.
    is_here : bool
        Whether the answer runs in this process. If not, `checks.without` forbids nothing here but
        to modules that the answer made, and what an answer raises is raised, where an explanation
        would take its place.
    is_answers : callable
        Where the answer runs in another process: says of an object whether what its methods do is
        the answer's doing (a copy of its module) or surely not; None if there is no telling.
    surroundings : object
        Where models are taken to and time is measured: has the functions ``serialize``, ``ask`` and
        ``cpu_clock`` of `course_utils.on_its_own`.

    Raises
    ------
    CheckFailed
        If the check rejects the answer.
    Exception
        What the answer raised, if there is no more to say of it.
    """
    with contextlib.ExitStack() as stack:
        one = _Run(stack, dict(namespace), namespace, is_here, is_answers)
        one.surroundings = surroundings
        _running.append(one)
        stack.callback(_running.remove, one)
        try:
            exec(code, one.scope)
        except checks.CheckFailed:
            raise
        except Exception as error:
            hint = one.hint(error) if is_here else None
            if hint is None:
                raise
            raise checks.CheckFailed(hint) from None
        return one.award


def forbid(names: tuple[str, ...]) -> None:
    """Let the answer do without these functions as long as the check cell runs.

    Raises
    ------
    RuntimeError
        If none runs.
    ValueError
        If there is no function of such a name.
    """
    if not _running:
        raise RuntimeError("checks.without belongs into a check cell, with checks.passed(...).")
    _running[-1].do_without(names)


def surroundings() -> Any:
    """Give what has the functions of `course_utils.on_its_own` for the check cell that runs."""
    return _running[-1].surroundings if _running else on_its_own


def earn(award: Award) -> None:
    """Let the check cell that runs, if one does, give a part of full marks; see `goals.award`."""
    if _running:
        _running[-1].award = award


def forbidding_cell(names: tuple[str, ...]) -> str:
    """Give the cell that forbids functions where an answer runs without its check."""
    return f"__import__('course_utils.check_cells').check_cells.forbid_for_good({names!r})"


def forbid_for_good(names: tuple[str, ...]) -> None:
    """Let all that runs in this process do without functions, for good.

    But for gradients: where the answer's tensors lie, a check can only ask for them.
    """
    from IPython import get_ipython

    _for_good.enter_context(
        forbidden(names, refuse, _is_asked_for_gradients, [get_ipython().user_ns])
    )


def _is_asked_for_gradients() -> bool:
    """Whether the check asks for gradients, where the answer's tensors lie: that is no answer's."""
    places = ("boundary.peer", "course_admin.boundary.peer")  # as the jail has it, and without one
    peers = [sys.modules[name].Peer for name in places if name in sys.modules]
    asked = {peer._pull_back.__code__ for peer in peers}
    frame: FrameType | None = sys._getframe(1)
    while frame is not None and frame.f_code not in asked:
        frame = frame.f_back
    return frame is not None


class _Run:
    """One check cell that runs.

    Parameters
    ----------
    stack : contextlib.ExitStack
        What ends with it.
    scope, notebook : dict
        The names of the check, and those of the notebook.
    is_here, is_answers : bool, callable
        See `run`.
    """

    def __init__(
        self,
        stack: contextlib.ExitStack,
        scope: dict[str, Any],
        notebook: dict[str, Any],
        is_here: bool,
        is_answers: Callable[[Any], bool | None],
    ) -> None:
        self.stack, self.scope, self.notebook = stack, scope, notebook
        self.is_here, self._is_answers = is_here, is_answers
        self.surroundings: Any = on_its_own
        self.award: Award | None = None

    def do_without(self, names: tuple[str, ...]) -> None:
        callers = Callers(self.stack, self.scope, self.notebook, self._is_answers)
        if not self.is_here:
            self.stack.enter_context(forbidden(names, refuse, callers.is_no_answers_module))
            return
        callers.watch()
        spaces = [self.scope, self.notebook]
        self.stack.enter_context(forbidden(names, refuse, callers.is_the_checks_own, spaces))
        callers.mark()

    def hint(self, error: Exception) -> str | None:
        """Say where in the answer an error arose and what it means; None if nothing is known."""
        if is_stub(error):
            return None
        meaning = explain(type(error).__name__, str(error))
        if meaning is None:
            return None
        line = self._line(error.__traceback__)
        message = f"{type(error).__name__}: {error}"
        message = message if len(message) <= _LONGEST else message[:_LONGEST] + " …"
        where = f"Your code stops at `{line}`" if line else "Your answer does not get through"
        return f"{where} with {message}\n{meaning}"

    def _line(self, step: TracebackType | None) -> str:
        """Give the innermost line of the notebook that an error went through, the check's not."""
        line = ""
        for frame, number in _steps(step):
            if frame.f_globals is self.notebook:
                line = linecache.getline(frame.f_code.co_filename, number).strip()
        return line


def refuse(name: str, called: str) -> None:
    """Raise the hint that an answer gets for a function that it must do without."""
    raise checks.CheckFailed(checks.do_without(name, called)) from None


def is_stub(error: BaseException) -> bool:
    """Whether an error is that of an answer cell as it was handed out."""
    *_, (frame, _) = [(None, 0), *_steps(error.__traceback__)]
    raised_here = frame is not None and frame.f_globals.get("__name__") == "__main__"
    return type(error) is NotImplementedError and not error.args and raised_here


def hand_over(tree: ast.Module) -> ast.Module:
    """Give the code that a notebook runs for a cell: of a check, a call of `run`."""
    if not is_check(tree):
        return tree
    _put_aside[:] = [tree]
    return ast.parse("__import__('course_utils.check_cells').check_cells.run_put_aside()")


def run_put_aside() -> None:
    """Run the check cell that the notebook has put aside; see `hand_over`."""
    cell = sys._getframe(1)
    code = compile(_put_aside.pop(), cell.f_code.co_filename, "exec")
    try:
        run(code, cell.f_globals)
    except NotImplementedError as error:
        if not (is_stub(error) and _somebody_sits_here()):
            raise
        say(
            "○ Still open. Write your answer in its cell above, run that cell, then this one. "
            "You can also go on and come back."
        )


def _somebody_sits_here() -> bool:
    """Whether a front end shows what happens: nbgrader, nbval and nbconvert take no input."""
    from IPython import get_ipython

    return bool(getattr(getattr(get_ipython(), "kernel", None), "_allow_stdin", False))


def _steps(step: TracebackType | None) -> Iterator[tuple[FrameType, int]]:
    while step is not None:
        yield step.tb_frame, step.tb_lineno
        step = step.tb_next
