"""Where nbgrader finds things in this course. Stock nbgrader commands work with it as they are."""

import os
import sys
from pathlib import Path

from nbconvert.preprocessors import ClearMetadataPreprocessor
from nbgrader.preprocessors import (
    AssignLatePenalties,
    CheckCellMetadata,
    ClearHiddenTests,
    ClearMarkScheme,
    ClearSolutions,
    ComputeChecksums,
    IncludeHeaderFooter,
    LimitOutput,
    LockCells,
    OverwriteCells,
    OverwriteKernelspec,
    SaveAutoGrades,
    SaveCells,
)

from course_admin.jail.limits import Limits
from course_admin.results.feedback import FeedbackExporter, FeedbackMarks
from course_admin.results.gradebook import SubmissionExporter, read_only_regular_files
from course_admin.results.harmless import Harmless, ShownFormatter, escape_in_formgrader
from course_admin.results.preprocessors import (
    GradeAnswers,
    GradesCsv,
    KeepMarks,
    Rebuild,
    TidyCells,
)

c = get_config()  # noqa: F821 (traitlets gives it to a configuration file)

# nbgrader calls `alembic`, and so do its servers: it lies beside Python, also when the environment
# was not activated.
os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])

# One thread computes, as when the lessons were built (see `course_admin.course.execution`).
os.environ.setdefault("OMP_NUM_THREADS", "1")

c.CourseDirectory.course_id = "deep-learning"
# `course build` writes the executed, solved notebooks here.
c.CourseDirectory.source_directory = "build/source"
c.CourseDirectory.release_directory = "notebooks"

# nbgrader's own list without ClearOutput: a student sees, before running anything, the figures and
# numbers that right answers give. InstantiateTests is not used: our checks are written out.
c.GenerateAssignment.preprocessors = [
    IncludeHeaderFooter,
    LockCells,
    ClearSolutions,
    CheckCellMetadata,
    ComputeChecksums,
    SaveCells,
    ClearHiddenTests,
    ClearMarkScheme,
    TidyCells,
    ComputeChecksums,
    CheckCellMetadata,
]

# `nbgrader validate` and the Formgrader run whole lessons: time enough for a slow, busy machine.
c.Execute.timeout = 900  # seconds for one cell
c.Execute.iopub_timeout = 120  # seconds to wait for what a cell shows
c.Execute.startup_timeout = 600

# Before a submission is graded, its answers are set into the course's own notebook: nothing else of
# it counts, and nothing that was done to it aborts the run.
c.Autograde.sanitize_preprocessors = [
    Rebuild,
    OverwriteKernelspec,
    OverwriteCells,
    CheckCellMetadata,
]

# Where nbgrader's own list runs the notebook, ours judges each answer as `course grade` does: in
# the jail, and in another process than its check. What an answer may use can be changed here.
c.Autograde.autograde_preprocessors = [
    GradeAnswers,
    ClearMetadataPreprocessor,
    LimitOutput,
    SaveAutoGrades,
    Harmless,
    AssignLatePenalties,
    CheckCellMetadata,
    KeepMarks,
]
c.Autograde.exporter_class = SubmissionExporter
read_only_regular_files()
c.GradeAnswers.limits = Limits(cpu_seconds=60)

# A page of our own for each student: nbgrader's shows hidden tests, and runs what is in outputs.
c.GenerateFeedback.preprocessors = [FeedbackMarks]
c.GenerateFeedback.exporter_class = FeedbackExporter

# Nothing of a student's reaches the instructor raw. The Formgrader shows graded notebooks with the
# instructor's rights: scripts and pictures in them are text there. `HighlightMagics` takes time
# with the square of a cell's blank lines, and no cell here is in another language.
c.HTMLExporter.preprocessors = [Harmless]
c.HighlightMagicsPreprocessor.enabled = False
escape_in_formgrader()
c.NbGrader.logging_config = {
    "formatters": {"console": {"class": f"{ShownFormatter.__module__}.{ShownFormatter.__name__}"}}
}
c.ExportApp.plugin_class = GradesCsv

# The stub a student sees; its error is the only one that a released notebook may raise.
c.ClearSolutions.code_stub = {"python": "# Your answer goes here.\nraise NotImplementedError()"}
