"""What people expect in a repository is there, and names only what exists."""

import importlib.util
import itertools
import json
import re
import shlex
import socket
import subprocess
import sys
from datetime import date
from pathlib import Path

import nbformat
import pytest
import tomllib
import yaml

ROOT = Path(__file__).parents[3]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = PYPROJECT["project"]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
LOCK = dict(re.findall(r"^([a-z0-9-]+)==(\S+)", (ROOT / "requirements.txt").read_text(), re.M))
STUDENTS = (ROOT / "docs" / "for-students.md").read_text(encoding="utf-8")

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
FORMS = sorted(
    path for path in (ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml") if path.stem != "config"
)
OTHERS = [".github/ISSUE_TEMPLATE/config.yml", ".pre-commit-config.yaml", "CITATION.cff"]
OURS = [*WORKFLOWS, *FORMS, *(ROOT / name for name in OTHERS)]


def stem(path):
    return path.stem


def read(path):
    return yaml.safe_load(Path(path).read_text(encoding="utf-8"))


def targets():
    """The targets of the Makefile that have a name of their own."""
    return set(re.findall(r"^([a-z][a-z-]*):(?!=)", MAKEFILE, re.M))


def missing(command):
    """Which make targets and files of the course a command names that are not there."""
    words = shlex.split(command, comments=True)
    gone = [
        f"make {word}"
        for before, word in itertools.pairwise(words)
        if before == "make" and "=" not in word and word not in targets()
    ]
    # What .venv holds is made by make; `python -m` and options name no files.
    files = [word for word in words if re.match(r"\.(ci|devcontainer)/|tests/|requirements", word)]
    return gone + [name for name in files if not (ROOT / name).exists()]


def test_a_name_that_leads_nowhere_would_be_seen():
    command = "make PYTHON=python3 prove nothing && .ci/run && .ci/walk requirements.txt"
    assert missing("make nothing && .ci/walk") == ["make nothing", ".ci/walk"]
    assert missing(command) == [".ci/walk"]
    assert {"setup", "lab", "site", "test-fast"} <= targets()
    assert "help" in targets()
    assert "VENV" not in targets()


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_yaml_can_be_read_and_no_key_stands_twice(path):
    def once(loader, node):
        keys = [loader.construct_object(key) for key, _ in node.value]
        assert len(keys) == len(set(keys)), keys
        return loader.construct_mapping(node, deep=True)

    class Loader(yaml.SafeLoader):
        pass

    Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, once)
    assert yaml.load(path.read_text(encoding="utf-8"), Loader)


class TestWorkflows:
    @pytest.fixture(params=WORKFLOWS, ids=stem)
    def workflow(self, request):
        return read(request.param)

    @staticmethod
    def steps(workflow):
        return [step for job in workflow["jobs"].values() for step in job["steps"]]

    def test_there_are_three(self):
        assert [path.stem for path in WORKFLOWS] == ["site", "test", "weekly"]

    def test_they_call_what_exists(self, workflow):
        commands = [step["run"] for step in self.steps(workflow) if "run" in step]
        variables = [
            value for step in self.steps(workflow) for value in step.get("env", {}).values()
        ]
        for text in [*commands, *(v.replace("--ignore=", "") for v in variables)]:
            assert missing(text) == []

    def test_they_may_only_read_and_may_not_run_forever(self, workflow):
        assert workflow["permissions"] == {"contents": "read"}
        assert all(0 < job["timeout-minutes"] <= 90 for job in workflow["jobs"].values())
        assert "concurrency" in workflow

    def test_actions_are_githubs_own_at_a_major_version(self, workflow):
        actions = [step["uses"] for step in self.steps(workflow) if "uses" in step]
        assert actions
        assert [name for name in actions if not re.fullmatch(r"actions/[a-z-]+@v\d+", name)] == []

    def test_no_repository_is_named(self, workflow):
        assert "github.com" not in json.dumps(workflow)

    def test_every_push_and_pull_request_runs_all_of_ci(self):
        workflow = read(ROOT / ".github/workflows/test.yml")
        when = workflow[True]  # YAML 1.1 reads the key `on` so
        assert set(when) >= {"push", "pull_request"}
        assert workflow["concurrency"]["cancel-in-progress"] is True
        (job,) = workflow["jobs"].values()
        assert job["steps"][-1]["run"] == ".ci/run"

    def test_the_site_that_is_published_is_the_one_make_writes(self):
        workflow = read(ROOT / ".github/workflows/site.yml")
        assert workflow[True] == {"push": {"branches": ["main"]}}
        build, publish = workflow["jobs"].values()
        (folder,) = (step["with"]["path"] for step in build["steps"] if "artifact" in str(step))
        assert re.search(rf"^site:.*## .*{folder}$", MAKEFILE, re.M)
        assert publish["permissions"] == {"pages": "write", "id-token": "write"}
        assert "permissions" not in build

    def test_the_newest_versions_are_those_of_every_extra(self):
        steps = read(ROOT / ".github/workflows/weekly.yml")["jobs"]["newest"]["steps"]
        install = next(step["run"] for step in steps if "pip install" in step.get("run", ""))
        (extras,) = re.findall(r'"\.\[(.*)\]"', install)
        assert set(extras.split(",")) == set(PROJECT["optional-dependencies"])
        assert "READY  := $(VENV)/.installed" in MAKEFILE  # the stamp that the step touches

    def test_windows_installs_as_the_manual_says(self):
        steps = read(ROOT / ".github/workflows/weekly.yml")["jobs"]["students"]["steps"]
        (run,) = (step["run"] for step in steps if step.get("if") == "runner.os == 'Windows'")
        _, venv, *pip = run.splitlines()
        assert venv == "python -m venv .venv"
        assert "py -3.11 -m venv .venv\n" in STUDENTS
        assert len(pip) == 2
        assert [line for line in pip if f"  {line}\n" not in STUDENTS] == []


