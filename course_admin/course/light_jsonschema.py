"""Import jsonschema without the grammar of international addresses, which takes two seconds.

nbformat checks notebooks with jsonschema, which at its import prepares to check every format of
text, if the packages for them are there; JupyterLab brings them. The slowest, rfc3987-syntax,
builds 39 parsers for addresses. The schema of a notebook has no such text.
"""

import sys

if not {"jsonschema", "rfc3987_syntax"} & sys.modules.keys():
    sys.modules["rfc3987_syntax"] = None  # makes its import fail, as if it were not installed
    try:
        import jsonschema  # noqa: F401
    finally:
        del sys.modules["rfc3987_syntax"]
