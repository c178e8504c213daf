"""Pages that stand alone: no script runs in them, and nothing is fetched for them.

Every text is made visible and escaped when it is filled in. Only what these functions give is
markup, and what a person wrote in Markdown has gone through nh3 before.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape
from pygments.formatters import HtmlFormatter

from course_admin.course.shown import shown, shown_first
from course_admin.results.rendering import rendered

_FOLDER = Path(__file__).parent / "templates"
LONGEST = 100_000  # characters of a text that is shown as it was written


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


def markdown(text: str, attachments: Mapping[str, Any] | None = None) -> Markup:
    r"""Turn Markdown that anybody wrote into harmless HTML.

    Scripts, styles, forms, pictures from elsewhere and links that run something are gone; headings
    and lists, code, tables and attached pictures stay. What takes too long to render is shown as it
    was written.

    Examples
    --------
    >>> markdown("**No** <script>alert(1)</script> [x](javascript:alert(1))")
    Markup('<p><strong>No</strong>  <a>x</a></p>\n')
    """
    text = shown(text, None, lines=True)
    html = rendered("markdown", text, attachments)
    return Markup(html) if html is not None else Markup("<pre>{}</pre>").format(_cut(text))


def code(text: str) -> Markup:
    """Turn Python code into HTML that shows it, in colours.

    Examples
    --------
    >>> code("</pre><script>")
    Markup('<span class="o">&lt;/</span><span class="n">pre</span><span class="o">&gt;&lt;</span>...
    """
    text = shown(text, None, lines=True)
    html = rendered("code", text)
    return Markup(html) if html is not None else escape(_cut(text))


def _cut(text: str) -> str:
    """Cut a text that nobody reads to its end."""
    more = len(text) - LONGEST
    return text if more <= 0 else f"{text[:LONGEST]}…\n({more:,} more characters)"


def _visible(value: Any) -> Any:
    """Show each text that is filled in; what is markup was shown before."""
    return shown(value, 5_000, lines=True) if type(value) is str else value


def code_styles() -> Markup:
    """Give the style sheet for `code`."""
    return Markup(_formatter().get_style_defs("pre.code"))


@lru_cache
def _formatter() -> HtmlFormatter:
    return HtmlFormatter(style="default", nobackground=True)


@lru_cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_visible,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        markdown=markdown, code=code, number="{:g}".format, first=shown_first
    )
    return environment
