"""The course is light to import: what is slow waits until it is used."""

import json
import subprocess
import sys

import pytest

# Each of these costs a notebook's first cell between a third of a second and four seconds.
SLOW = {"matplotlib", "sklearn", "scipy", "pandas", "torchvision", "pooch", "requests", "PIL"}
# A notebook has these already; a program has not.
FRONT_END = {"IPython", "ipywidgets", "tqdm.auto", "tqdm.notebook"}
# What grading is made of has no place in a lesson.
GRADING = {"course_admin", "nbgrader", "nbformat", "nbconvert", "jupytext"}
FOUND = "import json, sys; print(json.dumps(sorted(sys.modules)))"
EVERY_MODULE = (
    "import importlib, pkgutil, course_utils\n"
    "for m in pkgutil.iter_modules(course_utils.__path__):\n"
    "    importlib.import_module('course_utils.' + m.name)"
)


@pytest.mark.parametrize("statement", ["import course_utils", EVERY_MODULE])
def test_nothing_slow_is_imported(statement):
    done = subprocess.run(
        [sys.executable, "-c", f"{statement}\n{FOUND}"],
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr
    found = set(json.loads(done.stdout))
    assert "course_utils" in found
    assert not found & (SLOW | FRONT_END | GRADING)


def test_the_course_command_spares_itself_a_grammar_that_takes_seconds():
    program = """
import sys
import course_admin.course.lessons
assert "jsonschema" in sys.modules
assert "rfc3987_syntax" not in sys.modules  # neither loaded nor locked out
import jsonschema
jsonschema.validate({"a": 1}, {"properties": {"a": {"type": "integer"}}})
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=600)
    assert done.returncode == 0, done.stderr.decode()
