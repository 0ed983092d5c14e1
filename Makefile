# Convwalk's commands. `make run` and `make test` need nothing but this file, Python 3.11+ and the
# network once; a stamp file remembers what is installed, so the second call starts at once.

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
TORCH ?= torch==2.13.0
# The onnx package has test cases of its own, which know nothing of PyTorch.
ONNX ?= onnx==1.23.2
# What executes the programs that a run is given as, besides PyTorch.
RUNTIMES ?= onnxruntime==1.32.0 keras==3.15.1
# How many settings of each operation `make reference` puts to PyTorch.
SETTINGS ?= 300
# How long `make memory` plays.
MINUTES ?= 10
# Turns that each side takes in `make bench`.
ROUNDS ?= 3
# For instance:  make test PYTEST='-k pooling -x'
PYTEST ?=
# Processes that test side by side; what is measured is measured alone, when they are done.
WORKERS ?= 2
# `make lock` takes the newest versions;  make lock UPGRADE=  keeps those that still fit.
UPGRADE ?= --upgrade

export HOST PORT

VENV := .venv
REFERENCE := .venv-reference
BIN := $(if $(filter Windows_NT,$(OS)),Scripts,bin)
PY := $(VENV)/$(BIN)/python
PIP := -m pip --disable-pip-version-check install -qq --require-hashes --requirement
# One version of each package for every Python, so that all of them are checked and run alike.
LOCK := $(VENV)/$(BIN)/uv pip compile --quiet --universal --python-version 3.11 \
	--fork-strategy fewest --generate-hashes

RUN_STAMP := $(VENV)/.installed-run
DEV_STAMP := $(VENV)/.installed-dev
NODE_STAMP := node_modules/.installed
REFERENCE_STAMP := $(REFERENCE)/.installed
LIGHTHOUSE := benchmarks/lighthouse
LIGHTHOUSE_STAMP := $(LIGHTHOUSE)/node_modules/.installed

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help run test check lint types format unit reference vectors samples vendor lock \
	screenshots gallery films notebook lighthouse memory bench install clean

help: ## this list
	@echo "usage: make COMMAND"
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1 - \2/p' $(firstword $(MAKEFILE_LIST))

run: $(RUN_STAMP) ## install what is needed and serve on http://HOST:PORT (127.0.0.1:8000)
	@exec $(PY) -m app

test: lint types unit ## install the tools and run every check and test, those in a browser too

check: lint types ## the checks that need no test run: style and types

lint: $(DEV_STAMP) $(NODE_STAMP) ## style of Python and JavaScript, third-party files as locked
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) scripts/node.py npm run --silent lint
	$(PY) scripts/check_locks.py
	$(PY) scripts/vendor.py --check
	$(PY) scripts/subset_font.py --check

types: $(DEV_STAMP) $(NODE_STAMP) ## types of Python (mypy) and JavaScript (tsc)
	$(PY) -m mypy
	$(PY) scripts/node.py npm run --silent types

format: $(DEV_STAMP) ## put Python into the shape that lint asks for
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

unit: $(DEV_STAMP) $(NODE_STAMP) ## the tests without the checks; PYTEST='-k name' picks some
	$(PY) scripts/node.py npm test --silent
	@export CHROMIUM; CHROMIUM="$$($(PY) scripts/ensure_chromium.py)" || exit 1; \
	$(PY) -m pytest --numprocesses $(WORKERS) --dist loadfile -m "not measured" $(PYTEST) || [ $$? = 5 ] || exit 1; \
	$(PY) -m pytest -m measured $(PYTEST) || [ $$? = 5 ]

reference: $(REFERENCE_STAMP) ## install PyTorch and others, compare the API with them; SETTINGS=2000
	SETTINGS=$(SETTINGS) $(REFERENCE)/$(BIN)/python -m pytest tests/reference $(PYTEST)

vectors: $(REFERENCE_STAMP) ## write tests/data/torch_vectors.json.gz again, with PyTorch
	$(REFERENCE)/$(BIN)/python scripts/make_vectors.py

samples: $(DEV_STAMP) ## draw the sample pictures again
	$(PY) scripts/make_samples.py

