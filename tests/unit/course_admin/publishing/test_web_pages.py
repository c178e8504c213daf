"""What pages are checked for."""

import re

import pytest

from course_admin.publishing.web_pages import page_findings


def test_good_pages_have_no_findings(tmp_path):
    (tmp_path / "b.html").write_text('<h1 id="there">B</h1>')
    (tmp_path / "x.png").write_text("")
    (tmp_path / "a.html").write_text(
        '<a href="b.html#there">b</a> <a href="#top">up</a> <i id="top"></i>'
        '<a href="https://doi.org/10.1">paper</a> <img src="x.png" alt="A dot.">'
    )
    assert list(page_findings(tmp_path)) == []


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ('<a href="gone.html">x</a>', "gone.html leads nowhere"),
        ('<a href="#gone">x</a>', "#gone leads to no place"),
        ('<a href="https:/doi.org/10">x</a>', "malformed"),
        ('<img src="data:image/png;base64,aGk=">', "no alternative text"),
        ('<img src="gone.png" alt="Gone.">', "gone.png, which is not there"),
        ('<script src="https://cdn.example.org/x.js"></script>', "complete offline"),
        ('<link rel="stylesheet" href="//fonts.example.org/x.css">', "complete offline"),
    ],
)
def test_what_is_wrong_with_a_page_is_found(tmp_path, html, said):
    (tmp_path / "a.html").write_text(html)
    (finding,) = page_findings(tmp_path)
    assert finding.where == "a.html"
    assert re.search(re.escape(said), finding.what)
