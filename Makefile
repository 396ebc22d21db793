# Every command says what it does and fails when what it promises does not hold. `make help` lists them.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PATH := $(CURDIR)/$(BIN):$(PATH)
export PYTHONUNBUFFERED := 1
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input --require-hashes
WEB := clients/web

.DEFAULT_GOAL := help
.PHONY: help run test security screenshots check bench bench-full soak chaos schema openapi web web-dev format clean lock image-rehearsal

help: ## Show this help
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-15s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@echo "  Settings are environment variables, e.g. PORT=9000 make run; .env.example explains each."

run: ## Set everything up and serve the chat at http://127.0.0.1:${PORT:-8000} (HOST, PORT, SERVER, DATA_DIR)
	@$(MAKE) --silent --no-print-directory --jobs=2 $(VENV)/.base $(WEB)/dist/.built
	@exec $(BIN)/python manage.py serve

test: $(VENV)/.dev $(WEB)/dist/.built ## Run the whole suite: on SQLite, and on real MySQL and Redis, in a real browser
	@$(BIN)/python -m tests.run

security: $(VENV)/.dev ## Attack a running chat beside somebody innocent, on both servers; some 12 minutes
	@$(BIN)/python -m tests.security

check: $(VENV)/.dev $(WEB)/node_modules/.installed ## Lint, types, import contracts, schema snapshot, migrations; seconds
	@$(BIN)/python -m tests.check

screenshots: $(VENV)/.dev $(WEB)/dist/.built ## Pictures of every screen, in both languages, by day and night, phone and desk: screenshots/
	@$(BIN)/python -m tests.screenshots

bench: $(VENV)/.dev ## Figures beside peers on this machine, held to the bars: delivery, then sending, at most 5 minutes each
	@$(BIN)/python -m bench

bench-full: $(VENV)/.dev ## The same with more peers, larger rooms, more documents, and how it grows; some 20 minutes
	@$(BIN)/python -m bench --full

soak: $(VENV)/.dev ## Ten thousand who come and go, then 20 minutes of traffic, on each server: does anything pile up?
	@$(BIN)/python -m bench.soak

chaos: $(VENV)/.dev ## Kill, freeze and cut off servers, Redis and MySQL while people talk, and check what they saw; 3 minutes
	@$(BIN)/python -m chaos $(CHAOS)

schema: $(VENV)/.dev ## Print the GraphQL schema to schema/schema.graphql
	@$(BIN)/python manage.py print_schema

openapi: $(VENV)/.dev ## Print the OpenAPI description to backend/rest/openapi.yaml
	@$(BIN)/python manage.py print_openapi

web: $(WEB)/dist/.built ## Build the web app and GraphiQL

web-dev: $(WEB)/node_modules/.installed ## Serve the web app with hot reload, against a backend that `make run` started
	@npm --prefix $(WEB) run dev

format: $(VENV)/.dev ## Format the Python code
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix .

lock: $(VENV)/.dev ## Lock requirements/*.in anew, with hashes
	@for name in base web production dev; do \
	  uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	    -o requirements/$$name.txt requirements/$$name.in || exit 1; done

image-rehearsal: $(VENV)/.dev ## Build and start the image's steps without Docker, in clean Debian roots (as root; some 5 minutes)
	@$(BIN)/python -m deploy.rehearsal

clean: ## Remove what was built and installed; your data stays
	rm -rf $(VENV) $(WEB)/dist $(WEB)/node_modules

# --- What the commands need, made when it is missing or older than what it is made from ------------------------------

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; name it: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "python3 -m venv failed; on Debian: apt-get install python3-venv"; exit 1; }

$(VENV)/.base: requirements/base.txt | $(VENV)/bin/python
	@echo "Installing Python packages into $(VENV) …"
	@$(PIP) -r requirements/base.txt
	@touch $@

$(VENV)/.node: requirements/web.txt | $(VENV)/bin/python
	@echo "Installing Node.js into $(VENV) …"
	@$(PIP) -r requirements/web.txt
	@touch $@

$(VENV)/.dev: requirements/dev.txt | $(VENV)/bin/python
	@sh tests/servers/install_system_packages.sh
	@echo "Installing Python packages for development into $(VENV) …"
	@$(PIP) -r requirements/dev.txt
	@touch $@ $(VENV)/.base $(VENV)/.node

$(WEB)/node_modules/.installed: $(WEB)/package-lock.json | $(VENV)/.node
	@echo "Installing the web app's packages …"
	@npm --prefix $(WEB) ci --no-audit --no-fund --loglevel=error
	@touch $@

$(WEB)/dist/.built: $(VENV)/.base $(WEB)/node_modules/.installed schema/schema.graphql $(shell find $(WEB)/src $(WEB)/build $(WEB)/*.html $(WEB)/*.ts -type f -not -path '*/gql/*' 2>/dev/null)
	@echo "Building the web app …"
	@npm --prefix $(WEB) run --silent build
	@$(BIN)/python -m whitenoise.compress --quiet $(WEB)/dist/assets
	@touch $@
