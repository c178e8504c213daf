"""A hand-in is read whatever it is wrapped in; what cannot be read is said."""

import base64
import gzip
import io
import json
import time
import tracemalloc
import zipfile

import nbformat
import pytest

from course_admin.course.release import release, skeleton
from course_admin.grading.handed_in import (
    MAXIMUM_BYTES,
    MAXIMUM_FILE,
    is_junk,
    leftovers,
    read_cells,
    read_notebook,
)
from course_admin.grading.rebuilding import rebuild

NOTEBOOK = {
    "cells": [
        {
            "cell_type": "code",
            "id": "ex1",
            "metadata": {"nbgrader": {"grade_id": "ex1"}},
            "source": ["def double(n):\n", "    return 'ü,]' # zwei"],
            "outputs": [{"output_type": "stream", "text": ["[1,", '"}']}],
        },
        {"cell_type": "markdown", "id": "a", "metadata": {}, "source": "Because “so”."},
    ],
    "metadata": {"course": {"lesson": "00_doubling"}, "widgets": {"state": {}}},
    "nbformat": 4,
}
TEXT = json.dumps(NOTEBOOK, ensure_ascii=False)
SOURCES = ["def double(n):\n    return 'ü,]' # zwei", "Because “so”."]


def zipped(files):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return content.getvalue()


OLD = json.dumps(
    {
        "worksheets": [
            {
                "cells": [
                    {
                        "cell_type": "code",
                        "input": SOURCES[0].splitlines(keepends=True),
                        "outputs": [],
                        "prompt_number": 3,
                    },
                    {"cell_type": "heading", "level": 1, "source": SOURCES[1]},
                ]
            }
        ],
        "nbformat": 3,
    }
)


@pytest.mark.parametrize(
    ("content", "remark"),
    [
        (TEXT.encode(), None),
        (TEXT.encode("utf-8-sig"), None),
        (json.dumps(NOTEBOOK, indent=1).replace("\n", "\r\n").encode(), None),
        (TEXT.encode("utf-16"), "UTF-16"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "UTF-16"),
        (TEXT.encode("utf-16-le"), "UTF-16"),
        (TEXT.encode("utf-16-be"), "UTF-16"),
        (TEXT.encode("utf-32"), "UTF-32"),
        (TEXT.encode("cp1252"), "Latin-1"),
        (OLD.encode(), "old format"),
        (TEXT.replace('"nbformat": 4', '"nbformat": 4,\n').encode(), "commas"),
        (TEXT.replace('"so"', '"so",').replace("4}", "NaN}").encode(), None),
        (TEXT.replace("4}", "1" * 10_000 + "}").encode(), None),
        (gzip.compress(TEXT.encode()), "gzip"),
        (zipped({"a.ipynb": TEXT, "__MACOSX/._a.ipynb": "x", "f/": ""}), "zip file"),
        (json.dumps({"type": "notebook", "content": NOTEBOOK}).encode(), None),
    ],
)
def test_a_notebook_is_read_whatever_it_is_wrapped_in(content, remark):
    cells, remarks = read_cells(content)
    assert [cell.source for cell in cells] == SOURCES
    assert [cell.kind for cell in cells] == ["code", "markdown"]
    assert (remark is None) == (remarks == [])
    assert remark is None or remark in remarks[0]