class TestForms:
    @pytest.fixture(params=FORMS, ids=stem)
    def form(self, request):
        return read(request.param)

    @staticmethod
    def fields(form):
        return {part["id"]: part for part in form["body"] if part["type"] != "markdown"}

    def test_they_are_those_that_a_course_needs(self):
        assert {read(path)["name"] for path in FORMS} == {
            "A right answer was rejected",
            "A wrong answer passed",
            "A hint misled me",
            "An error of the subject",
        }

    def test_they_have_the_keys_that_github_requires(self, form):
        assert set(form) >= {"name", "description", "body"}
        inputs = [part for part in form["body"] if part["type"] != "markdown"]
        assert inputs
        assert len({part["id"] for part in inputs}) == len(inputs)
        for part in form["body"]:
            assert part["type"] in {"markdown", "input", "textarea", "dropdown"}
            wanted = "value" if part["type"] == "markdown" else "label"
            assert part["attributes"][wanted]

    def test_they_ask_for_lesson_answer_check_and_what_was_expected(self, form):
        fields = self.fields(form)
        assert set(fields) >= {"lesson", "answer", "check", "expected"}
        of_subject = form["name"] == "An error of the subject"
        required = {name for name, part in fields.items() if part["validations"]["required"]}
        if of_subject:
            assert required >= {"lesson", "statement", "source", "expected"}
        else:
            assert required >= {"lesson", "exercise", "answer", "check", "expected"}

    def test_every_lesson_can_be_chosen(self, form):
        sources = sorted((ROOT / "source").glob("[0-9][0-9]_*.md"))
        heads = [next(yaml.safe_load_all(path.read_text(encoding="utf-8"))) for path in sources]
        lessons = [
            f"{path.stem[:2]} {head['course']['title']}"
            for path, head in zip(sources, heads, strict=True)
        ]
        assert self.fields(form)["lesson"]["attributes"]["options"] == lessons


def test_a_pull_request_goes_round_the_circle_of_the_guide():
    checklist = (ROOT / ".github/PULL_REQUEST_TEMPLATE.md").read_text(encoding="utf-8")
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    circle = re.search(r"^1\. .*?(?=\n\n)", guide, re.M | re.S)[0]
    stations = re.findall(r"`(source/[^`]*|tests/answers/[^`]*|course \w+ NN|make \w+)`", circle)
    assert len(stations) >= 5
    places = [checklist.index(f"`{station}`") for station in stations]
    assert places == sorted(places)
    assert [
        gone for text in re.findall("`(make [^`]*)`", checklist) for gone in missing(text)
    ] == []


