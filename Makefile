# Everything runs from .venv, which `make` creates from the pinned lock file and renews when that changes.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
PEERS := bench/.venv/.ready
HLED_ARGS ?=
RELEASES ?=
VALIDATORS := $(patsubst tools/validators/%.lock,.venv-validators/%/.ready,$(wildcard tools/validators/*.lock))
LOADERS := .venv-loaders/.ready
PAGE := site/dist/index.html
MODULES := site/node_modules/.package-lock.json
# What a browser is needed for is tested where there is one.
BROWSER = $(and $(shell command -v npm),$(shell command -v chromium))

.DEFAULT_GOAL := help
.PHONY: help build site test fuzz check bench readme pictures release validators check-release loaders check-loaders clean

help: ## print this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1@\2/p' $(MAKEFILE_LIST) | awk -F@ '{ printf "%-21s %s\n", $$1, $$2 }'

build: $(READY) ## make the dataset in build/ from the documents in raw/
	@$(BIN)/hled build $(HLED_ARGS)

site: build $(PAGE) ## write build/site/, a page to open in a browser; needs Node.js
	@$(BIN)/hled site

test: $(READY) $(VALIDATORS) $(LOADERS) $(if $(BROWSER),$(PAGE)) ## run the tests
	@$(if $(BROWSER),,echo "The page is not tested: that needs Node.js with npm, and Debian's chromium." >&2)
	@$(BIN)/python -m pytest -n auto $(if $(BROWSER),,-m "not browser")

fuzz: $(READY) ## search longer for texts that break a property
	@HYPOTHESIS_PROFILE=search $(BIN)/python -m pytest -n auto tests/test_*properties*.py tests/test_quantities.py tests/test_dates.py

check: $(READY) $(if $(BROWSER),$(MODULES)) ## lint, format, types and import contracts
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(if $(BROWSER),cd site && npm run --silent check && npm run --silent test,echo "The page's code is not checked: that needs Node.js." >&2)

bench: $(READY) $(PEERS) ## measure start-up, throughput, memory and releases beside peers
	@$(BIN)/python bench/startup.py
	@$(BIN)/python bench/throughput.py
	@$(BIN)/python bench/release.py

readme: build $(LOADERS) ## renew the query results, tables, picture and examples of README.md
	@$(BIN)/python tests/readme.py build
	@$(BIN)/python tests/asking.py build
	@.venv-loaders/bin/python tools/loaders/notebook.py examples/questions.ipynb examples/questions.ipynb

pictures: site ## take the pictures of the page in README.md anew
	@$(BIN)/python tests/pictures.py build/site

release: $(READY) ## write build/release/hled-X.Y.Z/ and .zip: make release VERSION=X.Y.Z
	@test -n "$(VERSION)" || { echo "name a version: make release VERSION=1.0.0" >&2; exit 2; }
	@$(BIN)/hled release --version $(VERSION) $(HLED_ARGS)

validators: $(VALIDATORS) ## install the validators that releases are held against

check-release: $(READY) $(VALIDATORS) ## hold the releases in build/release against all validators
	@$(BIN)/python tools/validators/check.py $(RELEASES)

loaders: $(LOADERS) ## install the tools that releases are loaded in

check-loaders: $(READY) $(LOADERS) ## load the releases in build/release in all these tools
	@$(BIN)/python tools/loaders/check.py --installed $(RELEASES)

clean: ## remove .venv, build/ and caches
	rm -rf .venv .venv-validators .venv-loaders bench/.venv build site/dist site/node_modules *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The lock names no index, so pip's own configuration decides where wheels come from. To renew it:
#   pip-compile --generate-hashes --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
#     --no-header --allow-unsafe --extra dev --extra site --strip-extras -o requirements.lock pyproject.toml
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed" if sys.version_info < (3, 11) else 0)'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@$(BIN)/python -m compileall -q pipeline schemas
	@touch $(READY)

# What the program is compared with has an environment of its own. Without it the comparison is left out, and says so.
$(PEERS): bench/peers.txt
	@$(PYTHON) -m venv bench/.venv
	@-bench/.venv/bin/python -m pip install --quiet --disable-pip-version-check -r bench/peers.txt && touch $(PEERS)

# Validators pin what others need in other versions, so each group has an environment of its own. A lock is renewed as above,
# without the extra: pip-compile … -o tools/validators/NAME.lock tools/validators/NAME.in
.venv-validators/%/.ready: tools/validators/%.lock
	@$(PYTHON) -m venv --clear .venv-validators/$*
	@.venv-validators/$*/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

# What a release is loaded in. Debian's part (R, LibreOffice, SQLite) is installed where that is possible; where it is not, what is
# missing is said, and left out.
$(LOADERS): tools/loaders/loaders.lock tools/loaders/debian.txt
	@$(PYTHON) -m venv --clear .venv-loaders
	@.venv-loaders/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@tools/loaders/debian tools/loaders/debian.txt
	@touch $@

# The lock of the page's packages names no address either (site/.npmrc); npm puts some back under "funding", which are taken out.
$(MODULES): site/package-lock.json
	@command -v npm > /dev/null || { echo "make site needs Node.js 20 or newer with npm; everything else works without" >&2; exit 2; }
	@cd site && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $(MODULES)

$(PAGE): $(MODULES) site/build.mjs $(shell find site/src -type f)
	@cd site && npm run --silent build
