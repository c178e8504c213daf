"""Kept its experiments: cells that fail, wait for input, never end, need a network."""


def change(notebook):
    experiments = [
        "first_tensor(1, 2, 3)",
        "1 / 0",
        "name = input('Your name? ')",
        "while True:\n    pass",
        "%pip install pandas\nimport pandas as pd",
        "!wget https://example.org/data.zip",
        "this is not Python",
        "",
    ]
    for number, source in enumerate(experiments):
        cell = {
            "cell_type": "code",
            "execution_count": None,
            "id": f"mine{number}",
            "metadata": {},
            "outputs": [],
            "source": source,
        }
        notebook["cells"].insert(8 * number, cell)
