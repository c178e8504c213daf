"""Names a kernel of its own, whose command would run on the grader's machine.

The kernel is the course's; every answer is right and keeps its points.
"""

AIM = "grader"
ANSWERS = {}


def change(notebook):
    notebook["metadata"]["kernelspec"] = {
        "name": "../../../../tmp/evil",
        "display_name": "Evil",
        "language": "bash",
        "argv": ["sh", "-c", "touch @ROOT@/left-behind-by-an-attack"],
    }
    notebook["metadata"]["language_info"] = {"name": "bash", "file_extension": ".sh"}
