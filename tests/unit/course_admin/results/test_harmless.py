"""What a graded notebook shows where it is opened with an instructor's rights."""

import logging.config
import time

import nbformat
import pytest
from nbconvert.exporters import HTMLExporter
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output, new_raw_cell
from nbgrader.apps.baseapp import NbGrader

from course_admin.results import rendering
from course_admin.results.harmless import (
    ShownFormatter,
    as_written,
    make_harmless,
    show_slow_code_plainly,
)
from course_admin.results.pages import code, markdown
from course_admin.results.rendering import rendered

PIXEL = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk"
    "+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)

HONEST = [
    "Because the **loss** falls: $L = \\frac{1}{n}\\sum_i (y_i - \\hat{y}_i)^2$.\n\n- one\n- two",
    "| a | b |\n| --- | --- |\n| 1 | 2 |\n\n```python\nif a < b and c > d:\n    f('<b>')\n```",
    "See [the paper](https://arxiv.org/abs/1412.6980), `x < y`, and a < b, 2 > 1 & so on.",
    "$$\\begin{aligned} a &= b \\\\ c &= d \\end{aligned}$$",
    "Grüße, 数学, naïve - and an e-mail to me@example.org",
    r"It lay in C:\Users\eve.",
    r"And `\n` ends a line: $\mathbb{E}\left[\lVert x \rVert^2\right] \geq 0$.",
    "```python\nprint('$x$', r'\\raise')\n```",
]
HOSTILE = [
    "<script>fetch('/api/contents/gradebook.db')</script>",
    'text <img src=x onerror="alert(1)"> text',
    "![far](https://example.org/x.png)",
    "![here](/logout)",
    "![gone](attachment:1c5a.png)",
    "![svg](data:image/svg+xml;base64,PHN2Zz4=)",
    "[x](javascript:alert(1))",
    "[x](  JaVaScRiPt:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](/files/autograded/evil.html)",
    "[x]: javascript:alert(1)\n\n[x]",
    "<javascript:alert(1)>",
    "<meta http-equiv=refresh content='0;url=https://example.org'>",
    "<base href=https://example.org/>",
    "<style>@import url(https://example.org/x.css)</style>",
    "<p style='background:url(https://example.org/x)'>a</p>",
    "<form action=https://example.org><button>press</button></form>",
    "<iframe srcdoc='&lt;script&gt;alert(1)&lt;/script&gt;'></iframe>",
    "<svg onload=alert(1)>",
    "<math><mtext><a xlink:href='javascript:alert(1)'>x</a></mtext></math>",
    "<!-- --><img src=x onerror=alert(1)>",
    "$\\href{javascript:alert(1)}{x}$",
    r"$\hspace{-30em}\raise 20em{\rlap{\Huge\colorbox{white}{Score: 18 / 18}}}$",
    r"$\rule[-500em]{1000em}{1000em}$",
    r"$a \\[99em] b$",
    r"$a \\*[-99em] b$",
    r"$\!\!\!\! b$",
    r"$$\begin{array}{@{\kern 99em}c} a \end{array}$$",
    r"$\begin{picture} x \end{picture}$",
    r"\begin{equation} \let\frac\sqrt \end{equation}",
    r"\\(\kern 99em x\\)",
    "\\begin{equation}\\style{background:url(https://example.org)}{x}\\end{equation}",
    "\\\\(\\unicode{x}\\require{html}\\\\)",
    "$\\bbox[background:url(https://example.org/x)]{x}$",
    "$\\def\\h{\\hre f}$",
    "```mermaid\n</pre><script>alert(1)</script>\n```",
    "- <details ontoggle=alert(1) open>",
    "<a\nhref='javascript:alert(1)'>x</a>",
]


def shown_by_nbconvert(notebook):
    page, _ = HTMLExporter(template_name="basic").from_notebook_node(notebook)
    return page


@pytest.mark.parametrize("text", HONEST)
def test_what_shows_text_stays_markdown(text):
    notebook = new_notebook(cells=[new_markdown_cell(text)])
    make_harmless(notebook, set())
    assert notebook.cells[0].source == text


@pytest.mark.parametrize("text", HOSTILE)
def test_what_does_more_is_shown_as_it_was_written(text):
    notebook = new_notebook(cells=[new_markdown_cell(text)])
    make_harmless(notebook, set())
    source = notebook.cells[0].source
    assert source.startswith("*Shown as it was written, because ")
    page = shown_by_nbconvert(notebook)
    for word in ("<script", "<img", "<svg", "<style", "<meta", "<base", "<form", "<iframe", "<a ",
                 "<math", "<details", "onerror=alert(1)>"):  # fmt: skip
        assert word not in page, word
    make_harmless(notebook, set())
    assert notebook.cells[0].source == source  # it is done once
    nbformat.validate(notebook)


@pytest.mark.parametrize("text", HOSTILE)
def test_the_feedback_page_of_it_fetches_and_runs_nothing(text):
    html = markdown(text)
    for word in ("<script", "<img", "<svg", "<style", "<meta", "<base", "<form", "<iframe",
                 "<math", "style=", '="javascript', '="data:', '="/'):  # fmt: skip
        assert word not in html.lower(), word


