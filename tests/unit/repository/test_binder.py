"""Binder: what repo2docker would do with this repository, as far as it tells without Docker."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]


def test_repo2docker_installs_the_course_from_environment_yml_after_copying_it():
    command = [sys.executable, "-m", "repo2docker", "--no-build", "--debug"]
    # As on Binder, where nobody is root.
    command += ["--user-id", "1000", "--user-name", "jovyan", str(ROOT)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
    assert run.returncode == 0, run.stderr[-2000:]
    dockerfile = run.stdout + run.stderr
    copied = dockerfile.index("COPY --chown=1000:1000 src/")
    installed = dockerfile.index('env update -p ${NB_PYTHON_PREFIX} --file "environment.yml"')
    # It names requirements.txt and the course itself, so these must be there already.
    assert copied < installed
