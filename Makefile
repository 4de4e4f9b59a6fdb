# The verbs of the project. `make` lists them; each sets up what it needs first.
#
# Everything made here lies in .venv (environment), .make (stamps) and .data (what the server keeps).

.DEFAULT_GOAL := help
.PHONY: help install generate run format check test fuzz bench build clean browser

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export STUMP_CONFIG_DIR ?= .data
export LIBRARY
# Compiling a few hundred modules anew takes seconds at every start.
unexport PYTHONDONTWRITEBYTECODE

# Make knows `make PYTHON=/path/to/python3.11` as well.
PYTHON ?= $(shell for name in python3.11 python3.12 python3.13 python3; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& { echo $$name; break; }; done)
BIN := .venv/bin
# The pinned files name everything with its hash, so there is nothing left to resolve.
PIP_INSTALL := $(BIN)/python -m pip install -qq --no-deps --no-compile
PYTEST := $(BIN)/python -m pytest
# One process of tests per core, and no more than help.
WORKERS ?= auto
PARALLEL := -n $(WORKERS) --maxprocesses=4 --dist=loadfile
# What reads or writes a database is tested on both engines.
ON_BOTH_ENGINES := $(wildcard tests/api tests/sdk tests/stories tests/unit/storage tests/unit/services)

help: ## List what can be done
	@echo 'make VERB, with VERB one of'
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  %-10s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

install: .make/development ## Set up the environment with all that development needs

generate: .make/development ## Write generated/ from the contract in openapi/
	@$(BIN)/python scripts/generate.py

run: .make/server ## Serve http://localhost:10801; LIBRARY=~/Comics adds and scans a folder first
	@library="$$LIBRARY"; \
	if [ -z "$$library$$STUMP_DATABASE_URL" ] && [ ! -e "$$STUMP_CONFIG_DIR/stump.db" ]; then \
		library="$$($(BIN)/python scripts/make_library.py --offer "$$STUMP_CONFIG_DIR/demo")"; \
	fi; \
	exec $(BIN)/stump serve $${library:+--library "$$library"}

format: .make/development ## Bring the code into its one form
	@$(BIN)/ruff check --quiet --fix-only .
	@$(BIN)/ruff format .

check: .make/development ## Check form, types, structure, contract and generated code; writes nothing
	@$(BIN)/python scripts/check.py

ifdef T
test: .make/development ## Run the whole check on SQLite and PostgreSQL; T=tests/api/test_x.py narrows
	@$(PYTEST) $(T)
else
test: check browser
	@echo 'tests on SQLite'
	@$(PYTEST) -q $(PARALLEL) tests --ignore=tests/house --ignore=tests/contract --ignore=tests/fuzz
	@echo 'tests on PostgreSQL'
	@STUMP_TEST_DATABASE=postgresql $(PYTEST) -q $(PARALLEL) $(ON_BOTH_ENGINES)
	@echo 'property tests'
	@$(PYTEST) -q -n $(WORKERS) --maxprocesses=4 --dist=load --maxschedchunk=1 tests/fuzz
endif

fuzz: .make/development ## Search for faults with made-up requests, longer than the tests do
	@STUMP_FUZZ_EXAMPLES=$${STUMP_FUZZ_EXAMPLES:-100} $(PYTEST) tests/fuzz

bench: .make/development ## Measure beside bare loops and frameworks; B=crowd is for 100,000 books
	@$(BIN)/python scripts/bench.py $(B)

build: .make/development ## Build the package into dist/
	@$(BIN)/python -m hatchling build -d dist

clean: ## Remove the environment, caches and builds; .data stays
	rm -rf .venv .make dist build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache \
		.hypothesis .schemathesis .browser
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# One test looks at the pages of Swagger UI with a real browser, and is skipped without one.
browser:
	@if ! { command -v chromium || command -v chromium-browser || command -v google-chrome; } >/dev/null \
		&& [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo 'looking for a browser'; \
		export DEBIAN_FRONTEND=noninteractive; \
		{ timeout 60 apt-get update && timeout 180 apt-get install -y --no-install-recommends chromium; } \
			>/dev/null 2>&1 </dev/null || echo 'no browser could be installed; its test is skipped'; \
	fi

.make/environment:
	@test -n '$(PYTHON)' \
		|| { echo 'Python 3.11 or newer is needed, and none is on the PATH.' >&2; exit 1; }
	@echo 'setting up .venv'
	@$(PYTHON) -m venv .venv
	@mkdir -p .make && touch $@

.make/server: .make/environment requirements.txt requirements-build.txt pyproject.toml
	@echo 'installing the server'
	@$(PIP_INSTALL) --require-hashes -r requirements.txt -r requirements-build.txt
	@$(PIP_INSTALL) --no-build-isolation --editable .
	@touch $@

.make/development: .make/server requirements-dev.txt
	@echo 'installing the tools of development'
	@$(PIP_INSTALL) --require-hashes -r requirements-dev.txt
	@touch $@
