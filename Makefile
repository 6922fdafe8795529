# One verb for each thing people do. `make` alone lists them.
# Everything Python needs goes into .venv, everything npm needs into tests/node_modules.

.DEFAULT_GOAL := help
.PHONY: help serve test fuzz build preview nginx changes check addresses rehearse overdue live links audit words schemas example bench lock clean

PORT ?= 8000
# The version that others are compared with, if not the one before: make addresses BASE=v1
BASE ?=
# For a pull request on GitHub: make check SAY=--notes, make words SAY=--notes
SAY ?=
# The address where the site is live, and the hash of all its files: make live AT=https://example.org/
AT ?=
HASH ?=
# How many seconds it may take until the live site is the new one: hosts keep copies for ten minutes
PATIENCE ?= 600
# The first Python on the path that is new enough; name another with: make serve PYTHON=/path/to/python3
PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11 python,\
	$(shell $(name) -c 'import sys; sys.version_info < (3, 11) and sys.exit(1); print("$(name)")' 2>/dev/null)))
VENV := .venv
RUN := $(VENV)/bin/python
# A .venv that is damaged or whose Python is gone (an update, a moved folder) is made anew.
ifneq ($(shell $(RUN) -c 'import mkdocs, pydantic, selectolax, yaml; print("works")' 2>/dev/null),works)
$(shell rm -f $(VENV)/site-is-ready $(VENV)/tests-are-ready)
endif

help: ## list these verbs
	@sed -nE 's/^([a-z]+):.*## (.*)/  make \1|\2/p' Makefile | column -t -s '|' 2>/dev/null || grep -E '^[a-z]+:.*##' Makefile

serve: $(VENV)/site-is-ready ## show the site here and reload it when something changes
	@$(RUN) -m builder serve --port $(PORT)

test: $(VENV)/tests-are-ready ## run every test, installing what they need
	@$(RUN) -m tests.prepare
	@$(RUN) -m ruff check --quiet .
	@$(RUN) -m ruff format --check --quiet . || { echo "Some Python isn't formatted. Try: $(RUN) -m ruff format ."; exit 1; }
	@$(RUN) -m mypy
	@$(RUN) -m pytest -n auto

fuzz: $(VENV)/tests-are-ready ## try ten thousand hostile pages and files, random sessions, builds broken off (half an hour to an hour)
	@$(RUN) -m tests.prepare
	@FUZZ=1 $(RUN) -m pytest -n auto --dist worksteal tests/browser/test_guide_with_anything.py tests/browser/test_guide_sessions.py \
		tests/site/test_nothing_half_written.py tests/unit/test_hostile_words.py

build: $(VENV)/site-is-ready ## write the finished site into site/
	@$(RUN) -m builder build

preview: $(VENV)/site-is-ready ## write the site into preview/, to be opened there by double-click
	@$(RUN) -m builder preview

nginx: $(VENV)/site-is-ready ## write the site into nginx/, with settings for that server
	@$(RUN) -m builder nginx

check: $(VENV)/site-is-ready ## look for mistakes in words and data, without building
	@$(RUN) -m builder check $(SAY)

addresses: $(VENV)/site-is-ready ## look whether every address of the version before still leads somewhere
	@$(RUN) -m builder addresses --base "$(BASE)"

changes: $(VENV)/site-is-ready ## name the pages that readers will see changed since the version before
	@$(RUN) -m builder changes --base "$(BASE)"

rehearse: $(VENV)/tests-are-ready ## build with the engine that takes the theme's place as well, and name what differs
	@$(RUN) -m builder rehearse

overdue: $(VENV)/site-is-ready ## list the pages whose next check against their sources is due
	@$(RUN) -m builder overdue

live: $(VENV)/site-is-ready ## look whether the live site is the one built last: make live AT=https://example.org/
	@$(RUN) -m builder live --at "$(AT)" --files "$(HASH)" --patience "$(PATIENCE)"

links: $(VENV)/site-is-ready ## ask every address on other sites whether it still answers (some minutes)
	@$(RUN) -m builder links

audit: $(VENV)/audit-is-ready ## look up known weaknesses of the packages we use
	@$(RUN) -m tests.weaknesses

words: $(VENV)/tests-are-ready ## measure how the words read, and note what could be plainer; it stops nothing
	@$(RUN) -m builder.words $(SAY)

schemas: $(VENV)/site-is-ready ## make what editors show while typing in data/ anew, after a change to builder/facts/
	@$(RUN) -m builder schemas

example: ## keep a copy of the pages, data and menu as they stand, for the tests of looks and budgets
	@rm -rf tests/examples/full && mkdir tests/examples/full && cp -r docs data tests/examples/full
	@rm -r tests/examples/full/data/schemas
	@sed -n '/^nav:/,/^$$/p' mkdocs.yml > tests/examples/full/nav.yml

bench: $(VENV)/tests-are-ready ## time checks, builds, a preview, addresses, a server, the guide, a first visit (half an hour)
	@$(RUN) -m tests.prepare
	@cd bench && npm ci --silent
	@failed=0; for part in check growth edited_word addresses serving guide_input first_visit; do $(RUN) -m bench.$$part || failed=1; done; exit $$failed

lock: ## write the exact versions and hashes of requirements/*.in (needs uv)
	@cd requirements && for list in site test audit; do \
		uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
			$$list.in --output-file $$list.txt || exit 1; done

clean: ## delete all that these verbs made
	@rm -rf $(VENV) site preview nginx .build tests/node_modules tests/nginx bench/node_modules bench/wrk .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(VENV)/site-is-ready: requirements/site.txt
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "This needs Python 3.11 or newer. Try: install it from python.org or your system's packages, or name one: make PYTHON=/path/to/python3"; exit 1; }
	@echo "Preparing .venv (the first time takes about a minute)"
	@said=$$("$(PYTHON)" -m venv --clear $(VENV) 2>&1) || { echo "$$said"; \
		echo "Python could not make a virtual environment. Try, on Debian or Ubuntu: apt-get install python3-venv"; exit 1; }
	@$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/site.txt || { \
		echo "The packages could not be installed. Try: look at the network connection, then run this again."; exit 1; }
	@touch $@

$(VENV)/tests-are-ready: $(VENV)/site-is-ready requirements/test.txt
	@echo "Preparing what the tests need"
	@$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt || { \
		echo "The packages could not be installed. Try: look at the network connection, then run this again."; exit 1; }
	@touch $@

$(VENV)/audit-is-ready: $(VENV)/site-is-ready requirements/audit.txt
	@$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/audit.txt || { \
		echo "The packages could not be installed. Try: look at the network connection, then run this again."; exit 1; }
	@touch $@
