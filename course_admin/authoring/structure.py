"""Whether a lesson is built as every lesson is: parts in order, ids, points, slides, times."""

from __future__ import annotations

import ast
import itertools
import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from IPython.core.inputtransformer2 import TransformerManager
from nbformat import NotebookNode

from course_admin.course.cell_names import defined_names
from course_admin.course.findings import Finding
from course_admin.course.lessons import (
    EXERCISE_HEADING,
    HIDDEN_BEGIN,
    HIDDEN_END,
    MARK_SCHEME_BEGIN,
    MARK_SCHEME_END,
    SOLUTION_BEGIN,
    SOLUTION_END,
    TIERS,
    Exercise,
    Lesson,
    course_metadata,
    grade_id,
    is_guard,
    is_loader,
    is_task,
    marked_blocks,
)
from course_admin.course.settings import CourseError, package_files
from course_admin.course.sources import SourceError, read_lesson

SLIDE_TYPES = ("slide", "subslide", "fragment", "skip", "notes", "-")
CODE_COLUMNS = 78
SLIDE_CODE_LINES = 20
MARKERS = (
    (SOLUTION_BEGIN, SOLUTION_END),
    (HIDDEN_BEGIN, HIDDEN_END),
    (MARK_SCHEME_BEGIN, MARK_SCHEME_END),
)
HINTS_IN_STAGES = ("Stuck? A nudge", "Still stuck? An idea")
WHOLE_LESSON = 4  # exercises; one with fewer is still being written
LEAST_OF_TIER = {"think": 2, "explore": 1}
MINIMUM_WRONG, MINIMUM_RIGHT = 3, 1
PLACE_FOR_AN_ANSWER = "*Your answer:*"
# A check that says this cannot fail.
EMPTY_ASSERTS = {"True", "1", "not False"}
# A task that forbids something: "without `torch.sigmoid`", "Do without `nn.RNN` and its relatives".
FORBIDS = re.compile(r"\b(?:without|do not use|don't use) (?:the )?`[\w.@]+`", re.IGNORECASE)
READY_MADE = ("course_utils", "reference")


# What a check that asks from outside finds in its own process, but not in the answer's.
NOT_FROM_OUTSIDE = {
    *("getsource", "getsourcelines", "getclosurevars", "currentframe", "_getframe", "get_ipython"),
    *("__code__", "__globals__", "__closure__", "__dict__", "f_back", "f_locals"),
    *("gc", "globals", "locals", "data_ptr", "untyped_storage", "patch", "set_trace", "settrace"),
}


def structure_findings(lesson: Lesson) -> Iterator[Finding]:
    """Give everything in which ``lesson`` is not built as DESIGN asks."""
    if unread := source_findings(lesson):
        yield from unread
        return
    notebook = lesson.notebook(None)
    yield from _lost_cells(lesson)
    yield from _cells(lesson, notebook)
    yield from _opening(lesson, notebook)
    try:
        exercises = lesson.exercises()
    except CourseError as error:
        yield Finding(lesson.path.name, str(error))
        return
    yield from _numbering(lesson, notebook, exercises)
    yield from _tiers(lesson, exercises)
    for exercise in exercises:
        yield from _exercise(lesson, exercise)
        yield from _answers(lesson, exercise)
    yield from _questions(lesson, notebook)


def source_findings(lesson: Lesson) -> list[Finding]:
    """Say why the source cannot be read, or what its front matter lacks."""
    try:
        read_lesson(lesson.path)
    except SourceError as error:
        return [Finding(lesson.path.name, problem) for problem in error.problems]
    return []


def _lost_cells(lesson: Lesson) -> Iterator[Finding]:
    """Find empty Markdown cells before code cells: jupytext drops them, metadata and all."""
    text = lesson.path.read_text("utf-8")
    for match in re.finditer(r"^\+\+\+ .*\n\s*\n(?=```\{code-cell\})", text, re.MULTILINE):
        line = text.count("\n", 0, match.start()) + 1
        yield Finding(
            f"{lesson.path.name} line {line}",
            "this Markdown cell is empty and will be lost: give its slide_type to the code cell",
        )


