"""What nbgrader_config.py puts into nbgrader's own commands."""

from __future__ import annotations

import json
from pathlib import Path

import nbformat
from nbconvert.exporters.exporter import ResourcesDict
from nbformat import NotebookNode
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import Execute, NbGraderPreprocessor

from course_admin.jail import JailedKernelManager
from course_admin.rebuilding import rebuild
from course_admin.release import skeleton
from course_admin.settings import CourseError, find_course


class Rebuild(NbGraderPreprocessor):
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
        folder = CourseDirectory(config=self.config)
        names = resources["nbgrader"]
        path = Path(folder.format_path(folder.source_directory, ".", names["assignment"]))
        path = path / f"{names['notebook']}.ipynb"
        if not path.is_file():
            raise CourseError(f"{path} is missing: run `course build {names['assignment']}` first.")
        solved = nbformat.read(path, as_version=4)
        course = find_course(Path(folder.root))
        rebuilt = rebuild(skeleton(course, solved), json.dumps(notebook).encode())
        for remark in rebuilt.remarks:
            self.log.warning("%s: %s", names["notebook"], remark)
        return rebuilt.notebook, resources


class JailedExecute(Execute):
    """Run a submission in the jail, whatever kernel it asks for; see `jail`.

    Where no jail can be made, nothing is run and nothing graded: `JailUnavailable` says why.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{**kwargs, "kernel_manager_class": JailedKernelManager})
