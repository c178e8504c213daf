"""Hands in its whole folder: an autosaved version, a picture, a copy under another name."""


def lay(folder, content):
    (folder / "00_getting_started.ipynb").write_bytes(content)
    (folder / ".ipynb_checkpoints").mkdir()
    (folder / ".ipynb_checkpoints" / "00_getting_started-checkpoint.ipynb").write_bytes(b"{}")
    (folder / "00_getting_started-Copy1.ipynb").write_bytes(content[:1000])
    (folder / "notes.txt").write_text("remember to hand in")
