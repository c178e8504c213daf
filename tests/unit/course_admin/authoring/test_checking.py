"""`course check`: every rule of a lesson's structure is seen to fail when it is broken."""

import json

import pytest

from course_admin.authoring.building import build_lesson
from course_admin.authoring.checking import (
    check_course,
    lesson_findings,
    link_findings,
    spelling_findings,
)
from course_admin.authoring.leaks import leak_findings
from course_admin.authoring.structure import structure_findings
from tests.unit.rewriting import rewrite

SLIDE = "slideshow:\n  slide_type: fragment\ncourse:\n  context: number"


def test_a_sound_course_has_no_findings(built_lesson):
    found = [
        f for _, findings in check_course(built_lesson.course, [built_lesson]) for f in findings
    ]
    assert found == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (SLIDE, "course:\n  context: number", "slide_type is None"),
        ("```{code-cell}", "+++ {}\n\n```{code-cell}", "cell is empty and will be lost"),
        ("  minutes: 5\n", "", "lacks course: {minutes"),
        ("# 0 · Doubling", "# Doubling", "the first cell must begin with"),
        ("{{ lesson_card }}", "", "lacks {{ lesson_card }}"),
        ("tags: [colab-setup]", "tags: []", "tagged colab-setup"),
        ("## Summary", "## The end", "no heading 'Summary'"),
        ("(2 points)", "(3 points)", "the cell before the answer must begin with"),
        ("grade_id: ex1\n", "grade_id: ex2\n", "answer cell ex2 has no check"),
        ("00_doubling/ex1.py", "00_doubling/ex2.py", "need the loader between them"),
        ("locked: true\n  points: 2", "locked: false\n  points: 2", "must have locked: true"),
        ("points: 2", "points: 0", "points above 0"),
        ('checks.passed("Exercise 1")', "", "the last visible line of the check"),
        (
            'checks.expect(double(number), 42, {"You squared it.": 441})',
            "number",
            "the visible part of the check compares nothing",
        ),
        (
            "    checks.expect(double(secret_number), 2 * secret_number)",
            "    pass",
            "the hidden part of the check compares nothing",
        ),
        (
            'checks.expect(double(number), 42, {"You squared it.": 441})',
            "assert True",
            "`assert True` cannot fail",
        ),
        ("### END HIDDEN TESTS", "", "must stand in pairs"),
        ("needs: [number]", "needs: [numbers]", "no cell has the metadata"),
        ('"grade_id": "discuss1"', '"grade_id": "ex1"', "the grade id ex1 stands 2 times"),
        ("One point for saying that it is so by definition.", "", "has no marking scheme"),
        ("*Your answer:*", "*Your opinion:*", "discuss1: needs a Markdown cell"),
        ("number = 21", f"number = 21  #{'-' * 80}", "columns (at most 78)"),
        ("number = 21", "number = 21\nnumber;", "a ';' at the end hides nothing"),
        ("number = 21", "\n".join(["number = 21"] * 30), "do not fit a slide"),
        (SLIDE, SLIDE + "\ntags: [guard]", "students do not get this cell; it may only assert"),
        ("(2 points)", "(write ●○○, 5 min, 2 points)", "needs <details><summary>Stuck? A nudge"),
        ("(2 points)", "(write ●○○, 2 points)", "the cell before the answer must begin with"),
        ("number = 21", "# {{ unknown }}\nnumber = 21", "a {{ placeholder }} is left"),
        ("number = 21", "number = 'example.org/somebody/tiny'", None),
        ("number = 21", "number = 'https://example.org/somebody/tiny'", "names the repository"),
        (SLIDE, SLIDE + "\ntags: [nbval-ignore-output]", "hides what comes out"),
    ],
)
def test_each_rule_is_seen_when_broken(tiny_lesson, old, new, message):
    found = "\n".join(map(str, structure_findings(rewrite(tiny_lesson, old, new))))
    if message is None:
        assert found == ""
    else:
        assert message in found


STAGES = "".join(
    f"\n<details><summary>{stage}</summary>\n\nTwice.\n\n</details>"
    for stage in ("Stuck? A nudge", "Still stuck? An idea")
)


def test_an_exercise_may_say_its_tier_and_has_hints_in_stages(tiny_lesson):
    assert tiny_lesson.exercises()[0].tier is None
    lesson = rewrite(tiny_lesson, "(2 points)", "(think ●●○, 5 min, 2 points)")
    lesson = rewrite(lesson, "Write `double(n)`.\n", f"Write `double(n)`.\n{STAGES}\n")
    assert list(map(str, structure_findings(lesson))) == []
    assert lesson.exercises()[0].tier == "think"