HOOKS = {
    hook["id"]: hook
    for repo in read(ROOT / ".pre-commit-config.yaml")["repos"]
    for hook in repo["hooks"]
}


class TestHooks:
    def test_the_versions_are_those_of_the_lock(self):
        pins = [pin for hook in HOOKS.values() for pin in hook.get("additional_dependencies", [])]
        assert sorted(set(pins)) == [f"codespell=={LOCK['codespell']}", f"ruff=={LOCK['ruff']}"]
        assert {"ruff-check", "ruff-format", "codespell", "course-check"} == set(HOOKS)

    def test_course_check_is_the_one_that_make_setup_installs(self):
        hook = HOOKS["course-check"]
        (venv,) = re.findall(r"^VENV +\?= (\S+)$", MAKEFILE, re.M)
        assert hook["entry"] == f"{venv}/bin/course check"
        assert hook["language"] == "system"
        assert hook["always_run"]
        assert not hook["pass_filenames"]
        assert "course" in PROJECT["scripts"]

    def test_what_is_made_from_the_lessons_is_left_alone(self):
        (exclude,) = re.findall(
            "^exclude: (\\S+)", (ROOT / ".pre-commit-config.yaml").read_text(), re.M
        )
        for name in ("notebooks/welcome.ipynb", "solutions/02_mlp/ex1.py", "img/badge_colab.svg"):
            assert (ROOT / name).is_file()
            assert re.search(exclude, name)
        assert not re.search(exclude, "course_utils/checks.py")
        writers = {name for name, hook in HOOKS.items() if "ruff format" in hook["entry"]}
        assert writers == {"ruff-format"}
        assert HOOKS["ruff-format"]["types_or"] == ["python", "pyi"]
        assert all(
            "--force-exclude" in hook["entry"]
            for name, hook in HOOKS.items()
            if name.startswith("ruff")
        )


class TestContainer:
    CONTAINER = json.loads((ROOT / ".devcontainer/devcontainer.json").read_text(encoding="utf-8"))

    def test_its_commands_name_what_exists(self):
        commands = {name: text for name, text in self.CONTAINER.items() if name.endswith("Command")}
        assert set(commands) == {"postCreateCommand", "postAttachCommand"}
        assert [gone for text in commands.values() for gone in missing(text)] == []
        assert commands["postCreateCommand"] == "make setup"

    def test_its_python_is_that_of_the_lock(self):
        assert re.fullmatch(
            r"mcr\.microsoft\.com/devcontainers/python:3\.11", self.CONTAINER["image"]
        )
        assert "python3.11 " in re.search(r"^PYTHON +\?= .*$", MAKEFILE, re.M)[0]

    def test_the_port_that_it_opens_is_that_of_lab(self):
        script = (ROOT / ".devcontainer/lab").read_text(encoding="utf-8")
        (port,) = self.CONTAINER["forwardPorts"]
        assert str(port) in self.CONTAINER["portsAttributes"]
        assert f'port="${{PORT:-{port}}}"\n' in script

    @pytest.fixture
    def run_lab(self, tmp_path):
        """Run the script with a make that only prints how it was called."""
        make = tmp_path / "make"
        make.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n')
        make.chmod(0o755)

        def run(port, **variables):
            run = subprocess.run(
                ["bash", ROOT / ".devcontainer/lab"],
                env={"PATH": f"{tmp_path}:/usr/bin:/bin", "PORT": str(port), **variables},
                capture_output=True,
                text=True,
                check=True,
            )
            return run.stdout.splitlines()

        return run

    @pytest.fixture
    def taken(self):
        """A socket that listens on a port of its own."""
        with socket.create_server(("localhost", 0)) as server:
            yield server

    def test_only_in_a_codespace_it_asks_for_no_token(self, run_lab, taken):
        port = taken.getsockname()[1]
        taken.close()
        assert run_lab(port) == ["lab", f"PORT={port}", "ARGS="]
        codespace = {
            "CODESPACES": "true",
            "CODESPACE_NAME": "calm-owl",
            "GITHUB_CODESPACES_PORT_FORWARDING_DOMAIN": "app.github.dev",
        }
        *_, options = run_lab(port, **codespace)
        assert "--IdentityProvider.token= " in options
        assert f"--ServerApp.allow_origin=https://calm-owl-{port}.app.github.dev " in options

    def test_who_comes_back_gets_no_second_server(self, run_lab, taken):
        (said,) = run_lab(taken.getsockname()[1])
        assert said.startswith("JupyterLab is running.")


