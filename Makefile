# Everything a reader or a builder types. Needs python3 (3.11 or newer, with venv), make and git.
#   make run    build the database and serve it        make data   build only
#   make test   every test but benchmarks and torture  make check  format, lint, types, architecture
#   make bench  benchmarks -> bench/results.json       make torture  the long fault tests
#   make lock   compile requirements.in (needs uv)     make clean  remove what was built

HOST ?= 127.0.0.1
PORT ?= 8501
CHROMIUM ?= /usr/bin/chromium
export HOST PORT CHROMIUM

VENV := .venv
PY   := $(VENV)/bin/python
PIP  := $(PY) -m pip install --quiet --disable-pip-version-check --no-input --require-hashes

.PHONY: run data test torture bench check format lock clean setup setup-dev browser
.DEFAULT_GOAL := run

run: data
	@exec $(PY) serve.py

data: setup
	@$(PY) -m etl build

test: setup-dev browser
	@$(PY) -m pytest

torture: setup-dev
	@$(PY) -m pytest -m torture

bench: data setup-dev browser
	@PYTHONPATH=.:tests/browser:tests/contract $(PY) tests/bench $(ONLY)

check: setup-dev
	@$(PY) -m ruff format --check .
	@$(PY) -m ruff check .
	@$(PY) -m mypy
	@$(PY) -m pytest -q tests/architecture

format: setup-dev
	@$(PY) -m ruff format .
	@$(PY) -m ruff check --fix .

# A stamp holds the requirements it was made from: the second start costs milliseconds, a changed
# requirement or a half-made environment is set up again.
setup: $(PY)
	@cmp -s requirements.txt $(VENV)/stamp.run || { \
	  echo "Installing what the dashboard needs into $(VENV) (once, about half a minute) ..."; \
	  if command -v uv >/dev/null; then VIRTUAL_ENV=$(VENV) uv pip install --quiet --require-hashes -r requirements.txt; \
	  else $(PIP) -r requirements.txt; fi && cp requirements.txt $(VENV)/stamp.run; }

setup-dev: setup
	@cmp -s requirements-dev.txt $(VENV)/stamp.dev || { \
	  echo "Installing what the tests need into $(VENV) (once) ..."; \
	  if command -v uv >/dev/null; then VIRTUAL_ENV=$(VENV) uv pip install --quiet --require-hashes -r requirements-dev.txt; \
	  else $(PIP) -r requirements-dev.txt; fi && cp requirements-dev.txt $(VENV)/stamp.dev; }

$(PY):
	@for python in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11; do \
	  $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && found=$$python && break; done; \
	  [ -n "$$found" ] || { echo "Python 3.11 or newer is needed; name one: make PYTHON=/path/to/python3"; exit 1; }; \
	  $$found -m venv --clear $(VENV) || { rm -rf $(VENV); \
	    echo "This Python cannot make a virtual environment; on Debian or Ubuntu: apt install python3-venv"; exit 1; }

browser:
	@[ -x "$(CHROMIUM)" ] || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && \
	  echo "Installing the browser (Debian package chromium) ..." && apt-get update -qq >/dev/null && \
	  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null && [ -x "$(CHROMIUM)" ]; } || \
	  { echo "The browser tests need Chromium at $(CHROMIUM): install the package 'chromium', or name another with CHROMIUM="; exit 1; }

lock:
	@command -v uv >/dev/null || { echo "make lock needs uv: https://docs.astral.sh/uv/"; exit 1; }
	@for name in requirements requirements-dev; do \
	  uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-emit-index-url --no-emit-find-links \
	    --custom-compile-command "make lock" $$name.in -o $$name.txt; done

clean:
	rm -rf $(VENV) data/published .pytest_cache .ruff_cache .mypy_cache .hypothesis
