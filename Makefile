.DEFAULT_GOAL := help
SHELL := /bin/bash -o pipefail
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

$(VENV)/.ready: requirements.lock
	@$(PYTHON) infra/prepare.py $(VENV) requirements.lock

.PHONY: run dev test check weave bench soak build deploy invoke format lock help

run: $(VENV)/.ready ## Everything on this machine: http://127.0.0.1:8000 (PORT, SMTP_PORT and STATE from the environment)
	@exec $(BIN)/python -m infra.local

dev: $(VENV)/.ready ## The web client anew at every change of its sources, beside a `make run`: http://localhost:5173
	@$(BIN)/python -m infra.web dev

test: $(VENV)/.ready ## Every test
	@$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

check: $(VENV)/.ready ## Format, lint, types, room contracts, woven files in date, templates
	@$(BIN)/python -m infra.check

weave: $(VENV)/.ready ## Write the templates, events and OpenAPI that follow from functions/
	@$(BIN)/python -m infra

bench: $(VENV)/.ready ## Measure, as ratios in one run: docs/benchmarks.md and docs/benchmarks.json
	@$(BIN)/python -m tests.bench

soak: $(VENV)/.ready ## The longer tests: more examples, more threads, more kills
	@SOAK=1 $(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder -m soak

build: $(VENV)/.ready ## Build the layers and every function, as `make deploy` would
	@$(BIN)/python -m infra.deploy build

deploy: $(VENV)/.ready ## Into your AWS account, guided
	@$(BIN)/python -m infra.deploy

invoke: $(VENV)/.ready ## Run one function with its file of events/: make invoke F=ops/health_get
	@$(BIN)/python -m infra.local.invoke $(F)

format: $(VENV)/.ready ## Put the code in its one form
	@$(BIN)/ruff format -q . && $(BIN)/ruff check -q --fix . && $(BIN)/python -m infra.web format

lock: $(VENV)/.ready ## Resolve requirements.lock, the layers' requirements and the SAM CLI anew
	@$(BIN)/python -m infra.lock

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