class TestCitation:
    CITATION = read(ROOT / "CITATION.cff")

    def test_it_has_what_the_format_requires(self):
        assert self.CITATION["cff-version"] == "1.2.0"
        assert self.CITATION["type"] == "software"
        assert self.CITATION["message"]
        assert [set(author) for author in self.CITATION["authors"]] == [{"name"}]
        assert date.fromisoformat(self.CITATION["date-released"])

    def test_it_says_what_the_project_says(self):
        assert self.CITATION["version"] == PROJECT["version"]
        assert self.CITATION["title"] == PYPROJECT["tool"]["course"]["title"]
        assert self.CITATION["license"] == PROJECT["license"].split(" AND ")

    def test_the_changelog_tells_of_that_version(self):
        text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
        heads = re.findall(r"^## \[(.*?)\](?: - (\S+))?$", text, re.M)
        assert heads[0] == ("Unreleased", "")
        assert (self.CITATION["version"], self.CITATION["date-released"]) in heads
        kinds = set(re.findall(r"^### (.*)$", text, re.M))
        assert kinds <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


@pytest.mark.parametrize("name", ["CHANGELOG.md", "SECURITY.md"])
def test_links_lead_somewhere(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)]+)\)", text) if "://" not in link]
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_what_security_names_is_there():
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    (form,) = re.findall(r'the form "(.*)"', text)
    assert form in {read(path)["name"] for path in FORMS}
    modules = re.findall(r"`python -m (\S+)`", text)
    assert len(modules) == 2
    assert all(importlib.util.find_spec(module) for module in modules)
    assert (ROOT / "tests/grading/attacks").is_dir()


class TestStudentsPart:
    @pytest.fixture
    def script(self):
        spec = importlib.util.spec_from_file_location(
            "students_part", ROOT / ".ci/students_part.py"
        )
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    @pytest.fixture
    def notebook(self):
        """A lesson with one open exercise, run as a student opens it."""
        parts = {"answer": {"solution": True, "grade": False}, "check": {"grade": True}}
        cells = [
            nbformat.v4.new_code_cell("x = 1", id=name, metadata={"nbgrader": parts.get(name, {})})
            for name in ("context", "answer", "check")
        ]
        return nbformat.v4.new_notebook(cells=[*cells, nbformat.v4.new_markdown_cell("# End")])

    @staticmethod
    def fail(cell, name):
        cell.outputs = [nbformat.v4.new_output("error", ename=name, evalue="oh", traceback=[])]

    def test_only_an_open_exercise_may_complain_and_only_in_its_check(self, script, notebook):
        context, _, check, _ = notebook.cells
        (silent,) = script.complaints(notebook, solved=False)
        assert "raised no NotImplementedError" in silent
        self.fail(check, "NotImplementedError")
        assert script.complaints(notebook, solved=False) == []
        self.fail(context, "NotImplementedError")
        assert len(script.complaints(notebook, solved=False)) == 1
        self.fail(check, "NameError")
        assert len(script.complaints(notebook, solved=False)) == 3

    def test_solved_no_cell_may_complain(self, script, notebook):
        assert script.complaints(notebook, solved=True) == []
        self.fail(notebook.cells[2], "NotImplementedError")
        (found,) = script.complaints(notebook, solved=True)
        assert found.startswith("cell 2: NotImplementedError: oh")

    def test_it_runs_the_first_lesson(self, script):
        command = [sys.executable, script.__file__, "00"]
        run = subprocess.run(command, capture_output=True, text=True, timeout=600)
        assert run.returncode == 0, run.stdout + run.stderr
        assert "00_getting_started, as it is opened: 8 exercises, 0 complaints" in run.stdout
        assert "00_getting_started, solved: 8 exercises, 0 complaints" in run.stdout

    def test_a_lesson_that_is_not_there_is_an_error(self, script):
        with pytest.raises(SystemExit, match="Name lessons"):
            script.main(["77"])
