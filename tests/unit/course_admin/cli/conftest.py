"""What the tests of the command share."""

import pytest
from click.testing import CliRunner

from course_admin.cli import main


@pytest.fixture
def course(built_lesson, monkeypatch):
    """Run the command in the folder of a tiny, built course."""
    monkeypatch.chdir(built_lesson.course.root)
    return lambda *arguments: CliRunner().invoke(main, arguments)
