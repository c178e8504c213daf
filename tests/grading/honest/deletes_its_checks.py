"""Has deleted two checks by mistake, after they had passed."""


def change(notebook):
    gone = ("ex2_tests", "ex5_tests")
    notebook["cells"] = [c for c in notebook["cells"] if c["id"] not in gone]