def test_answers_that_are_missing_or_odd_are_found(tiny_lesson):
    folder = tiny_lesson.answers_path / "ex1"
    (folder / "right_times.py").unlink()
    (folder / "wrong_float.py").rename(folder / "wrnog_float.py")
    (folder / "wrong_square.py").write_text("def double(n):\n    return n * n\n")
    found = "\n".join(map(str, structure_findings(tiny_lesson)))
    assert "2 wrong answers; at least 3" in found
    assert "no right_*.py" in found
    assert "wrnog_float.py is neither" in found
    assert "wrong_square.py must begin with '# hint:" in found


@pytest.mark.parametrize(
    "edit",
    [
        lambda lesson: rewrite(lesson, "Two of one.", "Two of ones."),
        lambda lesson: rewrite(lesson, "number = 21", "number = 42 // 2"),
        lambda lesson: _edit(lesson.notebook_path, "Two of one.", "Two of two."),
        lambda lesson: _edit(lesson.notebook_path, "is 1.5", "is 1.6"),
        lambda lesson: _edit(lesson.solutions_path / "ex1.py", "n + n", "2 * n"),
        lambda lesson: _edit(lesson.course.root / "README.md", "Numbers grow", "Numbers glow"),
        lambda lesson: _edit(lesson.course.images / "badge_colab.svg", "Colab", "Collab"),
        lambda lesson: (lesson.solutions_path / "ex1.py").unlink(),
        lambda lesson: lesson.notebook_path.unlink(),
        lambda lesson: lesson.notebook_path.write_text("{"),
        lambda lesson: (
            (lesson.course.notebooks / "99_old").mkdir()
            or (lesson.course.notebooks / "99_old" / "99_old.ipynb").write_text("{}")
        ),
    ],
)
def test_a_derived_file_that_differs_from_its_source_is_found(built_lesson, edit):
    edit(built_lesson)
    lesson = type(built_lesson)(built_lesson.course, built_lesson.name)
    assert [f for _, findings in check_course(built_lesson.course, [lesson]) for f in findings]


def _edit(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_a_leak_is_found_wherever_it_is(built_lesson):
    notebook = json.loads(built_lesson.notebook_path.read_text())

    def leaks(change):
        leaky = json.loads(json.dumps(notebook))
        change(leaky)
        return [str(finding) for finding in leak_findings(built_lesson, leaky)]

    secret = "for secret_number in (0, -3, 1000):"
    assert leaks(lambda nb: None) == []
    assert leaks(lambda nb: nb["cells"][0].update(source="   " + secret))
    assert leaks(lambda nb: nb["metadata"].update(note=secret))
    assert leaks(lambda nb: nb["cells"][0].update(attachments={"a": {"text/plain": secret}}))
    assert leaks(lambda nb: nb["cells"][3]["outputs"].append({"text": ["return twice_as_much"]}))
    assert leaks(
        lambda nb: nb["cells"][0].update(
            source="so by   definition. One point for saying that it is so by definition."
        )
    )
    assert leaks(lambda nb: nb["cells"][0].update(source="### BEGIN HIDDEN TESTS"))


def test_a_lesson_that_gives_its_own_answer_away_is_found(built_lesson):
    giveaway = rewrite(
        built_lesson,
        "number = 21",
        "number = 21\ntwice_as_much = n + n\nreturn twice_as_much",
    )
    found = "\n".join(map(str, leak_findings(giveaway, giveaway.notebook(5))))
    assert "gives the whole answer of ex1 away" in found


def test_stderr_errors_and_pictures_without_alt_text_are_found(tiny_lesson):
    noisy = rewrite(
        tiny_lesson,
        "number = 21",
        "number = 21\nimport sys\nprint('oh', file=sys.stderr)\n"
        "from IPython.display import display\n"
        "display({'image/png': 'aGVsbG8='}, raw=True)",
    )
    build_lesson(noisy)
    found = "\n".join(map(str, lesson_findings(noisy)))
    assert "writes to stderr: 'oh'" in found
    assert "has no alt text" in found


def test_dead_links_and_fetched_pictures_are_found(built_lesson):
    (built_lesson.course.root / "README.md").write_text(
        "[a](source/00_doubling.md) [b](nowhere.md) ![c](https://example.org/c.png) `[d](x)` "
        "[e](https://example.org) [f](#here)"
    )
    found = [str(finding) for finding in link_findings(built_lesson.course)]
    assert found == [
        "README.md: the link nowhere.md leads nowhere",
        "README.md: fetches a picture from elsewhere: https://example.org/c.png",
    ]


def test_misspellings_are_found(built_lesson):
    (built_lesson.course.root / "README.md").write_text("The " + "begin" + "ing\n")
    found = " ".join(str(finding) for finding in spelling_findings(built_lesson.course))
    assert "README.md:1" in found
    assert "beginning" in found
