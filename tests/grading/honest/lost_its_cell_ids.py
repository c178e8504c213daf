"""Was saved by an old editor, which knows no cell ids, as format 4.4."""


def change(notebook):
    notebook["nbformat_minor"] = 4
    for cell in notebook["cells"]:
        del cell["id"]
