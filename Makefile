# dutydesk: `make run` opens the console, `make test` checks everything, `make help` lists the rest.
# Needs Python 3.11 or newer and make. All else goes into .venv, pinned by hash.

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python

# More words for the command that a target runs: make run ARGS="--help"
ARGS ?=
# Which tests, and in how many processes: make test TESTS=tests/desk WORKERS=0
TESTS ?= tests
WORKERS ?= auto
# Only `make lock` needs uv.
UV ?= uv

CODE := dutydesk screens tests benchmarks
PIP_INSTALL := $(PY) -m pip --disable-pip-version-check --no-input install -qq --no-compile

# What someone's shell says about their other Pythons must not leak into this one.
unexport PYTHONHOME PYTHONPATH PIP_TARGET PIP_PREFIX
# Nor that they keep no .pyc files: each of the tests' processes would compile all of the tests.
unexport PYTHONDONTWRITEBYTECODE
export PIP_USER := 0

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run demo test lint types contracts tests thorough bench snapshots format wheel lock clean FORCE

help: ## list these commands
	@awk 'BEGIN { FS = ":.*## " } /^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

run: $(VENV)/.ready ## set up (once) and open the console
	@$(PY) -m dutydesk $(ARGS)

demo: $(VENV)/.ready ## open the console on a made-up desk
	@$(PY) -m dutydesk demo $(ARGS)

test: lint types contracts tests ## set up (once) and check everything: lint, types, contracts, tests

lint: $(VENV)/.ready-dev ## check style and formatting
	$(PY) -m ruff check $(CODE)
	$(PY) -m ruff format --check $(CODE)

types: $(VENV)/.ready-dev ## check types
	$(PY) -m mypy --num-workers auto

contracts: $(VENV)/.ready-dev ## check which package may import which
	$(VENV)/bin/lint-imports

tests: $(VENV)/.ready-dev ## run the tests alone
	$(PY) -m pytest -n $(WORKERS) --dist worksteal $(TESTS) $(ARGS)

thorough: $(VENV)/.ready-dev ## the crowd and the kills at their full size, which takes minutes more
	CROWD_ENTRIES=200 KILLS=200 $(PY) -m pytest -n $(WORKERS) tests/desk/test_crowd.py tests/faults $(ARGS)

bench: $(VENV)/.ready-dev ## measure the console against its budgets
	@$(PY) -m benchmarks $(ARGS)

snapshots: $(VENV)/.ready-dev ## take the screens' pictures anew: look at each before you commit it
	-$(PY) -m pytest -n $(WORKERS) --snapshot-update $(TESTS) $(ARGS)
	@git status --short -- '*.svg' || true

format: $(VENV)/.ready-dev ## format the code, and mend what can be mended
	$(PY) -m ruff check --fix $(CODE)
	$(PY) -m ruff format $(CODE)

wheel: $(VENV)/.ready-dev ## build the wheel into dist/
	$(PY) -m build --no-isolation --wheel

lock: ## pin the newest versions that pyproject.toml allows (needs uv)
	$(call compile,pyproject.toml --group dev,requirements-dev.txt,everything: to run$(comma) test and build the desk)
	$(call compile,pyproject.toml --constraint requirements-dev.txt,requirements.txt,what the desk runs on)
	$(call compile,--group pip,requirements-pip.txt,what installs the rest)
	$(call compile,--group build --constraint requirements-dev.txt,requirements-build.txt,what a checkout is installed with)

clean: ## remove .venv and everything else that make, tests and tools left behind
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache \
	  snapshot_report.html
	find . -name .git -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +

# Setting up. Each stamp is newer than the pins that it installed, so a second run does nothing. A .venv whose Python
# has gone, or that was copied here from another folder, is made anew.

ifneq "$(shell test -x $(PY) && cat $(VENV)/.folder 2>/dev/null)" "$(CURDIR)"
$(VENV)/.made: FORCE
endif

$(VENV)/.made:
	@command -v "$(PYTHON)" >/dev/null || { \
	  echo "dutydesk needs Python 3.11 or newer, and there is no '$(PYTHON)' here. Install it, or name yours: make PYTHON=/path/to/python3" >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "dutydesk needs Python 3.11 or newer; '$(PYTHON)' is $$("$(PYTHON)" -V 2>&1). Name a newer one: make PYTHON=python3.12" >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "'$(PYTHON)' has no venv or ensurepip. On Debian and Ubuntu: sudo apt install python3-venv (or python3.X-venv for that version)" >&2; exit 1; }
	@echo "Setting up $(VENV) (once; a minute or so)..."
	@"$(PYTHON)" -m venv --clear $(VENV)
	@printf '%s\n' "$(CURDIR)" > $(VENV)/.folder
	@touch $@

# The pip that comes with a Python can take twice as long to look through what there is.
$(VENV)/.ready: $(VENV)/.made requirements-pip.txt requirements.txt requirements-build.txt pyproject.toml
	@$(PIP_INSTALL) -r requirements-pip.txt
	@$(PIP_INSTALL) -r requirements.txt -r requirements-build.txt
	@$(PIP_INSTALL) --no-build-isolation --no-deps --editable .
	@$(compile_installed)
	@$(PY) -m compileall -q dutydesk screens
	@touch $@

$(VENV)/.ready-dev: $(VENV)/.ready requirements-dev.txt
	@$(PIP_INSTALL) -r requirements-dev.txt
	@$(compile_installed)
	@touch $@

# Without its .pyc files the console takes ten times as long to start. pip makes them on one core; this is on all. Some
# packages bring files for other Pythons, that this one can't compile: they are passed over, as by pip.
define compile_installed
$(PY) -m compileall -qq -j 0 $(VENV)/lib/python*/site-packages || true
endef

comma := ,
# $(call compile,what,file,title): names no index, no machine and no folder, so the pins are good anywhere.
define compile
$(UV) pip compile $(1) --universal --python-version 3.11 --generate-hashes --no-header \
  --no-emit-index-url --no-emit-find-links --upgrade --quiet --output-file $(2).new > /dev/null
{ printf '# Pinned by hash, for Python 3.11 on and for every system: %s.\n# Made from pyproject.toml by "make lock"; do not edit.\n' "$(3)"; \
  cat $(2).new; } > $(2)
rm $(2).new
endef
