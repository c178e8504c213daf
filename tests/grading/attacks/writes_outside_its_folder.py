"""Writes a file into every folder that it can think of.

Not one of them is there afterwards.
"""

AIM = "others"
ANSWERS = {
    "ex5": """
import os
import site
import sys

import course_utils

folders = ["/", "/tmp", "/var/tmp", "/dev/shm", "/etc", "/run", "..", "../..", "../../.."]
folders += ["@ROOT@", "@ROOT@/submitted", "@ROOT@/source", "@ROOT@/build", "@HOME@"]
folders += [os.path.dirname(course_utils.__file__), sys.prefix, *site.getsitepackages()]
folders += [os.path.expanduser("~"), *os.environ["PATH"].split(":"), *filter(None, sys.path)]
for folder in folders:
    try:
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, "left-behind-by-an-attack"), "w") as file:
            file.write("I was here")
    except OSError:
        pass


def matmul(a, b):
    return None
"""
}
