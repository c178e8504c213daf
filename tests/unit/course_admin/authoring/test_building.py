"""From source to derived files: complete, repeatable, and nothing half-written."""

import json

import nbformat
import pytest

from course_admin.authoring import building
from course_admin.authoring.building import build_lesson, build_shared, write_if_changed
from course_admin.course.execution import LessonFailed
from tests.unit.rewriting import rewrite


def test_the_first_build_executes_and_writes_everything(tiny_lesson):
    result = build_lesson(tiny_lesson)
    assert result.timing.seconds > 0
    released = nbformat.read(tiny_lesson.notebook_path, as_version=4)
    nbformat.validate(released)
    answer = next(cell for cell in released.cells if cell.id == "ex1")
    assert "raise NotImplementedError()" in answer.source
    assert "twice_as_much" not in json.dumps(released)
    assert "secret_number" not in json.dumps(released)
    assert "by definition" not in json.dumps(released)
    texts = [out.text for c in released.cells for out in c.get("outputs", []) if "text" in out]
    assert texts == [
        "half of 3 is 1.5\n",
    ]
    solution = (tiny_lesson.solutions_path / "ex1.py").read_text()
    assert solution == "def double(n):\n    twice_as_much = n + n\n    return twice_as_much\n"
    assert "hidden" in tiny_lesson.solved_path.read_text().lower()


def test_a_second_build_executes_and_writes_nothing(built_lesson):
    again = build_lesson(built_lesson)
    assert again.timing is None
    assert again.written == []


def test_words_alone_change_without_executing(built_lesson):
    changed = rewrite(built_lesson, "minutes: 5", "minutes: 7")
    result = build_lesson(changed)
    assert result.timing is None
    assert "about 7 minutes" in changed.notebook_path.read_text()


def test_changed_code_is_executed_and_equal_outputs_keep_their_bytes(built_lesson):
    before = nbformat.read(built_lesson.notebook_path, as_version=4)
    changed = rewrite(built_lesson, "number = 21", "number = 21\nprint(number)")
    result = build_lesson(changed)
    after = nbformat.read(changed.notebook_path, as_version=4)
    assert result.timing is not None
    assert "21\n" in json.dumps(after.cells[3].outputs) or after.cells[3].outputs[0].text == "21\n"
    assert after.cells[2].outputs == before.cells[2].outputs


def test_an_edited_cell_that_says_the_same_again_keeps_its_bytes(built_lesson):
    committed = nbformat.read(built_lesson.notebook_path, as_version=4)
    committed.cells[2].outputs[0].text = "half of 3 is 1.5001\n"
    built_lesson.notebook_path.write_text(building.notebook_text(committed))
    changed = rewrite(built_lesson, 'print("half of 3', '# by two\nprint("half of 3')
    assert build_lesson(changed).timing is not None
    after = nbformat.read(changed.notebook_path, as_version=4).cells[2]
    assert after.id != committed.cells[2].id
    assert after.outputs == committed.cells[2].outputs


def test_force_executes_and_changes_nothing(built_lesson):
    text = built_lesson.notebook_path.read_text()
    assert build_lesson(built_lesson, force=True).timing is not None
    assert built_lesson.notebook_path.read_text() == text


def test_fresh_writes_equal_outputs_and_the_run_time_anew(built_lesson):
    committed = nbformat.read(built_lesson.notebook_path, as_version=4)
    committed.cells[2].outputs[0].text = "half of 3 is 1.5001\n"
    committed.metadata.course.run_seconds = 10_000
    built_lesson.notebook_path.write_text(building.notebook_text(committed))
    build_lesson(built_lesson, force=True)
    assert "1.5001" in built_lesson.notebook_path.read_text()
    build_lesson(built_lesson, fresh=True)
    text = built_lesson.notebook_path.read_text()
    assert "1.5001" not in text
    assert "10000" not in text


def test_an_output_edited_by_hand_is_made_anew(built_lesson):
    built_lesson.notebook_path.write_text(
        built_lesson.notebook_path.read_text().replace("is 1.5", "is 1.6")
    )
    assert build_lesson(built_lesson).timing is not None
    assert "is 1.5" in built_lesson.notebook_path.read_text()


