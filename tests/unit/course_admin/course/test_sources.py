"""A source that cannot be read, or says too little of itself, is said to be so in a sentence."""

import pickle

import pytest
from click.testing import CliRunner

from course_admin.authoring import checking
from course_admin.cli import main
from course_admin.course.settings import CourseError
from course_admin.course.sources import SourceError, read_lesson
from tests.unit.rewriting import rewrite

ABOUT = "course:\n  title: Doubling\n  minutes: 5\n  summary: Numbers grow.\n"
DAMAGED = {
    "no course": ((ABOUT, ""), "lacks course: with title, minutes and summary"),
    "no table": ((ABOUT, "course: Doubling\n"), "lacks course: with title, minutes and summary"),
    "no title": (("  title: Doubling\n", ""), "lacks course: {title: …}, a text"),
    "no minutes": (("  minutes: 5\n", ""), "lacks course: {minutes: …}, a whole number"),
    "no summary": (("  summary: Numbers grow.\n", ""), "lacks course: {summary: …}, a text"),
    "empty title": (("title: Doubling", "title:"), "lacks course: {title: …}"),
    "title a number": (("title: Doubling", "title: 2"), "{title: 2} must be a text"),
    "minutes a text": (("minutes: 5", "minutes: five"), "{minutes: 'five'} must be a whole number"),
    "minutes a bool": (("minutes: 5", "minutes: true"), "{minutes: True} must be a whole number"),
    "no minute": (("minutes: 5", "minutes: 0"), "{minutes: 0} says nothing"),
    "empty format": (("extension: .md", "extension:"), "extension: has no value"),
    "not YAML": (("title: Doubling", "title: a: b"), "is not YAML: mapping values are not allowed"),
    "a tab": (("  minutes", "\tminutes"), "is not YAML"),
    "not closed": (("(ipykernel)\n---\n", "(ipykernel)\n"), "the front matter has no end"),
    "none": (("---\ncourse:", "course:"), "has no front matter"),
    "empty": ((ABOUT, "---\n"), "front matter must be a table"),
    "a list": ((ABOUT, "- course\n---\n"), "front matter must be a table"),
    "kernel a text": (("kernelspec:\n  name: python3\n  display_name: Python 3 (ipykernel)",
                       "kernelspec: python3"), "is no notebook: metadata/kernelspec: 'python3' is"),
    "jupytext a text": (("text_representation:\n    extension: .md\n    format_name: myst",
                         "x"), "cannot be read as a notebook"),
    "cell's YAML": (("  context: number", "  context: [number"), "cannot be read as a notebook"),
    "cell's JSON": (('+++ {"slideshow"', "+++ {slideshow"), "cannot be read as a notebook"),
    "cell's slide": (("slideshow:\n  slide_type: fragment\n", "slideshow: fragment\n"),
                     "in the metadata of cell 2, `slideshow` must have a slide_type below it"),
    "tolerance a text": (("  context: number", "  tolerance: 1e-05"),
                         "`course: tolerance` must be a number (YAML takes 1e-05 for a text: "
                         "write 1.0e-05)"),
    "without a text": (("  context: number", "  without: sum"), "`course: without` must be a list"),
    "cell's tags": (("[colab-setup]", "colab-setup"), "is no notebook: metadata/tags: 'colab"),
}  # fmt: skip


@pytest.fixture
def damage(built_lesson, monkeypatch):
    """Change the source of a built course; give a function that runs the command in it."""
    monkeypatch.chdir(built_lesson.course.root)

    def run(change):
        rewrite(built_lesson, *change)
        return lambda *arguments: CliRunner().invoke(main, arguments)

    return run


@pytest.mark.parametrize(("change", "message"), DAMAGED.values(), ids=DAMAGED.keys())
def test_the_check_says_it_once(damage, change, message, monkeypatch):
    monkeypatch.setattr(checking, "shared_images", dict)  # they take a while to draw
    result = damage(change)("check")
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    first, *rest = [line for line in result.output.splitlines() if line.startswith("    ")]
    assert first.startswith("    00_doubling.md: ")
    assert message in first
    assert all("not looked at before 00_doubling.md is mended" in line for line in rest)


@pytest.mark.parametrize("name", ["no course", "no minutes", "not YAML", "none", "cell's JSON"])
def test_the_other_commands_say_it_and_end_with_2(damage, name, tmp_path):
    change, message = DAMAGED[name]
    course = damage(change)
    to = str(tmp_path / "out")
    for command in ("build", "prove", f"slides --output {to}", f"export --student {to}"):
        result = course(*command.split())
        assert result.exit_code == 2, command
        assert result.output.startswith("course: source/00_doubling.md: "), command
        assert message in result.output, command


def test_a_damaged_lesson_that_was_not_asked_for_is_named(damage, built_lesson):
    copy = built_lesson.path.with_name("01_other.md")
    copy.write_text(built_lesson.path.read_text("utf-8"), "utf-8")
    course = damage((ABOUT, ""))
    result = course("check", "01")
    assert result.output.count("    00_doubling.md: the front matter lacks course:") == 1
    assert result.exit_code == 1


def test_another_encoding_is_named(built_lesson):
    text = built_lesson.path.read_text("utf-8")
    built_lesson.path.write_text(text, "utf-16")
    with pytest.raises(CourseError, match=r"source/00_doubling\.md: is not text in UTF-8"):
        read_lesson(built_lesson.path)
    built_lesson.path.write_text(text, "utf-8-sig")
    assert read_lesson(built_lesson.path).metadata["course"]["minutes"] == 5


def test_all_that_is_missing_is_said(tiny_lesson):
    changed = rewrite(tiny_lesson, ABOUT, "course: {minutes: 5}\n")
    with pytest.raises(SourceError) as caught:
        read_lesson(changed.path)
    assert len(caught.value.problems) == 2
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


def test_a_check_without_points_is_an_error(tiny_lesson):
    with pytest.raises(CourseError, match="the check ex1_tests lacks points"):
        rewrite(tiny_lesson, "  points: 2\n", "").exercises()
