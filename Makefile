# A fresh machine needs Python 3.11+ and make; everything else goes into .venv.
#   make demo    the facts of a fixture article
#   make test    lint, types, tests

PYTHON ?= python3
VENV   ?= .venv
DEMO   ?= fixtures/articles/seed-retold.txt
BASE   ?= HEAD
COUNT  ?= 200000

# What each step installs: the demo little, the tests everything. It is compiled, as pip does:
# else each start compiles pydantic anew where Python may not write beside it.
DEMO_EXTRAS := cli
TEST_EXTRAS := cli,batch,spark,pint,hijri

BIN     := $(VENV)/bin
INSTALL := $(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python \
           --constraints constraints.txt --build-constraints constraints.txt

# uv has its own settings; where pip was told of a mirror or a certificate, uv is told the same.
ifdef PIP_CERT
export SSL_CERT_FILE ?= $(PIP_CERT)
endif
ifdef PIP_INDEX_URL
export UV_DEFAULT_INDEX ?= $(PIP_INDEX_URL)
endif
ifdef PIP_EXTRA_INDEX_URL
export UV_INDEX ?= $(PIP_EXTRA_INDEX_URL)
endif

.DEFAULT_GOAL := help
.PHONY: help demo test lint format types unit compiled test-compiled bench bench-batch \
        bench-compare dev constraints clean
.DELETE_ON_ERROR:

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# --- Installing: one stamp a step, made again when what it reads changes ---------------------

UV    := $(VENV)/.uv
SLIM  := $(VENV)/.slim
DEV   := $(VENV)/.dev
BENCH := $(VENV)/.bench

# The compiled arnews is not installed: tests and benchmarks find it by its folder. It is built
# from the source archive, so that nothing compiled comes to lie beside the sources.
COMPILED := $(VENV)/compiled
LINE     := pyproject.toml constraints.txt $(shell find src/arnews -name '*.py' -o -name '*.toml' -o -name '*.tsv')

$(UV):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "arnews needs Python 3.11 or newer: make PYTHON=python3.12 ..." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt uv
	@touch $@

$(SLIM): pyproject.toml constraints.txt | $(UV)
	$(INSTALL) --editable '.[$(DEMO_EXTRAS)]'
	@touch $@

$(DEV): pyproject.toml constraints.txt | $(UV)
	$(INSTALL) --editable '.[$(TEST_EXTRAS)]' --group dev
	@touch $@ $(SLIM)

$(BENCH): $(DEV)
	$(INSTALL) --group bench
	$(BIN)/python -m venv --clear --without-pip $(VENV)/peers
	$(BIN)/uv pip install --quiet --python $(VENV)/peers/bin/python --group peers
	@touch $@

$(COMPILED): $(LINE) | $(DEV)
	rm -rf $@ $(VENV)/dist
	HATCH_BUILD_HOOKS_ENABLE=1 $(BIN)/uv build --quiet --python $(BIN)/python \
	  --build-constraints constraints.txt --out-dir $(VENV)/dist
	$(BIN)/uv pip install --quiet --no-deps --python $(BIN)/python --target $@ $(VENV)/dist/*.whl
	@touch $@

# --- Using -----------------------------------------------------------------------------------

demo: $(SLIM) ## install arnews, print the facts of a fixture article (DEMO=file)
	$(BIN)/arnews extract $(DEMO)

dev: $(DEV) ## install the development tools

test: lint types unit ## install the development tools, run lint, types and tests

lint: $(DEV) ## ruff: rules and format
	$(BIN)/ruff check
	$(BIN)/ruff format --check

format: $(DEV) ## ruff: mend what it can
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

types: $(DEV) ## mypy, strict
	$(BIN)/mypy

unit: $(DEV) ## pytest (ARGS=...)
	$(BIN)/python -m pytest $(ARGS)

compiled: $(COMPILED) ## compile the line by mypyc (a minute and a C compiler)

# What looks at the sources (doctests, architecture, instructions) has nothing to see there.
test-compiled: $(COMPILED) ## the tests of the line, on the compiled one
	PYTHONPATH=$(COMPILED) $(BIN)/python -c \
	  'from arnews.rules import around as it; assert not it.__file__.endswith(".py"), it'
	PYTHONPATH=$(COMPILED) $(BIN)/python -m pytest fixtures tests/text tests/language tests/rules \
	  tests/regression tests/batch/test_many.py tests/test_document.py tests/test_import.py \
	  tests/test_laws.py tests/test_laws_of_articles.py tests/test_num2words.py \
	  tests/test_numbers.py tests/test_pipeline.py tests/test_variants.py $(ARGS)

bench: $(BENCH) $(COMPILED) ## speed beside the peers, growth; figures into .bench
	$(BIN)/python tests/benchmarks/run.py
	$(BIN)/python tests/benchmarks/growth.py

bench-batch: $(DEV) ## speed and memory of a batch run (COUNT=200000 articles)
	$(BIN)/python tests/benchmarks/batch.py $(COUNT)

bench-compare: $(BENCH) ## speed by stage against another revision (BASE=rev)
	$(BIN)/python tests/benchmarks/run.py --base $(BASE)

constraints: | $(UV) ## renew constraints.txt within the bounds of pyproject.toml
	{ sed -n '/^#/p' constraints.txt; \
	  printf '%s\n' uv hatchling editables hatch-mypyc | cat - > $(VENV)/build.in; \
	  $(BIN)/uv pip compile --quiet --universal --upgrade --all-extras --group dev --group bench \
	    --no-header --no-annotate --no-emit-index-url pyproject.toml $(VENV)/build.in; \
	} > $(VENV)/constraints.new
	mv $(VENV)/constraints.new constraints.txt

clean: ## remove .venv and what the tools left
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +
	find src -name '*.so' -delete
