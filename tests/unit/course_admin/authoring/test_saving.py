"""Sources in JupyterLab: a save changes what was edited, and `course check` keeps them so."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from jupyter_server.services.contents.largefilemanager import LargeFileManager
from jupytext.sync_contentsmanager import build_sync_jupytext_contents_manager_class

from course_admin.authoring.checking import check_course
from course_admin.authoring.saving import OPTIONS, form_findings, mend, mend_all, saved_text
from course_admin.cli import main
from course_admin.course.lessons import LANGUAGE_INFO, Lesson
from course_admin.course.settings import CourseError
from tests.unit.rewriting import rewrite

SOURCES = Path(__file__).parents[4] / "source"
NAMES = sorted(path.name for path in SOURCES.glob("*.md"))
FLOW = "slideshow:\n  slide_type: fragment\ncourse:\n  context: number"
ContentsManager = build_sync_jupytext_contents_manager_class(LargeFileManager)


@pytest.fixture
def folder(tmp_path):
    """Some folder with the options, to put sources into."""
    (tmp_path / "source").mkdir()
    shutil.copy(SOURCES / OPTIONS, tmp_path / "source")
    return tmp_path / "source"


def save_in_lab(source, edit=lambda cell: None, root=None):
    """Open ``source`` as JupyterLab does, leave what a session leaves, edit, save."""
    manager = ContentsManager(root_dir=str(root or source.parents[1]))
    name = str(source.relative_to(manager.root_dir))
    content = manager.get(name, type="notebook", content=True)["content"]
    content["metadata"]["language_info"] = {**LANGUAGE_INFO, "version": "3.11.7"}
    content["metadata"]["kernelspec"] = {
        "name": "python3",
        "display_name": "Python 3 (ipykernel)",
        "language": "python",
    }
    content["metadata"]["widgets"] = {"application/vnd.jupyter.widget-state+json": {}}
    for cell in content["cells"]:
        cell["metadata"].update(trusted=True, editable=True)
        if cell["cell_type"] == "code":
            cell["metadata"].update(scrolled=True, collapsed=True, execution={"started": "now"})
            cell["metadata"]["jupyter"] = {"outputs_hidden": True, "source_hidden": True}
            cell["execution_count"] = 3
            cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "ran"}]
        edit(cell)
    manager.save({"type": "notebook", "format": "json", "content": content}, name)


@pytest.mark.parametrize("name", NAMES)
def test_a_save_without_an_edit_changes_no_byte(folder, name):
    source = Path(shutil.copy(SOURCES / name, folder))
    before = source.read_bytes()
    save_in_lab(source)
    assert source.read_bytes() == before
    assert list(form_findings(source)) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_save_after_an_edit_changes_the_line_that_was_edited(folder, name):
    source = Path(shutil.copy(SOURCES / name, folder))
    before = source.read_text("utf-8")

    def edit(cell):
        cell["source"] = cell["source"].replace("## ", "##  ")

    save_in_lab(source, edit)
    assert source.read_text("utf-8") == before.replace("## ", "##  ") != before


def test_it_is_so_wherever_the_server_was_started(folder):
    source = Path(shutil.copy(SOURCES / NAMES[0], folder))
    before = source.read_bytes()
    for root in (folder, folder.parent, folder.parents[1]):
        save_in_lab(source, root=root)
        assert source.read_bytes() == before


def test_another_slide_type_is_kept(folder):
    source = Path(shutil.copy(SOURCES / "welcome.md", folder))
    before = source.read_text("utf-8")

    def edit(cell):
        if cell["cell_type"] == "code":
            cell["metadata"]["slideshow"]["slide_type"] = "skip"

    save_in_lab(source, edit)
    assert source.read_text("utf-8") == before.replace("slide_type: fragment", "slide_type: skip")


def test_a_lesson_saved_in_lab_is_current(built_lesson):
    save_in_lab(built_lesson.path)
    lesson = Lesson(built_lesson.course, built_lesson.name)
    assert [f for _, found in check_course(lesson.course, [lesson]) for f in found] == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (FLOW, "slideshow: {slide_type: fragment}\ncourse: {context: number}"),
        ("display_name: Python 3 (ipykernel)", "display_name: Course\n  language: python"),
        ("summary: Numbers grow.", 'summary: "Numbers grow."'),
        ("format_name: myst", "format_name: myst\n    jupytext_version: 1.16.0"),
        (FLOW, f"{FLOW}\njupyter:\n  outputs_hidden: true"),
        ("None.\n", "None.\n\n\n"),
        ("\n", "\r\n"),
    ],
)
def test_what_was_written_otherwise_is_found_and_mended(tiny_lesson, old, new):
    wanted, source = tiny_lesson.path.read_bytes(), tiny_lesson.path
    source.write_bytes(wanted.replace(old.encode(), new.encode()))
    assert source.read_bytes() != wanted
    (finding,) = form_findings(source)
    assert "00_doubling.md: is not written as JupyterLab writes it" in str(finding)
    assert mend(source)
    assert source.read_bytes() == wanted
    assert not mend(source)


def test_fix_mends_before_it_checks_and_says_what_it_wrote(built_lesson, monkeypatch):
    before = built_lesson.path.read_bytes()
    rewrite(built_lesson, FLOW, FLOW.replace("\n  slide_type: fragment", " {slide_type: fragment}"))
    monkeypatch.chdir(built_lesson.course.root)
    found = CliRunner().invoke(main, ["check"])
    assert found.exit_code == 1
    assert "run `course check --fix`" in found.output
    assert "1 findings." in found.output
    mended = CliRunner().invoke(main, ["check", "--fix"])
    assert mended.exit_code == 0
    assert mended.output.startswith("  wrote source/00_doubling.md\n")
    assert built_lesson.path.read_bytes() == before


def test_fix_leaves_what_cannot_be_read(built_lesson):
    rewrite(built_lesson, "minutes: 5", "minutes: a: b")
    assert list(mend_all(built_lesson.course, [built_lesson])) == []


def test_what_a_save_would_lose_is_said_and_never_mended_away(built_lesson):
    source = rewrite(built_lesson, "jupytext:", "author: N. N.\njupytext:").path
    before = source.read_bytes()
    (finding,) = form_findings(source)
    assert "drops `author` from the front matter" in str(finding)
    assert not mend(source)
    assert source.read_bytes() == before


def test_without_the_options_it_is_said_once(built_lesson):
    (built_lesson.course.source / OPTIONS).unlink()
    found = [f for _, part in check_course(built_lesson.course, [built_lesson]) for f in part]
    assert [finding.where for finding in found] == ["source/jupytext.toml"]
    (built_lesson.course.source / OPTIONS).write_text("no TOML")
    with pytest.raises(CourseError, match=r"source/jupytext.toml cannot be read"):
        saved_text(built_lesson.path)
