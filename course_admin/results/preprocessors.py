"""What nbgrader_config.py puts into nbgrader's own commands."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nbconvert.exporters.exporter import ResourcesDict
from nbformat import NotebookNode
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Bool, Instance

from course_admin.course.settings import find_course
from course_admin.grading.marks import GradedSubmission, write_marks
from course_admin.jail.limits import Limits
from course_admin.results.gradebook import outputs_of, prepared

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
        for remark in rebuilt.remarks:
            self.log.warning("%s: %s", names["notebook"], remark)
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
