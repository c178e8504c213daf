"""`course slides`: what is in a deck, and what is said when there can be none."""

import json
import re
import stat
from html import unescape

import nbformat
import pytest

from course_admin.course.settings import CourseError
from course_admin.publishing import slides
from course_admin.publishing.presenting import address, prepare
from course_admin.publishing.slides import deck, find_chromium, print_pdf, settings, write_deck
from tests.unit.rewriting import rewrite


@pytest.fixture
def html(built_lesson):
    return deck(built_lesson)


def body(html):
    """The slides alone, without the scripts and styles that show them."""
    return html.partition('<div class="slides">')[2].partition("</main>")[0]


def test_a_slide_type_becomes_a_section_a_fragment_or_nothing(html):
    shown = body(html)
    # Two sections for each slide: the stack of its subslides, and itself.
    assert shown.count("<section") == shown.count("</section>") == 2 * 4
    assert shown.count('class="fragment"') == 5
    assert "half of 3 is 1.5" in shown  # the output that stands in the notebook
    assert "google.colab" not in shown  # skipped
    assert "%load" not in shown


def test_a_deck_holds_all_it_needs(html):
    markup = re.sub(r"(<script>).*?</script>", r"\1", html, flags=re.DOTALL)
    assert not re.findall(r'<(?:script|link|img|iframe)[^>]*(?:src|href)="(?!data:)', markup)
    assert "url(http" not in html
    assert "@import" not in html
    assert "Reveal.initialize" in html
    assert "STIX-Web/Main/Regular/Main.js" in html
    assert "--course-font" in html
    assert len(html) < 6_000_000


def test_a_deck_holds_nothing_secret(html):
    assert "secret_number" not in html
    assert "twice_as_much" not in html
    assert "by definition" not in html


def test_a_script_cannot_be_ended_by_its_own_text():
    assert slides._for_script('"</script>" and "</SCRIPT>"') == '"<\\/script>" and "<\\/SCRIPT>"'


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ('plotting.show(ax, alt="A ring.")', 'plotting.show(ax, alt="…")'),
        ('plotting.show(ax, alt="A "\n    "ring.")\nx = 1', 'plotting.show(ax, alt="…")\nx = 1'),
        ('show(ax, alt=f"{n} \\"rings\\"")', 'show(ax, alt="…")'),
        ('salt="sea"', 'salt="sea"'),
        ("show(ax, alt=text)", "show(ax, alt=text)"),
    ],
)
def test_only_a_text_for_a_picture_is_shortened(source, shown):
    assert slides._ALT.sub('alt="…"', source) == shown


def test_a_picture_keeps_its_text(built_lesson, monkeypatch):
    notebook = nbformat.read(built_lesson.notebook_path, as_version=4)
    picture = nbformat.v4.new_output(
        "display_data",
        data={"image/png": "iVBORw0KGgo="},
        metadata={"image/png": {"alt": 'A "ring" & more'}},
    )
    notebook.cells[2].outputs.append(picture)
    monkeypatch.setattr(slides, "built_notebook", lambda lesson: notebook)
    (alt,) = re.findall(r"<img alt=(.+?) src=.data:image/png", body(deck(built_lesson)))
    assert unescape(alt)[1:-1] == 'A "ring" & more'


def test_a_lesson_that_is_not_built_has_no_deck(built_lesson, tmp_path):
    changed = rewrite(built_lesson, "number = 21", "number = 7")
    with pytest.raises(CourseError, match="not built from its present source: `course build`"):
        write_deck(changed, tmp_path / "slides")
    assert not (tmp_path / "slides").exists()


def test_without_rise_it_says_what_to_install(built_lesson, monkeypatch):
    monkeypatch.setattr(slides.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(CourseError, match="Slides need the package rise: `make setup`"):
        deck(built_lesson)


def test_without_chromium_there_is_no_pdf_and_a_way_out(monkeypatch):
    monkeypatch.setattr(slides.shutil, "which", lambda name: None)
    with pytest.raises(CourseError, match=r"apt-get install chromium(.|\n)*print-pdf"):
        find_chromium()


def test_a_chromium_that_prints_nothing_leaves_nothing(tmp_path):
    broken = tmp_path / "chromium"
    broken.write_text("#!/bin/sh\necho 'no display' >&2\nexit 1\n")
    broken.chmod(broken.stat().st_mode | stat.S_IXUSR)
    path = tmp_path / "deck.html"
    path.write_text("<html></html>")
    with pytest.raises(CourseError, match=r"did not print deck\.html: no display"):
        print_pdf(path, str(broken))
    assert sorted(p.name for p in tmp_path.iterdir()) == ["chromium", "deck.html"]


def test_a_slow_chromium_is_stopped(tmp_path, monkeypatch):
    slow = tmp_path / "chromium"
    slow.write_text("#!/bin/sh\nexec sleep 60\n")
    slow.chmod(slow.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(slides, "PRINT_SECONDS", 0.2)
    (tmp_path / "deck.html").write_text("")
    with pytest.raises(CourseError, match=r"took longer than 0\.2 s"):
        print_pdf(tmp_path / "deck.html", str(slow))


def test_live_slides_are_a_copy_with_settings_and_look(built_lesson, tmp_path):
    before = built_lesson.notebook_path.read_bytes()
    copy = prepare(built_lesson, tmp_path)
    rise = json.loads(copy.read_text("utf-8"))["metadata"]["rise"]
    assert rise.items() >= settings().items()
    assert (rise["width"], rise["height"], rise["autolaunch"]) == (1280, 720, True)
    assert (copy.parent / "rise.css").read_text("utf-8") == slides.THEME.read_text("utf-8")
    assert (tmp_path / "solutions" / "00_doubling" / "ex1.py").is_file()  # for %load
    assert built_lesson.notebook_path.read_bytes() == before
    copy.write_text("typed in front of an audience")
    assert prepare(built_lesson, tmp_path) == copy  # again, and afresh
    assert json.loads(copy.read_text("utf-8"))["cells"]


def test_each_front_end_has_its_address(built_lesson, tmp_path):
    copy = prepare(built_lesson, tmp_path)
    name = "notebooks/00_doubling/00_doubling.ipynb"
    assert address(copy, tmp_path, "classic") == f"/nbclassic/notebooks/{name}"
    assert address(copy, tmp_path, "lab") == f"/rise/{name}"
