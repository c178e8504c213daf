"""Has pasted a check and an answer a second time, as happens with the keyboard."""

from copy import deepcopy


def change(notebook):
    for name in ("ex3", "ex3_tests"):
        place = next(i for i, c in enumerate(notebook["cells"]) if c["id"] == name)
        notebook["cells"].insert(
            place + 1, {**deepcopy(notebook["cells"][place]), "id": name + "b"}
        )