BEGINNING = "*Shown as it was written, because it is long:*\n\n"
IMITATED = [
    "<pre>\n</pre><script>alert(1)</script>\n</pre>",
    "~~~\n\n<pre>\n~~~\n\n![x](https://x.org/y.png)\n[x](javascript:alert(1))\n\n~~~\n</pre>",
    "<pre>\n\x1b[2J\u202e\n</pre>",
    "<pre>\n&#27;[2J&#8238;\n</pre>",
]


@pytest.mark.parametrize("forged", IMITATED)
def test_who_imitates_it_gains_nothing(forged):
    notebook = new_notebook(cells=[new_markdown_cell(BEGINNING + forged)])
    make_harmless(notebook, set())
    page = shown_by_nbconvert(notebook)
    for word in ("<script", "<img", "<a ", "\x1b", "\u202e"):
        assert word not in page, word


def test_attached_pictures_are_shown(tmp_path):
    cell = new_markdown_cell("![my drawing](attachment:a%20b.png)")
    cell.attachments = {"a b.png": {"image/png": PIXEL}}
    notebook = new_notebook(cells=[cell])
    make_harmless(notebook, set())
    assert cell.source == "![my drawing](attachment:a%20b.png)"
    html = markdown(cell.source, cell.attachments)
    assert f'<img src="data:image/png;base64,{PIXEL}" alt="my drawing">' in html
    cell.attachments = {"a b.png": {"image/svg+xml": PIXEL}}
    assert "<img" not in markdown(cell.source, cell.attachments) or "src" not in markdown(
        cell.source, cell.attachments
    )
    cell.attachments = {"a b.png": {"image/png": "A" * 5_000_000}}
    make_harmless(notebook, set())
    assert "attachments" not in cell
    assert "not handed in" in cell.source


def test_the_courses_own_cells_stay():
    text = "<details><summary>More</summary>\n\n![x](../../img/x.svg)\n\n</details>"
    notebook = new_notebook(cells=[new_markdown_cell(text)])
    make_harmless(notebook, {text})
    assert notebook.cells[0].source == text


def test_outputs_and_raw_cells():
    outputs = [
        new_output("display_data", {"text/html": "<script>alert(1)</script>"}),
        new_output("stream", text="\x1b]0;mine\x07fine"),
        new_output("error", ename="E\x1b", evalue="\u202e", traceback=["\x1b[2J"] * 500),
    ]
    raw = new_raw_cell("<script>alert(1)</script>", metadata={"raw_mimetype": "text/html"})
    notebook = new_notebook(cells=[new_code_cell("1", outputs=outputs), raw])
    make_harmless(notebook, set())
    nbformat.validate(notebook)
    stream, error = notebook.cells[0].outputs
    assert stream.text == "\\x1b]0;mine\\x07fine"
    assert (error.ename, error.evalue, len(error.traceback)) == ("E\\x1b", "\\u202e", 100)
    assert "<script" not in shown_by_nbconvert(notebook)


@pytest.mark.parametrize("piece", ["[", "*", "<", "![", "`", "$", "\n", " \n", "> ", "<a>", "\\"])
@pytest.mark.parametrize("size", [19_000, 300_000])
def test_nothing_takes_long_or_grows_without_end(piece, size):
    text = piece * (size // len(piece))
    started = time.monotonic()
    for html in (markdown(text), code(text)):
        assert len(html) < 6_000_000
    notebook = new_notebook(cells=[new_markdown_cell(text), new_code_cell(text)])
    make_harmless(notebook, set())
    show_slow_code_plainly(notebook, set())
    shown_by_nbconvert(notebook)
    assert time.monotonic() - started < 600  # it took hours


def test_what_computes_too_long_is_ended_and_the_next_is_rendered():
    assert rendered("code", " \n" * 9_900) is None  # Pygments takes time with the square of it
    assert rendered("code", "x = 1") is not None
    assert rendered("markdown", "x" * (rendering.LONGEST + 1)) is None


def test_as_written_shows_everything():
    text = "a $x$ \\href{b} `c` &amp; <d>\n\n\n# e"
    page = shown_by_nbconvert(new_notebook(cells=[new_markdown_cell(as_written(text, "z"))]))
    from bs4 import BeautifulSoup

    assert BeautifulSoup(page, "html.parser").find("pre").get_text().strip() == text


def test_nbgraders_log_says_what_it_says_without_escape_codes():
    wanted = {
        "class": f"{ShownFormatter.__module__}.{ShownFormatter.__name__}",
        "format": NbGrader().log_format,
        "datefmt": "%H:%M",
    }
    formatter = logging.config.DictConfigurator({}).configure_formatter(wanted)
    record = logging.makeLogRecord({"name": "App", "levelname": "INFO", "msg": "for \x1b[31mada"})
    assert formatter.format(record) == "[App | INFO] for \\x1b[31mada"
