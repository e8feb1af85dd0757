# Each target sets up what it needs; `make extract` and `make test` are all a newcomer has to know.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
INPUT ?= raw
OUTPUT ?= outputs
# Index of the processor-only build of torch; empty for the one that pip would choose.
TORCH_INDEX ?=

.PHONY: extract test bench engines hanlp spark check accuracy clean

extract: $(VENV)/.installed
	$(BIN)/jiyao extract $(INPUT) --output $(OUTPUT) --overwrite

test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest

check: $(VENV)/.installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

accuracy: $(VENV)/.installed-dev
	$(BIN)/python benchmarks/accuracy.py $(or $(CORPUS),tests/gold)

bench: $(VENV)/.installed-dev
	$(BIN)/python benchmarks/speed.py

engines: $(VENV)/.installed-hanlp
	$(BIN)/python benchmarks/engines.py $(or $(CORPUS),tests/gold)
	$(BIN)/python benchmarks/words.py $(or $(CORPUS),tests/gold) $(CONLLU:%=--conllu %)

hanlp: $(VENV)/.installed-hanlp

# Java 17 is needed to run it.
spark: $(VENV)/.installed-spark

$(VENV)/.installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable ".[dev]"
	touch $@

$(VENV)/.installed-hanlp: $(VENV)/.installed-dev
	$(BIN)/python -m pip install --quiet --constraint constraints.txt $(TORCH_INDEX:%=--index-url %) "torch>=2.5"
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable ".[hanlp]"
	touch $@

$(VENV)/.installed-spark: $(VENV)/.installed-dev
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable ".[spark]"
	touch $@

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
