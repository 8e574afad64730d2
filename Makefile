# `make run` and `make test` are all that a fresh machine needs.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.NOTPARALLEL:
.DEFAULT_GOAL := help

export PYTHON ?= python3
# Every address of this machine, so that any of its names works; `make run ADDRESS=127.0.0.1:8000` keeps it private.
ADDRESS ?= 0.0.0.0:8000
PORT := $(lastword $(subst :, ,$(ADDRESS)))

BIN := .venv/bin
# A stamp is named after the content of the lock file that it stands for: nothing is installed twice.
RUN_STAMP := .venv/installed-$(firstword $(shell cksum < requirements.lock))
TEST_STAMP := .venv/installed-for-tests-$(firstword $(shell cksum < requirements-dev.lock))
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all:
TRANSLATIONS := $(patsubst %.po,%.mo,$(wildcard locale/*/LC_MESSAGES/*.po))
PYTEST := $(BIN)/pytest -n 2

.PHONY: help run setup install test test-long test-postgres lint format lock packages packages-for-tests

help: ## Show this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 16

run: setup ## Install what is missing, then serve Landfall for trying and developing
	@echo "Landfall is at http://127.0.0.1:$(PORT)/ (stop it with Ctrl-C)."
	@LANDFALL_DEBUG=1 exec $(BIN)/python manage.py runserver $(ADDRESS)

setup: install ## Everything of `make run` but the serving
	@LANDFALL_DEBUG=1 $(BIN)/python manage.py prepare_development

install: packages $(RUN_STAMP) $(TRANSLATIONS) ## The packages and dependencies, without a database or a login

test: packages-for-tests $(TEST_STAMP) $(TRANSLATIONS) lint ## Lint, types and all tests but the long ones
	$(PYTEST)

test-long: packages-for-tests $(TEST_STAMP) $(TRANSLATIONS) ## The tests that take minutes
	$(BIN)/pytest -m long

test-postgres: packages-for-tests $(TEST_STAMP) $(TRANSLATIONS) ## The same tests on PostgreSQL
	address=$$(bin/postgres-for-tests) && DATABASE_URL=$$address $(PYTEST)

lint: $(TEST_STAMP) ## Lint, format and types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

format: $(TEST_STAMP) ## Put the code into shape
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

lock: ## Pin the dependencies of pyproject.toml anew
	$(PYTHON) -m venv var/lock && var/lock/bin/pip install --quiet uv
	export UV_CUSTOM_COMPILE_COMMAND="make lock" && \
	compile="var/lock/bin/uv pip compile --quiet --upgrade --universal --generate-hashes --no-emit-index-url" && \
	$$compile pyproject.toml --output-file requirements.lock && \
	$$compile pyproject.toml --group dev --constraint requirements.lock --output-file requirements-dev.lock

packages:
	@bin/install-system-packages run

packages-for-tests:
	@bin/install-system-packages test

$(BIN)/pip:
	@$(PYTHON) -c 'import sys; sys.exit("Landfall needs Python 3.11 or newer, this is " + sys.version.split()[0] + "; name another with PYTHON=…" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv

$(RUN_STAMP): | $(BIN)/pip
	rm -f .venv/installed-*
	$(INSTALL) --requirement requirements.lock
	touch $@

$(TEST_STAMP): | $(BIN)/pip
	rm -f .venv/installed-*
	$(INSTALL) --requirement requirements-dev.lock
	touch $(RUN_STAMP) $@

%.mo: %.po
	@if command -v msgfmt >/dev/null; then msgfmt --check-format --output-file=$@ $<; else echo "gettext is missing: $@ is not made, pages stay in English." >&2; fi
