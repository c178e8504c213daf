"""Was begun before the lesson was revised: other texts, other checks, another order."""


def change(notebook):
    cells = notebook["cells"]
    for cell in cells:
        nbgrader = cell["metadata"].get("nbgrader", {})
        if nbgrader:
            nbgrader.update(schema_version=2)
            nbgrader.pop("cell_type", None)
        if cell["id"].endswith("_tests"):
            cell["source"] = "assert first_tensor().shape == (3,)  # an older check"
            nbgrader["points"] = 1
        elif not nbgrader:
            cell["id"] = "old" + cell["id"]
            cell["source"] = cell["source"].replace("tensor", "array").replace("print", "repr")
    place = next(i for i, c in enumerate(cells) if c["id"] == "ex2")
    cells.append(cells.pop(place))
