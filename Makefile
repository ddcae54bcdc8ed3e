# Each target sets up what it needs, from the pinned files. `make help` lists them.

PYTHON ?= python3
BIN := .venv/bin
export UV_LINK_MODE ?= copy
LOCK := $(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --upgrade
SEEDS ?= 100000
FIRST ?= 1

# Python starts many times in a test run: compiling the libraries anew each time is most of a start.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help demo test soak serve work check sbom audit bench doctor chat transcripts lock clean

help: ## List the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

demo: .venv/run ## Text the bot in your browser: the whole system against a local sandbox
	$(BIN)/python app.py demo

test: .venv/dev check ## Run every check and every test
	$(BIN)/python -m tests.browser
	$(BIN)/python -m pytest -n auto --dist loadfile

soak: .venv/dev ## Kill processes at every point (minutes), then simulate: make soak SEEDS=100000 FIRST=1
	SOAK=1 $(BIN)/python -m pytest -m soak
	SOAK=1 $(BIN)/python -m pytest --timeout 3600 tests/edge/test_hostile_fields.py tests/edge/test_hostile_pages.py tests/edge/test_hostile_webhooks.py
	$(BIN)/python -m tests.simulation --seeds $(SEEDS) --first $(FIRST)

serve: .venv/run ## Run the app for real, with settings from the environment or .env
	$(BIN)/python app.py serve

work: .venv/run ## Do durable work beside `make serve`, without a web port (PostgreSQL)
	$(BIN)/python app.py work

check: .venv/dev ## Lint, types, security rules
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/bandit -q -r app.py bot integrations -c pyproject.toml

sbom: .venv/uv ## Print what a deployment installs, as CycloneDX
	@$(BIN)/uv tool run -q --from cyclonedx-bom==7.5.0 \
		cyclonedx-py requirements --output-reproducible requirements.txt

audit: .venv/uv ## Look for known vulnerabilities; what could not be looked up is a failure too
	@$(BIN)/uv tool run -q --from pip-audit==2.10.1 pip-audit --disable-pip --require-hashes \
		--progress-spinner off -f json -r requirements.txt | $(BIN)/python .ci/audited.py

bench: .venv/dev ## Measure turns a second against the floor, in one run
	$(BIN)/python -m bench.turns

doctor: .venv/run ## Try each credential and print what works
	$(BIN)/python app.py doctor

chat: .venv/run ## Talk to the bot in the terminal, against the sandbox
	$(BIN)/python app.py chat --sandbox

transcripts: .venv/dev ## Write the golden transcripts anew; read the difference as prose
	$(BIN)/python -m tests.dialogue.transcript

lock: .venv/uv ## Pin the newest versions that pyproject.toml allows
	$(LOCK) pyproject.toml -o requirements.txt
	$(LOCK) --extra dev -c requirements.txt pyproject.toml -o requirements-dev.txt
	echo uv | $(LOCK) - -o requirements-uv.txt

clean: ## Remove what the targets above have made
	rm -rf .venv var .pytest_cache .mypy_cache .ruff_cache .hypothesis

.venv/uv:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Bookline needs Python 3.11 or newer: make PYTHON=python3.11 ...")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-uv.txt
	@touch $@

.venv/run: requirements.txt | .venv/uv
	$(BIN)/uv pip install -q --require-hashes -r requirements.txt
	@touch $@

.venv/dev: requirements-dev.txt | .venv/uv
	$(BIN)/uv pip install -q --require-hashes -r requirements-dev.txt
	@touch $@ .venv/run