def test_a_lesson_that_fails_leaves_what_was_there(built_lesson):
    text = built_lesson.notebook_path.read_text()
    broken = rewrite(built_lesson, "number = 21", "number = 21 / 0")
    with pytest.raises(
        LessonFailed, match=r"00_doubling: cell 3 .number = 21 / 0. failed(.|\n)*ZeroDivisionError"
    ):
        build_lesson(broken)
    assert built_lesson.notebook_path.read_text() == text


def test_a_reference_that_its_own_check_rejects_does_not_build(tiny_lesson):
    wrong = rewrite(tiny_lesson, "twice_as_much = n + n", "twice_as_much = n * n")
    with pytest.raises(LessonFailed, match="You squared it"):
        build_lesson(wrong)
    assert not wrong.notebook_path.exists()


def test_readme_and_images_follow(built_lesson):
    build_shared(built_lesson.course)
    readme = (built_lesson.course.root / "README.md").read_text()
    assert "[00 Doubling](notebooks/00_doubling/00_doubling.ipynb)" in readme
    seconds = building.read_committed(built_lesson).metadata.course.run_seconds
    assert f"| 5 min | {seconds} s | 1 |" in readme
    assert (built_lesson.course.images / "badge_colab.svg").is_file()
    assert build_shared(built_lesson.course) == []


def test_what_comes_from_no_source_is_removed(built_lesson):
    stale = built_lesson.solutions_path / "ex9.py"
    stale.write_text("left over\n")
    build_shared(built_lesson.course)
    assert not stale.exists()
    assert (built_lesson.solutions_path / "ex1.py").exists()


def test_a_file_is_written_whole_or_not_at_all(tmp_path, monkeypatch):
    path = tmp_path / "file.txt"
    path.write_text("old")

    def fail(source, target):
        raise OSError("disk full")

    monkeypatch.setattr("course_utils.whole_files.os.replace", fail)
    with pytest.raises(OSError, match="disk full"):
        write_if_changed(path, "new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("measured", "before", "stated"),
    [(1.2, None, 5), (12.0, None, 15), (4.0, 5, 5), (6.0, 5, 5), (11.0, 5, 15), (3.0, 20, 5)],
)
def test_the_stated_run_time_is_rounded_up_and_steady(measured, before, stated):
    committed = None
    if before:
        committed = nbformat.v4.new_notebook()
        committed.metadata["course"] = {"run_seconds": before}
    assert building.stated_seconds(measured, committed) == stated


GUARD = """number = 21
```

```{code-cell} ipython3
---
slideshow:
  slide_type: skip
tags: [guard]
---
assert number == 21
```
"""


def test_a_guard_is_run_by_the_build_and_not_handed_out(tiny_lesson):
    lesson = rewrite(tiny_lesson, "number = 21\n```\n", GUARD)
    assert build_lesson(lesson).timing is not None
    assert "assert number" not in lesson.notebook_path.read_text("utf-8")
    again = build_lesson(lesson)
    assert (again.timing, again.written) == (None, [])
    with pytest.raises(LessonFailed, match="AssertionError"):
        build_lesson(rewrite(lesson, "assert number == 21", "assert number == 22"))


def test_pictures_get_their_texts_from_the_metadata_without_running_again(tiny_lesson):
    drawing = (
        "  context: number\n  alt: {alt}\n---\nnumber = 21\nfrom matplotlib import pyplot as plt\n"
        "from course_utils import plotting\nplotting.show(plt.subplots(figsize=(1, 1))[1])"
    )
    first = "An empty square with two axes."
    lesson = rewrite(tiny_lesson, "  context: number\n---\nnumber = 21", drawing.format(alt=first))
    build_lesson(lesson)
    for told in (first, "Two axes around nothing at all."):
        lesson = rewrite(lesson, first, told)
        result = build_lesson(lesson)
        assert result.timing is None
        released = nbformat.read(lesson.notebook_path, as_version=4)
        (output,) = (o for c in released.cells for o in c.get("outputs", []) if "data" in o)
        assert output.metadata["image/png"]["alt"] == told
        assert output.metadata["image/png"]["width"] == 100
