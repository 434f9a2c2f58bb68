# Everything there is to do here, one command each. `make` alone lists them.

PYTHON = $(shell for name in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)
BIN = .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK = 1
.PHONY: help setup demo test check bench simulate example shots lock format

help:
	@echo "make setup   the product in .venv, from requirements.lock"
	@echo "make demo    the product, filled with a simulated company, and its address"
	@echo "make test    make check, then every test on PostgreSQL, SQLite and in a browser"
	@echo "make check   style, types, import order, translations, migrations and documentation in step"
	@echo "make bench   how fast it is, measured on this machine"
	@echo "make simulate  whether the mathematics keeps its promises, a few minutes of made-up customers"
	@echo "make example  the worked examples of docs/examples again, on the data in DATA=folder"
	@echo "make shots   pictures of every page, in both languages and both themes"
	@echo "make format  the layout of the code, put right"
	@echo "make lock    the two lock files again, from pyproject.toml (needs uv, which it fetches)"

setup: .venv/.ready
	@echo "Ready: $(BIN)/wallofchange"

demo: setup
	@$(BIN)/wallofchange demo

test: .venv/.ready-dev
	@sh tests/servers/packages.sh
	@$(MAKE) --no-print-directory check
	@$(BIN)/python -m tests

check: .venv/.ready-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/pytest $(IN_STEP)

check: export WALLOFCHANGE_HOME = $(CURDIR)/.venv/home-of-checks
IN_STEP = tests/test_house_rules*.py tests/docs \
	tests/house/test_tokens.py tests/house/test_stylesheets.py tests/house/test_templates.py

bench: .venv/.ready-dev
	@for bench in benchmarks/*_bench.py; do echo "== $$bench"; $(BIN)/python $$bench || exit 1; done

simulate: .venv/.ready-dev
	@$(BIN)/python -m benchmarks.simulate

DATA ?= ../shared/data
example: .venv/.ready-dev
	@for example in docs/examples/benchmark.py docs/examples/reviews.py; do \
		$(BIN)/python $$example $(DATA) || exit 1; done

shots: .venv/.ready-dev
	@sh tests/servers/packages.sh
	@$(BIN)/python -m tests.journeys.shots

format: .venv/.ready-dev
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

lock: .venv/bin/python
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile $(COMPILE) --output-file requirements.lock
	$(BIN)/uv pip compile $(COMPILE) --extra dev --constraint requirements.lock --output-file requirements-dev.lock

COMPILE = pyproject.toml --quiet --no-config --universal --generate-hashes --no-annotate \
	--python-version 3.11 --custom-compile-command "make lock"

# -- the environment: made once, made again when what it must hold has changed -------------------------

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Wall of Change needs Python 3.11 or newer; install it and try again."; exit 1; }
	@echo "Making .venv with $$($(PYTHON) --version)."
	@$(PYTHON) -m venv .venv || { rm -rf .venv; \
		echo "Python could not make an environment. On Debian or Ubuntu: apt-get install python3-venv"; exit 1; }

.venv/.ready: requirements.lock pyproject.toml | .venv/bin/python
	@echo "Installing what the product needs ($$(grep -c == $<) packages, about half a minute)."
	@$(BIN)/python -m pip install --quiet --no-compile --require-hashes --requirement $<
	@$(BIN)/python -m pip install --quiet --no-deps --editable .
	@touch $@

.venv/.ready-dev: requirements-dev.lock requirements.lock pyproject.toml | .venv/bin/python
	@echo "Installing the product and what its tests need ($$(grep -c == $<) packages, about a minute)."
	@$(BIN)/python -m pip install --quiet --no-compile --require-hashes --requirement $<
	@$(BIN)/python -m pip install --quiet --no-deps --editable .
	@touch .venv/.ready $@