@pytest.mark.parametrize(
    ("content", "remark"),
    [
        (b"  ", "it is empty"),
        (b"%PDF-1.7 x", "it is a PDF file"),
        (b"\n<!DOCTYPE html><html>", "it is a web page"),
        (b"# In[1]:\nimport torch\n", "it is a script"),
        (TEXT[:200].encode(), "damaged in line 1"),
        (TEXT.replace("Because", "\n<<<<<<< HEAD\n>>>>>>> x").encode()[:-1], "merge conflict"),
        (b'{"cells": []}', "no cells"),
        (b"PK\x03\x04 and nothing", "could not be unpacked"),
        (b"\x1f\x8b and nothing", "could not be unpacked"),
        (zipped({"a.txt": "x"}), "no notebooks"),
        (zipped({"a.ipynb": TEXT, "b.ipynb": TEXT}), "2 notebooks"),
        (b"[" * 2_000_000, "more than 1,000,000 parts"),
        (b" " * (MAXIMUM_FILE + 1), "was not read"),
        (json.dumps({"cells": [{"source": "x" * MAXIMUM_BYTES}]}).encode(), "without outputs"),
        ("\ud800\udc00".encode("utf-16-le", "surrogatepass")[:3] + b"\xff\xfe", "no notebook"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(content, remark):
    cells, remarks = read_cells(content)
    assert cells == []
    assert len(remarks) == 1
    assert remark in remarks[0]


@pytest.mark.parametrize(
    "output",
    [
        {"data": {"image/png": "A" * 60_000_000}},
        {"text": ["x" * 60 + "\n"] * 400_000},
        {"data": {"text/html": '<a href="\\">' * 2_000_000}},
    ],
    ids=["picture", "lines", "quotation marks"],
)
def test_outputs_cost_no_answer_and_little_time_and_memory(output):
    notebook = json.loads(TEXT)
    notebook["cells"][0]["outputs"] = [output]
    content = json.dumps(notebook).encode()
    assert len(content) > MAXIMUM_BYTES
    begin = time.process_time()
    cells, remarks = read_cells(content)
    assert time.process_time() - begin < 20
    assert [cell.source for cell in cells] == SOURCES
    assert f"{len(content):,} bytes; it was read without its outputs" in remarks[0]


@pytest.mark.parametrize(
    "tail", ['\\"' * 450_000, '"' * 900_001, ", " * 450_000, '"\\' * 300_001, "[," * 450_000]
)
def test_damage_costs_little_time(tail):
    started = time.process_time()
    cells, remarks = read_cells(('{"cells": [' + tail).encode())
    assert not cells
    assert remarks
    assert time.process_time() - started < 120  # it took a day


def test_a_bomb_is_not_unpacked():
    bomb = zipped({"a.ipynb": b" " * (MAXIMUM_FILE + 1)})
    assert len(bomb) < 1_000_000
    for content in (bomb, gzip.compress(b" " * (MAXIMUM_FILE + 1), 1)):
        tracemalloc.start()
        cells, remarks = read_cells(content)
        assert tracemalloc.get_traced_memory()[1] < 3 * MAXIMUM_FILE
        tracemalloc.stop()
        assert cells == []
        assert "too large" in remarks[0]


def test_a_notebook_says_which_lesson_it_is():
    assert read_notebook(TEXT.encode()).lesson == "00_doubling"
    assert read_notebook(b"x").lesson is None
    assert read_notebook(b'{"cells": [], "metadata": {"course": 3}}').lesson is None


def test_what_computers_leave_behind_is_nobodys_work():
    for name in ("__MACOSX/a/._b.ipynb", ".DS_Store", "x/.ipynb_checkpoints/a.ipynb"):
        assert is_junk(name)
    assert not is_junk("x/a.ipynb")


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("def f():\n    return input('?')", "line 2, `return input('?')`: it waits for"),
        ("from google.colab import drive", "exists in Colab alone"),
        ("drive.mount('/content')", "Google Drive"),
        ("import no_such_package.part as x", "`no_such_package` is not installed"),
        ("%matplotlib inline\nx = x.cuda()", "line 2, `x = x.cuda()`: this names a GPU"),
        ("x = x.to('cuda:0')", "use the device of the input"),
        ("device = torch.device('mps')", "this names a GPU"),
    ],
)
def test_lines_that_work_elsewhere_are_named(source, said):
    [found] = leftovers(source)
    assert said in found


@pytest.mark.parametrize(
    "source",
    [
        "import torch\nfrom torch import nn",
        "device = 'cuda' if torch.cuda.is_available() else 'cpu'",
        "!pip install seaborn",
        "def input_size(x):\n    return x.device",
        "this is no Python",
        "",
    ],
)
def test_ordinary_lines_are_not_named(source):
    assert leftovers(source) == []


PNG = base64.b64encode(b"\x89PNG\r\n\x1a\n picture, and one that is not small").decode()
OTHER = base64.b64encode(b"\x89PNG\r\n\x1a\n another").decode()


@pytest.fixture
def discussed(tiny_lesson):
    """Rebuild a notebook whose question is answered by these cells; give the answer and remarks."""
    course_notebook = skeleton(tiny_lesson.course, tiny_lesson.notebook(0))

    def answer(*cells):
        notebook = json.loads(nbformat.writes(release(tiny_lesson.course, tiny_lesson.notebook(0))))
        place = next(i for i, c in enumerate(notebook["cells"]) if c["id"] == "discuss1") + 1
        notebook["cells"][place : place + 1] = [
            {"cell_type": "markdown", "metadata": {}, **cell} for cell in cells
        ]
        rebuilt = rebuild(course_notebook, json.dumps(notebook).encode())
        ids = [cell.id for cell in rebuilt.notebook.cells]
        return rebuilt.notebook.cells[ids.index("discuss1") + 1], rebuilt.remarks

    return answer


def test_pictures_in_an_answer_are_kept_under_names_of_their_own(discussed):
    first = {
        "source": "![a](attachment:image.png)",
        "attachments": {"image.png": {"image/png": PNG}},
    }
    second = {
        "source": "![b](attachment:my%20image.png) <img src='attachment:my%20image.png'>",
        "attachments": {"my image.png": {"image/png": [OTHER]}},
    }
    third = {
        "source": "![c](attachment:image.png)",
        "attachments": {"image.png": {"image/png": OTHER}},
    }
    answer, remarks = discussed(first, second, third)
    assert remarks == []
    assert answer.source == (
        "![a](attachment:picture-1)\n\n"
        "![b](attachment:picture-2) <img src='attachment:picture-2'>\n\n"
        "![c](attachment:picture-3)"
    )
    assert [one["image/png"] for one in answer.attachments.values()] == [PNG, OTHER, OTHER]


def test_pictures_in_the_text_as_colab_writes_them_are_kept(discussed):
    answer, remarks = discussed({"source": f"See ![x](data:image/png;base64,{PNG}) so."})
    assert remarks == []
    assert answer.source == "See ![x](attachment:picture-1) so."
    assert answer.attachments["picture-1"]["image/png"] == PNG


@pytest.mark.parametrize(
    ("pictures", "remark"),
    [
        ({}, "1 of its pictures cannot be shown"),
        ({"a.png": {"image/svg+xml": "PHN2Zz4="}}, "its kind is image/svg+xml"),
        ({"a.png": {"image/png": "PHN2Zz4="}}, "it is damaged"),
        ({"a.png": {"image/png": "!"}}, "it is damaged"),
        ({"a.png": {"image/png": PNG + "A" * 8_000_000}}, "bytes"),
    ],
)
def test_what_is_no_picture_is_left_out_and_said(discussed, pictures, remark):
    answer, remarks = discussed(
        {"source": "Look ![my plot](attachment:a.png) kept-picture-1", "attachments": pictures}
    )
    assert answer.source == "Look *(a picture that is not here: my plot)* kept-picture-1"
    assert "attachments" not in answer
    assert remark in remarks[0]


def test_a_picture_in_another_file_is_said(discussed):
    _, remarks = discussed({"source": "![x](plots/loss.png)"})
    assert "its picture 'plots/loss.png' is another file" in remarks[0]
