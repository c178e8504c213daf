"""The folder that a jail shows works alone, under another name."""

import shutil
import subprocess
import sys

from course_admin.jail.command import FOLDER

EVERY_MODULE = """
import importlib, pkgutil, sys
sys.path.insert(0, sys.argv[1])
import elsewhere
for module in pkgutil.iter_modules(elsewhere.__path__):
    if module.name != "__main__":
        importlib.import_module("elsewhere." + module.name)
        print(module.name)
"""


def test_it_needs_nothing_but_the_standard_library(tmp_path):
    shutil.copytree(FOLDER, tmp_path / "elsewhere")
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", EVERY_MODULE, str(tmp_path)],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert {"program", "server", "watcher"} <= set(done.stdout.split())


def test_it_is_started_by_the_name_of_the_folder_and_leaves_no_folder_to_import_from(tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    shutil.copy(FOLDER / "__main__.py", elsewhere)
    (elsewhere / "__init__.py").touch()
    (elsewhere / "agreed.py").write_text("FINE = 'fine'\n")
    (elsewhere / "main.py").write_text(
        "import sys\nfrom .agreed import FINE\ndef main(): print(FINE, sys.argv[1:], *sys.path)\n"
    )
    for options in ([], ["-I"]):
        done = subprocess.run(
            [sys.executable, *options, elsewhere, "mode"],
            cwd=tmp_path,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        assert done.stdout.startswith("fine ['mode']")
        assert str(tmp_path) not in done.stdout
