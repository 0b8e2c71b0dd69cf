# Everything a newcomer needs: Python 3.11, git, make. Try `make help`.

PYTHON ?= python3.11
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
OUT    := out
FONTS  := fonts-noto-cjk fonts-arphic-uming fonts-arphic-ukai fonts-lxgw-wenkai \
          fonts-wqy-zenhei fonts-wqy-microhei
DEBIAN := $(FONTS) chromium
CODE   := models extractors verifiers service fixtures tests benchmarks

# One thread a process and a process a core is fastest; nothing is fetched at run time.
export OMP_NUM_THREADS ?= 1

.PHONY: help install system demo test survive endure lint format bench fixtures lock clean
.DEFAULT_GOAL := help

help:  ## show this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

install: $(READY)  ## put everything into .venv (instant when nothing changed)
	@:

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  { echo "Python 3.11 or newer is needed; name it: make install PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
	  { echo "The venv module is missing (Debian: apt-get install python3.11-venv)"; exit 1; }

# Two OpenCV distributions share the folder cv2 and the one installed last wins: with the
# headless one last, no libGL is needed. Its lines are taken from the lock, hashes and all.
$(READY): requirements-dev.txt pyproject.toml | $(BIN)/python
	@echo "Installing into $(VENV); the first time this takes a few minutes ..."
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.txt
	@sed -n '/^opencv-python-headless==/,/[^\\]$$/p' requirements-dev.txt > $(VENV)/headless.txt
	@$(BIN)/python -m pip install --quiet --require-hashes --no-deps --force-reinstall \
	  -r $(VENV)/headless.txt
	@PYTHONWARNINGS=ignore $(BIN)/python -m pip install --quiet --no-deps --no-build-isolation \
	  --editable .
	@touch $@
	@echo "Ready: $(BIN)/zuozheng --help"

demo: install  ## verify the three sample applications; the report is out/report.html
	@mkdir -p $(OUT)
	@$(BIN)/zuozheng verify fixtures/samples/*/ --format html --output $(OUT)/report.html; \
	  status=$$?; [ $$status -le 2 ] || exit $$status
	@echo "Open $(OUT)/report.html in a browser."

system:  ## Debian packages the tests need (Chinese fonts, Chromium), where they are missing
	@dpkg -s $(DEBIAN) >/dev/null 2>&1 || { echo "Installing Debian packages: $(DEBIAN) ..." && \
	  apt-get update -qq && apt-get install -y -qq --no-install-recommends $(DEBIAN) >/dev/null; } || \
	  echo "Without these the tests that draw documents or use a browser are skipped; as root: apt-get install $(DEBIAN)"

test: install system  ## run the tests
	@$(BIN)/python -m pytest -q -n auto

survive: install system  ## the long tests: the service killed, flooded, cut off, over and over
	@$(BIN)/python -m pytest -q -m long

endure: install  ## 5,000 pages through one service worker, half an hour: is its memory flat?
	@$(BIN)/python -c 'import matplotlib' 2>/dev/null || $(BIN)/python -m pip install --quiet matplotlib
	@mkdir -p $(OUT)
	@$(BIN)/python -m benchmarks.endure --plot $(OUT)/endurance.png

lint: install  ## ruff, mypy --strict, import-linter
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy --strict $(CODE)
	@$(BIN)/lint-imports

format: install  ## let ruff put the code in order
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: install  ## measure accuracy and speed on documents the tests do not use, and the service
	@$(BIN)/python -m benchmarks.accuracy
	@$(BIN)/python -m benchmarks.speed
	@$(BIN)/python -m benchmarks.service

fixtures: install  ## make the committed samples again
	@$(BIN)/python -m fixtures.committed

lock: $(BIN)/python  ## resolve pyproject.toml again into the two lock files (no index is named)
	@$(BIN)/pip-compile $(LOCK_OPTIONS) --output-file requirements.txt pyproject.toml
	@$(BIN)/pip-compile $(LOCK_OPTIONS) --extra dev --constraint requirements.txt \
	  --output-file requirements-dev.txt pyproject.toml

LOCK_OPTIONS := --quiet --generate-hashes --allow-unsafe --strip-extras --no-header \
  --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --resolver=backtracking

clean:  ## remove what can be made again, the environment included
	@rm -rf $(VENV) $(OUT) build *.egg-info .mypy_cache .ruff_cache .pytest_cache
