PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
DB ?= demo.db
# the dead of the ferry, as three of the sample articles count them
TOLLS := f37c4d7103fbf6c04 fb4f38d319eef9fd0 f09342a24fbe9e33f f69c452cedb03cd75
BIN := .venv/bin

.PHONY: all help .venv demo serve test check lint types contracts tests fuzz bench docs format clean
.DEFAULT_GOAL := all

all: .venv help

help: ## this list
	@echo 'make .venv makes the environment; then .venv/bin/tallybook is the command. Also:'
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.venv: .venv/installed

.venv/installed: pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Tallybook needs Python 3.11 or newer: make PYTHON=python3.12")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev,parquet]'
	@touch $@

demo: .venv ## sample articles, their figures, a comparison, then the pages on http://127.0.0.1:8000 (PORT=...)
	$(BIN)/tallybook migrate --db $(DB)
	$(BIN)/tallybook ingest --quiet --db $(DB) samples/*.json
	$(BIN)/tallybook compare --db $(DB) $(TOLLS)
	$(BIN)/tallybook serve --db $(DB) --host $(HOST) --port $(PORT)

serve: .venv ## API and pages on the record in DB=demo.db
	$(BIN)/tallybook serve --db $(DB) --host $(HOST) --port $(PORT)

test: check tests ## lint, types, import contracts and tests

check: lint types contracts ## all that needs no test run

lint: .venv ## style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv ## mypy, strict
	$(BIN)/mypy

contracts: .venv ## who may import whom
	$(BIN)/lint-imports

tests: .venv ## the tests, on all cores
	$(BIN)/pytest -n auto

fuzz: .venv ## the API against whatever can be sent, 2,000 cases an operation: takes hours
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[clients]'
	FUZZ_CASES=2000 $(BIN)/pytest tests/web/test_schemathesis.py

bench: .venv ## what is fast, and how fast
	$(BIN)/python -m benchmarks.extraction
	$(BIN)/python -m benchmarks.store 10000
	$(BIN)/python -m benchmarks.comparison tests/golden
	$(BIN)/python -m benchmarks.stories tests/stories
	$(BIN)/python -m benchmarks.many
	$(BIN)/python -m benchmarks.api 10000

docs: .venv ## write the generated parts of docs/
	$(BIN)/python -m service.cli.reference
	$(BIN)/python -m tests.tutorial

format: .venv ## put the code into shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean: ## remove the environment and what was built
	rm -rf .venv build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .grimp_cache demo.db demo.db-*
