"""Pages that stand alone: no script runs in them, and nothing is fetched for them.

Every text is escaped when it is filled in. Only what these functions give is markup, and what a
person wrote in Markdown has gone through nh3 before.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import nh3
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

_FOLDER = Path(__file__).parent / "templates"
# What Markdown makes, less pictures.
_TAGS = {"a", "blockquote", "br", "code", "dd", "del", "dl", "dt", "em", "hr", "li", "ol", "p"}
_TAGS |= {"pre", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul"}
_TAGS |= {f"h{level}" for level in range(1, 7)}


def page(template: str, **values: Any) -> str:
    """Fill in a template of ``templates/``.

    Parameters
    ----------
    template : str
        Its file name.
    **values
        What stands in its blanks; a text is escaped, unless it is `Markup`.
    """
    return _environment().get_template(template).render(**values)


def markdown(text: str) -> Markup:
    r"""Turn Markdown that anybody wrote into harmless HTML.

    Pictures, scripts, styles, forms and links that run something are gone; headings and lists,
    code and tables stay.

    Examples
    --------
    >>> markdown("**No** <script>alert(1)</script> [x](javascript:alert(1))")
    Markup('<p><strong>No</strong>  <a rel="noopener noreferrer">x</a></p>\n')
    """
    from nbconvert.filters.markdown import markdown2html

    html = markdown2html(text)
    return Markup(
        nh3.clean(
            html,
            tags=_TAGS,
            attributes={"a": {"href"}},
            url_schemes={"http", "https", "mailto"},
        )
    )


def code(text: str) -> Markup:
    """Turn Python code into HTML that shows it, in colours.

    Examples
    --------
    >>> code("</pre><script>")
    Markup('<span class="o">&lt;/</span><span class="n">pre</span><span class="o">&gt;&lt;</span>...
    """
    return Markup(highlight(text, PythonLexer(stripnl=False), _formatter()))


def code_styles() -> Markup:
    """Give the style sheet for `code`."""
    return Markup(_formatter().get_style_defs("pre.code"))


@lru_cache
def _formatter() -> HtmlFormatter:
    return HtmlFormatter(nowrap=True, style="default", nobackground=True)


@lru_cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(markdown=markdown, code=code, number="{:g}".format)
    return environment