vendor: $(DEV_STAMP) ## bring the files that static/vendor/vendor.json asks for, cut the fonts
	$(PY) scripts/vendor.py
	$(PY) scripts/subset_font.py

lock: export UV_CUSTOM_COMPILE_COMMAND = make lock
lock: $(DEV_STAMP) ## write the lock files again from pyproject.toml, with the newest versions
	$(LOCK) $(UPGRADE) --output-file requirements.lock pyproject.toml
	$(LOCK) $(UPGRADE) --output-file requirements-dev.lock --extra dev \
		--constraint requirements.lock pyproject.toml
	$(LOCK) $(UPGRADE) --output-file requirements-node.lock requirements-node.in
	$(PY) scripts/node.py npm install --silent --package-lock-only
	$(PY) scripts/node.py npm install --silent --package-lock-only --omit-lockfile-registry-resolved \
		--prefix $(LIGHTHOUSE)

screenshots: $(DEV_STAMP) ## take the README's pictures of the page again
	@chromium="$$($(PY) scripts/ensure_chromium.py)" || exit 1; \
	CHROMIUM="$$chromium" $(PY) scripts/screenshots.py

gallery: $(DEV_STAMP) ## take pictures of every mode in every size, theme, language; check their layout
	@chromium="$$($(PY) scripts/ensure_chromium.py)" || exit 1; \
	CHROMIUM="$$chromium" $(PY) scripts/screenshots.py --gallery

films: $(DEV_STAMP) ## film the convolution-arithmetic animations again, into docs/
	$(PY) scripts/make_films.py

notebook: $(DEV_STAMP) ## run the notebook of the documents again, put its outputs into it
	$(PY) scripts/run_notebook.py

lighthouse: $(DEV_STAMP) $(LIGHTHOUSE_STAMP) ## install Lighthouse, have it judge the page in its modes
	@chromium="$$($(PY) scripts/ensure_chromium.py)" || exit 1; \
	CHROMIUM="$$chromium" $(PY) benchmarks/page_scores.py

memory: $(DEV_STAMP) ## play 224×224×3 and see whether memory stays where it is; MINUTES=3
	@chromium="$$($(PY) scripts/ensure_chromium.py)" || exit 1; \
	CHROMIUM="$$chromium" $(PY) benchmarks/memory.py $(MINUTES)

bench: $(DEV_STAMP) ## measure films against matplotlib; ROUNDS=3
	$(PY) -m benchmarks.animations $(ROUNDS)

install: $(DEV_STAMP) $(NODE_STAMP) ## only install, for editors and for working offline later

clean: ## remove everything that make installed or that a tool left
	rm -rf $(VENV) $(REFERENCE) node_modules $(LIGHTHOUSE)/node_modules .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find app scripts tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/pyvenv.cfg:
	@command -v $(PYTHON) >/dev/null || { echo "There is no $(PYTHON) here: install Python 3.11 or newer, or name one: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) scripts/check_python.py
	$(PYTHON) -m venv $(VENV)

$(RUN_STAMP): requirements.lock pyproject.toml $(VENV)/pyvenv.cfg
	$(PY) $(PIP) requirements.lock
	$(PY) -m pip --disable-pip-version-check install -qq --no-deps --editable .
	@touch $@

$(DEV_STAMP): requirements-dev.lock $(RUN_STAMP)
	$(PY) $(PIP) requirements-dev.lock
	@touch $@

$(NODE_STAMP): package-lock.json .npmrc $(DEV_STAMP)
	$(PY) scripts/node.py npm ci --silent
	@touch $@

$(LIGHTHOUSE_STAMP): $(LIGHTHOUSE)/package-lock.json $(DEV_STAMP)
	$(PY) scripts/node.py npm ci --silent --ignore-scripts --prefix $(LIGHTHOUSE)
	@touch $@

$(REFERENCE_STAMP): requirements-dev.lock scripts/check_python.py Makefile
	@$(PYTHON) scripts/check_python.py
	$(PYTHON) -m venv $(REFERENCE)
	$(REFERENCE)/$(BIN)/python $(PIP) requirements-dev.lock
	$(REFERENCE)/$(BIN)/python -m pip --disable-pip-version-check install -qq $(TORCH) $(ONNX) $(RUNTIMES)
	@touch $@
