# Everything a fresh clone needs: `make demo` talks to the bot in a browser, `make test` runs the tests.

PYTHON ?= python3
VENV := .venv
BENCH := .venv-bench
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: help demo test lint types rules schema check bench load clean

help:
	@echo "make demo    talk to the bot in a browser: no Discord account, no token, no network"
	@echo "make test    run all the tests"
	@echo "make check   all that CI checks: tests, lint, types, layers, rules"
	@echo "make bench   how fast the coach reads, beside others (make bench CAPTIONS=captions.jsonl for your own)"
	@echo "make load    the coach under load, killed and in trouble (make load ONLY=\"answers kills\" for some parts)"
	@echo "make schema  write the JSON Schema of the rule files anew"
	@echo "make clean   remove the virtual environments and the caches"
	@echo "Another Python: make PYTHON=python3.12 demo"

demo: $(VENV)/demo-installed
	@$(BIN)/coach demo

test: $(VENV)/dev-installed
	$(BIN)/python -m pytest -n auto -m "not alone"
	$(BIN)/python -m pytest -m alone

lint: $(VENV)/dev-installed
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports --no-logo

types: $(VENV)/dev-installed
	$(BIN)/mypy

rules: $(VENV)/dev-installed
	$(BIN)/coach rules check
	$(BIN)/coach rules schema | diff rules/schema.json - || { echo "rules/schema.json is old: make schema"; exit 1; }

schema: $(VENV)/dev-installed
	$(BIN)/coach rules schema > rules/schema.json

check: test lint types rules

bench: $(BENCH)/installed
	CAPTIONS="$(CAPTIONS)" $(BENCH)/bin/python -m tests.bench.bench_review

load: $(VENV)/dev-installed
	@ONLY="$(ONLY)" CAPTIONS="$(CAPTIONS)" $(BIN)/python -m tests.load

clean:
	rm -rf $(VENV) $(BENCH) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

# The files below are stamps: what they stand for is done again only when a file they depend on has changed.

$(VENV)/created:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Creator Coach needs Python 3.11 or newer; \"$(PYTHON)\" is: $$($(PYTHON) --version 2>&1)."; \
		echo "Name another one: make PYTHON=python3.12 demo"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { \
		echo "The virtual environment could not be made. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	@touch $@

$(VENV)/demo-installed: $(VENV)/created pyproject.toml constraints.txt
	@echo "Installing into $(VENV); this takes a minute the first time."
	@$(PIP) --editable ".[demo]"
	@touch $@

$(VENV)/dev-installed: $(VENV)/created pyproject.toml constraints.txt
	@echo "Installing into $(VENV); this takes a minute the first time."
	@$(PIP) --editable ".[test,lint]"
	@touch $@

# What the coach is measured beside stands in an environment of its own: it is large, and nothing else needs it.
$(BENCH)/installed: $(VENV)/created pyproject.toml constraints.txt
	@$(BIN)/python -m venv $(BENCH)
	@echo "Installing into $(BENCH); this takes a minute the first time."
	@$(BENCH)/bin/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable ".[bench]"
	@touch $@
