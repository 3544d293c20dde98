# A fresh machine needs Python 3.11+ and make; everything else goes into .venv.
#   make demo    the facts of a fixture article
#   make test    lint, types, tests

PYTHON ?= python3
VENV   ?= .venv
DEMO   ?= fixtures/articles/seed-retold.txt
BASE   ?= HEAD
COUNT  ?= 200000
SECONDS ?= 60

# What each step installs: the demo little, the tests everything. It is compiled, as pip does:
# else each start compiles pydantic anew where Python may not write beside it.
DEMO_EXTRAS := cli
TEST_EXTRAS := cli,batch,report,spark,pandas,polars,pint,hijri

BIN     := $(VENV)/bin
INSTALL := $(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python \
           --constraints constraints.txt --build-constraints constraints.txt

PYTEST  := pytest --numprocesses auto --dist loadgroup

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
.PHONY: help demo test lint format types unit compiled test-compiled wheel test-versions fuzz unseen guards mutants \
        bench bench-batch bench-compare dev constraints clean \
        docs test-integrations test-installs dist test-dist
.DELETE_ON_ERROR:

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# --- Installing: one stamp a step, made again when what it reads changes ---------------------

UV    := $(VENV)/.uv
SLIM  := $(VENV)/.slim
DEV   := $(VENV)/.dev
BENCH := $(VENV)/.bench
FUZZ  := $(VENV)/.fuzz
DOCS  := $(VENV)/.docs
FIT   := $(VENV)/.integrations
PUBLISH := $(VENV)/.release

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

$(FUZZ): $(DEV)
	$(INSTALL) --group fuzz --only-binary atheris || \
	  { echo "atheris, which fuzzes, has no wheel for this Python or system" >&2; exit 1; }
	@touch $@

# The site has an environment of its own: it needs none of arnews's packages, it reads the sources.
$(DOCS): pyproject.toml constraints.txt | $(UV)
	$(BIN)/python -m venv --clear --without-pip $(VENV)/site
	$(BIN)/uv pip install --quiet --python $(VENV)/site/bin/python --constraints constraints.txt \
	  --group docs
	@touch $@

$(FIT): $(DEV)
	$(INSTALL) --group integrations
	@touch $@

$(PUBLISH): $(DEV)
	$(INSTALL) --group release
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

unit: $(DEV) ## pytest on every core (ARGS=...)
	$(BIN)/python -m $(PYTEST) $(ARGS)

compiled: $(COMPILED) ## compile the line by mypyc (a minute and a C compiler)

# What looks at the sources (doctests, architecture, instructions) has nothing to see in a build.
LINE_TESTS := fixtures tests/text tests/language tests/rules tests/claims tests/regression \
              $(patsubst %,tests/test_%.py,document import laws num2words numbers pipeline variants)

test-compiled: $(COMPILED) ## the tests of the line, on the compiled one
	PYTHONPATH=$(COMPILED) $(BIN)/python -c \
	  'from arnews.rules import cursor as it; assert not it.__file__.endswith(".py"), it'
	PYTHONPATH=$(COMPILED) $(BIN)/python -m $(PYTEST) $(LINE_TESTS) \
	  tests/batch/test_in_memory.py $(ARGS)

wheel: $(DEV) ## the compiled wheel for this machine, tested, and the pure one, into dist/
	.ci/wheel $(BIN) dist $(filter-out tests/regression,$(LINE_TESTS))

test-versions: $(DEV) ## the wheel, with the lowest versions that are allowed and with the newest
	.ci/versions $(BIN) $(LINE_TESTS) tests/lexicons tests/cli \
	  $(patsubst %,tests/test_%.py,facts files interop) \
	  tests/batch/reading tests/batch/test_in_memory.py

test-integrations: $(FIT) ## spaCy, datasets and Dask (some 250 MB)
	$(BIN)/python -m $(PYTEST) tests/integrations docs/integrations.md src/arnews/spacy.py

test-installs: $(UV) ## each way of docs/install.md, in an empty environment (WAYS="uv Docker")
	$(BIN)/python -m tests.install.run $(WAYS)

docs: $(DOCS) ## the site of the documentation, strict and without network, into build/site
	NO_MKDOCS_2_WARNING=1 $(VENV)/site/bin/mkdocs build --quiet --clean --site-dir build/site

dist: $(PUBLISH) ## the source archive and the pure wheel, into dist
	rm -rf dist
	PATH="$(abspath $(BIN)):$$PATH" UV_CONSTRAINT=constraints.txt \
	  $(BIN)/python -m build --quiet --installer uv

test-dist: $(PUBLISH) ## the source archive passes its own tests; the files of the release are valid
	.ci/sdist $(BIN)

fuzz: $(FUZZ) ## coverage-guided fuzzing (SECONDS=60 for all targets, TARGETS=names)
	$(BIN)/python -m tests.fuzz.run --seconds $(SECONDS) $(TARGETS)

unseen: $(DEV) ## scores on articles annotated before any rule saw them (the archive beside the project)
	$(BIN)/python -m tests.unseen.run $(ARGS)

guards: $(DEV) ## early returns of rules that no fixture would miss (FILES="extractors/money")
	$(BIN)/python -m tests.mutants.guards $(FILES)

mutants: $(DEV) ## faults that no test notices, an hour (MODULES="rules/overlaps text/folding")
	$(BIN)/python -m tests.mutants.run $(MODULES)

bench: $(BENCH) $(COMPILED) ## speed beside the peers, growth; figures into .bench
	$(BIN)/python tests/benchmarks/run.py
	$(BIN)/python tests/benchmarks/growth.py

bench-batch: $(DEV) $(COMPILED) ## what a batch adds to extraction; its speed and memory (COUNT=200000 articles)
	PYTHONPATH=$(COMPILED) $(BIN)/python tests/benchmarks/batch_cpu.py
	$(BIN)/python tests/benchmarks/batch.py $(COUNT)

bench-compare: $(BENCH) ## speed by stage against another revision (BASE=rev)
	$(BIN)/python tests/benchmarks/run.py --base $(BASE)

constraints: | $(UV) ## renew constraints.txt within the bounds of pyproject.toml
	{ sed -n '/^#/p' constraints.txt; \
	  printf '%s\n' uv hatchling editables hatch-mypyc | cat - > $(VENV)/build.in; \
	  $(BIN)/uv pip compile --quiet --universal --upgrade --all-extras \
	    --group dev --group bench --group fuzz --group docs --group integrations --group release \
	    --no-header --no-annotate --no-emit-index-url pyproject.toml $(VENV)/build.in; \
	} > $(VENV)/constraints.new
	mv $(VENV)/constraints.new constraints.txt

clean: ## remove .venv and what the tools left
	rm -rf $(VENV) .fuzz build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +
	find src -name '*.so' -delete
