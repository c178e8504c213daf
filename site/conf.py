"""How Sphinx makes the web site. `course site` copies the pages together first, and calls Sphinx.

What depends on the course (title, repository) comes in the environment variable COURSE_SITE, as
JSON; the texts come from notebooks, README, CONTRIBUTING: see course_admin/publishing/website.py.
"""

import json
import os

_course = json.loads(os.environ["COURSE_SITE"])

project = html_title = _course["title"]
author = "the authors of the course"
language = "en"
html_baseurl = ""

extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.mathjax", "sphinx.ext.napoleon"]
exclude_patterns = ["downloads/**"]
templates_path = ["_templates"]
nitpicky = False
default_role = "py:obj"

# --- Notebooks: shown with the outputs that they hold; nothing is ever run.
nb_execution_mode = "off"
nb_ipywidgets_js = {}
nb_merge_streams = True
nb_number_source_lines = False
myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist", "dollarmath", "amsmath"]
myst_heading_anchors = 4
myst_update_mathjax = False
suppress_warnings = ["myst.header"]  # a cell may begin with a heading of the third level

# --- API reference
autodoc_member_order = "bysource"
autodoc_typehints = "none"  # the signature shows them, and the text says the shapes
autodoc_preserve_defaults = True
napoleon_google_docstring = False
napoleon_use_rtype = False
napoleon_use_ivar = True
add_module_names = False
python_use_unqualified_type_names = True

# --- Formulas: MathJax lies beside the pages, so that they show without a network.
mathjax_path = "mathjax/MathJax.js"
mathjax2_config = {
    "config": ["TeX-AMS-MML_HTMLorMML-full.js"],
    "tex2jax": {
        "inlineMath": [["\\(", "\\)"]],
        "displayMath": [["\\[", "\\]"]],
        "ignoreClass": "page",
        "processClass": "math",
    },
    "jax": ["input/TeX", "output/HTML-CSS"],
    "HTML-CSS": {
        "availableFonts": [],  # the same letters everywhere, whatever is installed
        "preferredFont": None,
        "webFont": "STIX-Web",
        "imageFont": None,
        "linebreaks": {"automatic": True, "width": "container"},
        "scale": 92,
    },
    "menuSettings": {"zoom": "None"},
    "showProcessingMessages": False,
    "messageStyle": "none",
}

# --- Look
html_theme = "sphinx_book_theme"
html_static_path = ["_static"]
html_css_files = ["course.css"]
html_js_files = ["course.js"]
html_show_copyright = False
html_show_sphinx = False
html_copy_source = False
html_show_sourcelink = False
html_last_updated_fmt = None
html_permalinks_icon = "#"
html_use_index = False  # the glossary, the reference and the search are better
html_domain_indices = False
html_context = {"default_mode": "auto"}  # light or dark, as the reader's system is
html_theme_options = {
    "repository_url": _course["repository"],
    "repository_branch": _course["branch"],
    "path_to_docs": "",
    "use_repository_button": True,
    "use_download_button": False,
    "use_fullscreen_button": False,
    "launch_buttons": {
        "notebook_interface": "jupyterlab",
        "binderhub_url": "https://mybinder.org",
        "colab_url": "https://colab.research.google.com",
    },
    "navbar_persistent": [],  # the side bar holds the search
    "home_page_in_toc": True,
    "collapse_navbar": True,
    "show_navbar_depth": 1,
    "show_toc_level": 2,
    "show_prev_next": True,
    "toc_title": "On this page",
    "pygments_light_style": "a11y-high-contrast-light",
    "pygments_dark_style": "a11y-high-contrast-dark",
}


def setup(app):
    """Leave out the fields of named tuples: the Attributes of the docstring say what they are."""
    app.connect(
        "autodoc-skip-member",
        lambda app, what, name, field, skip, options: (
            type(field).__name__ == "_tuplegetter" or None
        ),
    )