def _cells(lesson: Lesson, notebook: NotebookNode) -> Iterator[Finding]:
    ids = Counter(grade_id(cell) for cell in notebook.cells if grade_id(cell))
    for name, count in ids.items():
        if count > 1:
            yield Finding(lesson.path.name, f"the grade id {name} stands {count} times")
    for number, cell in enumerate(notebook.cells):
        where = f"{lesson.path.name} cell {number} ({_first_line(cell)})"
        slide_type = cell.metadata.get("slideshow", {}).get("slide_type")
        if slide_type not in SLIDE_TYPES:
            yield Finding(where, f"slide_type is {slide_type!r}, not one of {SLIDE_TYPES}")
        for begin, end in MARKERS:
            marks = [m for m in map(str.strip, cell.source.splitlines()) if m in (begin, end)]
            if marks != [begin, end] * (len(marks) // 2):
                yield Finding(where, f"{begin!r} and {end!r} must stand in pairs")
        if re.search(r"\{\{ \w+ \}\}", cell.source):
            yield Finding(where, "a {{ placeholder }} is left that the build does not know")
        if lesson.course.repository in cell.source and "colab" not in cell.source.lower():
            yield Finding(where, "names the repository: use {{ lesson_card }} or {{ colab_setup }}")
        if cell.cell_type == "code":
            yield from _code(cell, where)
        if is_guard(cell):
            yield from _guard(cell, where)


def _code(cell: NotebookNode, where: str) -> Iterator[Finding]:
    lines = cell.source.splitlines()
    for line in lines:
        if len(line) > CODE_COLUMNS and "http" not in line:
            yield Finding(where, f"a line of {len(line)} columns (at most {CODE_COLUMNS}): {line}")
    if cell.source.rstrip().endswith(";"):
        yield Finding(
            where,
            "a ';' at the end hides nothing where a cell is run without history, as nbval does: "
            "give the value a name",
        )
    shown = cell.metadata.get("slideshow", {}).get("slide_type") not in ("skip", "notes")
    if shown and len(lines) > SLIDE_CODE_LINES:
        yield Finding(
            where,
            f"{len(lines)} lines do not fit a slide (at most {SLIDE_CODE_LINES}): split the cell, "
            "or let slides skip it if it is a check",
        )
    for tag in cell.metadata.get("tags", []):
        if tag.startswith("nbval-") or tag == "skip-execution":
            yield Finding(where, f"the tag {tag} hides what comes out: state a tolerance instead")


def _opening(lesson: Lesson, notebook: NotebookNode) -> Iterator[Finding]:
    first = notebook.cells[0].source if notebook.cells else ""
    wanted = f"# {lesson.title}"
    if first.splitlines()[:1] != [wanted]:
        yield Finding(lesson.path.name, f"the first cell must begin with {wanted!r}")
    if "{{ lesson_card }}" not in lesson.raw_notebook.cells[0].source:
        yield Finding(lesson.path.name, "the first cell lacks {{ lesson_card }} (time and badges)")
    setups = [c for c in lesson.raw_notebook.cells if c.source.strip() == "{{ colab_setup }}"]
    if len(setups) != 1 or "colab-setup" not in setups[0].metadata.get("tags", []):
        yield Finding(lesson.path.name, "needs one cell {{ colab_setup }}, tagged colab-setup")
    headings = {
        line.lstrip("# ").strip().lower()
        for cell in notebook.cells
        if cell.cell_type == "markdown"
        for line in cell.source.splitlines()
        if line.startswith("#")
    }
    for heading in ("summary", "references"):
        if heading not in headings:
            yield Finding(lesson.path.name, f"has no heading '{heading.title()}'")


def _numbering(
    lesson: Lesson, notebook: NotebookNode, exercises: list[Exercise]
) -> Iterator[Finding]:
    names = [exercise.id for exercise in exercises]
    if names != [f"ex{k}" for k in range(1, len(names) + 1)]:
        yield Finding(lesson.path.name, f"exercises must be ex1, ex2, … in order, but are {names}")
    if not exercises:
        yield Finding(lesson.path.name, "has no exercise")
    known = {f"{name}{end}" for name in names for end in ("", "_tests")}
    for cell in notebook.cells:
        if grade_id(cell) and grade_id(cell) not in known and not is_task(cell):
            yield Finding(lesson.path.name, f"{grade_id(cell)} is no part of an exercise")


def _exercise(lesson: Lesson, exercise: Exercise) -> Iterator[Finding]:
    where = f"{lesson.path.name} {exercise.id}"
    number = exercise.id.removeprefix("ex")
    task = exercise.task
    heading = task and task.cell_type == "markdown" and EXERCISE_HEADING.match(task.source)
    if not heading or (heading["number"], float(heading["points"])) != (number, exercise.points):
        wanted = f"### Exercise {number} · … (write ●○○, 10 min, {exercise.points:g} points)"
        yield Finding(where, f"the cell before the answer must begin with {wanted!r}")
    elif heading["tier"] not in (None, "project"):
        yield from _stages(task.source, where)
    loader = exercise.loader
    wanted = f"# %load ../../solutions/{lesson.name}/{exercise.id}.py"
    if exercise.tier == "project":
        if loader is not None:
            yield Finding(where, "nothing stands between the answer and the check of a project")
    elif loader is None or not is_loader(loader) or loader.source.splitlines()[-1:] != [wanted]:
        yield Finding(where, f"answer and check need the loader between them, ending {wanted!r}")
    if not exercise.solution.strip():
        yield Finding(where, f"the answer cell has nothing between {SOLUTION_BEGIN} and the end")
    if not exercise.points > 0:
        yield Finding(where, "the check needs points above 0")
    for cell, locked in ((exercise.answer, False), (exercise.check, True)):
        if cell.metadata.nbgrader.get("locked") is not locked:
            yield Finding(where, f"{grade_id(cell)} must have locked: {str(locked).lower()}")
        if cell.metadata.nbgrader.get("schema_version") != 3:
            yield Finding(where, f"{grade_id(cell)} must have schema_version: 3")
    yield from _check(lesson, exercise, where)
    yield from _without(exercise, where)


def _stages(task: str, where: str) -> Iterator[Finding]:
    """Find which of the hints in stages a task lacks: who is stuck first gets a nudge."""
    for summary in HINTS_IN_STAGES:
        opening = f"<details><summary>{summary}</summary>"
        if not re.search(
            rf"^{re.escape(opening)}\n\n(?:(?!</?details>).)+\n\n</details>$", task, re.M | re.S
        ):
            yield Finding(where, f"its task needs {opening}, an empty line, the hint, </details>")


def _tiers(lesson: Lesson, exercises: list[Exercise]) -> Iterator[Finding]:
    """Find what is missing among write, think and explore."""
    tiers = Counter(exercise.tier for exercise in exercises)
    if list(tiers) == [None]:
        return  # a lesson of the first edition
    if untold := [exercise.id for exercise in exercises if exercise.tier is None]:
        yield Finding(lesson.path.name, f"no tier, difficulty and minutes in {', '.join(untold)}")
    for tier, least in LEAST_OF_TIER.items() if len(exercises) >= WHOLE_LESSON else ():
        if tiers[tier] < least:
            yield Finding(
                lesson.path.name, f"{tiers[tier]} exercises to {tier}; at least {least} of {TIERS}"
            )


def _guard(cell: NotebookNode, where: str) -> Iterator[Finding]:
    """Find what a guard does besides asserting: students do not have what it defines."""
    for node in ast.parse(cell.source).body:
        if not isinstance(node, ast.Assert):
            line = ast.unparse(node).splitlines()[0]
            yield Finding(where, f"students do not get this cell; it may only assert, not: {line}")


def _without(exercise: Exercise, where: str) -> Iterator[Finding]:
    """Find what the task forbids, or the course has ready-made, and the check lets pass."""
    from tutor.forbidding import find  # with torch, which takes seconds

    names = course_metadata(exercise.check).get("without", [])
    for name in names:
        try:
            find(name)
        except ValueError as error:
            yield Finding(where, f"course: {{without: ...}} of its check: {error}")
    if not names and FORBIDS.search(exercise.task.source if exercise.task else ""):
        yield Finding(
            where,
            "the task says what to do without: name it in the check's metadata, course: {without: "
            "[torch.sigmoid]}, so that an answer which uses it is rejected",
        )
    ready = _ready_made()
    for name in sorted(defined_names(exercise.reference)):
        missing = [full for full in ready.get(name, []) if full not in names]
        if missing:
            yield Finding(
                where, f"the course has {name} ready-made: let the check do without {missing}"
            )


@lru_cache
def _ready_made() -> dict[str, list[str]]:
    """Give the functions and classes that the course's packages define, by their names."""
    found: dict[str, list[str]] = {}
    for package in READY_MADE:
        files = package_files(package)
        for path in (path for path in files if path.suffix == ".py"):
            parts = path.relative_to(files[0].parents[1]).with_suffix("").parts
            module = ".".join(part for part in parts if part != "__init__")
            for node in ast.parse(path.read_text("utf-8")).body:
                if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name[0] != "_":
                    found.setdefault(node.name, []).append(f"{module}.{node.name}")
    return found


def _check(lesson: Lesson, exercise: Exercise, where: str) -> Iterator[Finding]:
    named = course_metadata(exercise.check).get("hidden", [])
    for name in named:
        if not (lesson.course.hidden / name).is_file():
            yield Finding(where, f"source/hidden/{name} is missing, and its check reads it")
    read = set(re.findall(r"goals\.hidden\(\s*[\"']([^\"']+)", exercise.check.source))
    if read != set(named):
        yield Finding(
            where, f"its check reads {sorted(read)}, and its course: {{hidden: …}} is {named}"
        )
    visible = exercise.check.source.partition(HIDDEN_BEGIN)[0].rstrip()
    wanted = f'checks.passed("Exercise {exercise.id.removeprefix("ex")}")'
    if visible.splitlines()[-1:] != [wanted]:
        yield Finding(where, f"the last visible line of the check must be {wanted}")
    try:
        visible_tree = _parse(visible)
        hidden_tree = _parse(exercise.hidden_tests)
    except SyntaxError as error:
        yield Finding(where, f"the check is not Python: {error}")
        return
    for name, tree in (("visible", visible_tree), ("hidden", hidden_tree)):
        if not _count_comparisons(tree):
            yield Finding(where, f"the {name} part of the check compares nothing")
        for node in ast.walk(tree):
            if isinstance(node, ast.Assert) and ast.unparse(node.test) in EMPTY_ASSERTS:
                yield Finding(where, f"`{ast.unparse(node)}` cannot fail")
            name = getattr(node, "id", getattr(node, "attr", None))
            if name in NOT_FROM_OUTSIDE:
                yield Finding(
                    where,
                    f"`{name}` looks into the process that it runs in; the answer runs in another "
                    "one when it is graded. Ask what the answer does, on inputs of the check's.",
                )


def _count_comparisons(tree: ast.AST) -> int:
    """Count the calls of ``checks`` (but for `passed`) and the asserts."""
    return sum(
        isinstance(node, ast.Assert)
        or (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "checks"
            and node.func.attr != "passed"
        )
        for node in ast.walk(tree)
    )


def _answers(lesson: Lesson, exercise: Exercise) -> Iterator[Finding]:
    folder = lesson.answers_path / exercise.id
    where = f"tests/answers/{lesson.name}/{exercise.id}"
    wrong, right = sorted(folder.glob("wrong_*.py")), sorted(folder.glob("right_*.py"))
    if len(wrong) < MINIMUM_WRONG:
        yield Finding(where, f"{len(wrong)} wrong answers; at least {MINIMUM_WRONG}, each real")
    if len(right) < MINIMUM_RIGHT and exercise.tier != "project":
        yield Finding(
            where, "no right_*.py: a second right answer shows the check is not too strict"
        )
    for path in folder.glob("*"):
        if path.is_file() and not re.fullmatch(
            r"(wrong|right|part)_\w+\.py|(equivalent|rewrites)\.toml", path.name
        ):
            yield Finding(
                where,
                f"{path.name} is neither wrong_*.py nor right_*.py nor part_*.py nor "
                "equivalent.toml nor rewrites.toml",
            )
    for path in wrong:
        if not path.read_text("utf-8").startswith("# hint: "):
            yield Finding(where, f"{path.name} must begin with '# hint: …', the words it triggers")


def _questions(lesson: Lesson, notebook: NotebookNode) -> Iterator[Finding]:
    questions = [cell for cell in notebook.cells if is_task(cell)]
    if not questions:
        yield Finding(lesson.path.name, "has no question to discuss (a manually graded task)")
    for question, after in itertools.pairwise([*notebook.cells, None]):
        if is_task(question) and (after is None or after.source != PLACE_FOR_AN_ANSWER):
            yield Finding(
                f"{lesson.path.name} {grade_id(question)}",
                f"needs a Markdown cell {PLACE_FOR_AN_ANSWER!r} after it, for the answer",
            )
    for cell in questions:
        if not "".join(marked_blocks(cell.source, MARK_SCHEME_BEGIN, MARK_SCHEME_END)).strip():
            yield Finding(lesson.path.name, f"{grade_id(cell)} has no marking scheme")
    try:
        lesson.context([need for exercise in lesson.exercises() for need in exercise.needs])
    except CourseError as error:
        yield Finding(lesson.path.name, str(error))


def _parse(source: str) -> ast.AST:
    return ast.parse(TransformerManager().transform_cell(source))


def _first_line(cell: NotebookNode) -> str:
    return (cell.source.strip().splitlines() or ["empty"])[0][:50]
