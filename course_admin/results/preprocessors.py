"""What nbgrader_config.py puts into nbgrader's own commands."""

from __future__ import annotations

import csv
import io
import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nbconvert.exporters.exporter import ResourcesDict
from nbformat import NotebookNode
from nbgrader.api import Assignment, Gradebook, MissingEntry, Student
from nbgrader.coursedir import CourseDirectory
from nbgrader.plugins import CsvExportPlugin
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Bool, Instance

from course_admin.course.lessons import is_check, is_guard
from course_admin.course.settings import find_course
from course_admin.course.shown import shown, shown_cell, shown_first
from course_admin.grading.marks import GradedSubmission, write_marks
from course_admin.jail.limits import Limits
from course_admin.results.gradebook import outputs_of, prepared
from course_utils.whole_files import write_whole

if TYPE_CHECKING:  # torch is imported only when something is graded
    from course_admin.grading.grader import Grader, Options


class _OfCourse(NbGraderPreprocessor):
    """A preprocessor that grades as `course grade` does."""

    sandboxed = Bool(True, help="Whether answers run in the jail.").tag(config=True)
    limits = Instance(
        Limits, (), help="What an answer may use; its seconds are for a whole notebook."
    ).tag(config=True)

    def grader(self, lesson: str) -> Grader:
        """Give the grader of a lesson."""
        from course_admin.grading.grader import Options

        root = Path(CourseDirectory(config=self.config).root)
        settings = GradeAnswers(config=self.config)
        return _grader(root, lesson, Options(settings.sandboxed, settings.limits))


@lru_cache(maxsize=4)
def _grader(root: Path, lesson: str, options: Options) -> Grader:
    from course_admin.grading.grader import Grader
    from course_admin.grading.schedulers import Local

    return Grader(find_course(root), lesson, options, Local(jobs=1))


class TidyCells(NbGraderPreprocessor):
    """Fold the check cells, which would be most of a lesson's code; JupyterLab and Colab do so.

    The cells that assert what the text claims are for the build alone, and go.
    """

    def preprocess(
        self, notebook: NotebookNode, resources: ResourcesDict
    ) -> tuple[NotebookNode, ResourcesDict]:
        """Give each check cell the metadata by which front ends fold it; drop the guards."""
        notebook.cells = [cell for cell in notebook.cells if not is_guard(cell)]
        for cell in filter(is_check, notebook.cells):
            cell.metadata["jupyter"] = {"source_hidden": True}
            cell.metadata["cellView"] = "form"
        return notebook, resources


class Rebuild(_OfCourse):
    """Set the answers of a submission into the course's notebook; see `rebuilding`."""

    def preprocess(
        self, notebook: NotebookNode, resources: ResourcesDict
    ) -> tuple[NotebookNode, ResourcesDict]:
        """Give the notebook to grade; what was repaired goes to nbgrader's log.

        Raises
        ------
        CourseError
            If there is no solved notebook of this lesson.
        """
        names = resources["nbgrader"]
        ready = prepared.get((names["assignment"], names["student"]))
        if ready is not None:
            return ready.notebook, resources
        content = names.get("submission") or json.dumps(notebook).encode()
        rebuilt = self.grader(names["assignment"]).rebuild(content)
        for remark in shown_first(rebuilt.remarks):
            self.log.warning("%s: %s", shown(names["notebook"]), remark)
        _remarks[names["assignment"], names["student"]] = rebuilt.remarks
        return rebuilt.notebook, resources


_remarks: dict[tuple[str, str], list[str]] = {}


class GradeAnswers(_OfCourse):
    """Judge the answers in a rebuilt notebook as `course grade` does; see `judging`.

    It stands where nbgrader's list has Execute. What `course grade` has judged already is not
    judged again. Where no jail can be made, nothing is run and nothing graded.
    """

    def preprocess(
        self, notebook: NotebookNode, resources: ResourcesDict
    ) -> tuple[NotebookNode, ResourcesDict]:
        """Write the verdicts into the outputs of the notebook."""
        names = resources["nbgrader"]
        key = names["assignment"], names["student"]
        if key in prepared:
            graded = prepared[key].graded
        else:
            grader = self.grader(names["assignment"])
            work = grader.work_on(names["student"], notebook, _remarks.pop(key, []))
            (graded,) = grader.grade([work])
        resources["nbgrader"]["graded"] = graded
        outputs_of(notebook, graded)
        return notebook, resources


class KeepMarks(NbGraderPreprocessor):
    """Keep what `GradeAnswers` found where `course report` and the feedback read it."""

    def preprocess(
        self, notebook: NotebookNode, resources: ResourcesDict
    ) -> tuple[NotebookNode, ResourcesDict]:
        """Write it; the marks are in the gradebook by now."""
        graded: Any = resources["nbgrader"].get("graded")
        if isinstance(graded, GradedSubmission):
            write_marks(find_course(Path(CourseDirectory(config=self.config).root)), graded)
        return notebook, resources


class GradesCsv(CsvExportPlugin):
    """nbgrader's table of all scores, with names that no spreadsheet takes for formulas."""

    def export(self, gradebook: Gradebook) -> None:
        """Write the columns of nbgrader's own table to ``--to``, or to grades.csv."""
        rows: list[list[Any]] = [list(_COLUMNS)]
        for assignment in gradebook.assignments:
            for student in gradebook.students:
                if self.assignment and assignment.name not in map(str, self.assignment):
                    continue
                if self.student and student.id not in map(str, self.student):
                    continue
                rows.append(_scores(gradebook, assignment, student))
        table = io.StringIO()
        cells = [["" if cell is None else shown_cell(cell) for cell in row] for row in rows]
        csv.writer(table, lineterminator="\n").writerows(cells)
        if self.to == "-":
            print(table.getvalue(), end="")
        else:
            write_whole(self.to or "grades.csv", table.getvalue())


_COLUMNS = ("assignment", "duedate", "timestamp", "student_id", "last_name", "first_name")
_COLUMNS += ("email", "raw_score", "late_submission_penalty", "score", "max_score")


def _scores(gradebook: Gradebook, assignment: Assignment, student: Student) -> list[Any]:
    try:
        submission = gradebook.find_submission(assignment.name, student.id)
        raw, penalty = submission.score, submission.late_submission_penalty
        timestamp = submission.timestamp
    except MissingEntry:  # not handed in
        raw, penalty, timestamp = 0.0, 0.0, None
    who = [student.id, student.last_name, student.first_name, student.email]
    score = max(0.0, raw - penalty)
    return [
        assignment.name,
        assignment.duedate,
        timestamp,
        *who,
        raw,
        penalty,
        score,
        assignment.max_score,
    ]
