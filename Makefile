# The commands of the project. Each one sets up what it needs first; `make help` lists them.
#
#   VENV=dir      use another environment than .venv
#   PYTHON=python the Python (3.11 or newer) that the environment is made with
#   DATA=dir      with `make bench`: the folder of real lists
#   FUZZ_SECONDS=600  with `make fuzz`: how long
#   UPGRADE=1     with `make lock`: take newer versions, too

SHELL := /bin/bash
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run test bench fuzz docs lock clean
MAKEFLAGS += --no-print-directory

VENV ?= .venv
DATA ?= ../shared/data
export VENV DATA PYTHON UPGRADE FUZZ_SECONDS

help: ## list the commands
	@sed -n 's/^\([a-z]*\): ## \(.*\)/make \1|\2/p' Makefile | while IFS='|' read -r name what; do printf '%-12s %s\n' "$$name" "$$what"; done

run: ## set everything up and show the whole way, from a warning to a scrutinised sale
	@tools/set-up run
	@"$$VENV/bin/tearline" demo --output build/demo
	@tools/set-up hint

test: ## set everything up and run every check and every test
	@tools/set-up dev
	@tools/check

bench: ## measure speed, memory and quality
	@tools/set-up dev
	@[ -d "$$DATA" ] || { echo "make bench needs real lists; '$$DATA' is no folder (DATA=folder names another)" >&2; exit 2; }
	@for script in benchmarks/*.py; do "$$VENV/bin/python" "$$script" "$$DATA" || exit 1; done

fuzz: ## look for inputs that break the reader, 10 minutes or FUZZ_SECONDS
	@tools/set-up dev
	@tools/fuzz

docs: ## write the generated pages of docs/ again
	@tools/set-up dev
	@for script in tools/*_reference.py tools/demo_picture.py; do "$$VENV/bin/python" "$$script" || exit 1; done

lock: ## pin the dependencies again, after a change in pyproject.toml
	@tools/lock

clean: ## remove the environment and everything that a tool has left behind
	@tools/set-up clean
	@rm -rf build dist htmlcov .coverage .coverage.* .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	@find . -name ".venv*" -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +
