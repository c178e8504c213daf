"""Lays links to the gradebook, the source and keys beside its notebook, to have them copied.

No link is followed, neither by grading nor by feedback; the answers keep their points.
"""

AIM = "secrets"
ANSWERS = {}


def lay(folder, content):
    (folder / "00_getting_started.ipynb").write_bytes(content)
    (folder / "keys.txt").symlink_to("../../../../home/.netrc")
    (folder / "marks.db").symlink_to("../../../gradebook.db")
    (folder / "source").symlink_to("../../../source")
    (folder / "others").symlink_to("../../aa_before")
