# Foorumi's commands. Each prints what it does and installs what is missing.
#   make run    build and start the server on http://localhost:8080, data in ./data
#   make demo   the same with a live forum and a crowd of 120 simulated people
#   make test   everything that decides landing
#   make instructions   instructions of the paths that a crowd pays for, each held to its bound
#   make language-pack   the lemma tables for word clouds, from PyPI

CARGO ?= cargo
WEB_SOURCES := $(shell find web-client/src web-client/public -type f 2>/dev/null) \
	$(wildcard web-client/*.html web-client/*.ts web-client/*.js web-client/package.json)
JOURNEY := tests/browser
DEBUG_BINARY := $(or $(CARGO_TARGET_DIR),target)/debug/foorumi
RUST_SOURCES := $(shell find protocol server -type f \( -name '*.rs' -o -name 'Cargo.toml' -o -name '*.json' \)) \
	Cargo.toml Cargo.lock
comma := ,
say = @printf '\n== %s\n' "$(1)"

# Where the language pack is made, and where the server looks for it.
export FOORUMI_LANGUAGE_PACK ?= $(CURDIR)/language-pack

.PHONY: run demo test tools language-pack words chromium redis documents web-test rust-test journey load instructions clean

run: tools web-client/dist/index.html words
	$(call say,Starting Foorumi (the first build takes some minutes))
	$(CARGO) run --release --bin foorumi -- --listen 127.0.0.1:8080 --data ./data

demo: tools web-client/dist/index.html words
	$(call say,Starting a live forum with 120 simulated people)
	$(CARGO) run --release -p loadtest -- demo

test: tools web-test rust-test load journey
	$(call say,All passed)

tools:
	@command -v $(CARGO) >/dev/null || { echo "Rust is missing: install it from https://rustup.rs"; exit 1; }
	@command -v npm >/dev/null || { echo "Node.js 20.19 or newer with npm is missing: install it"; exit 1; }

# Lemma tables of Finnish, Swedish and English, from PyPI: forms of one word find each other in word
# clouds. Data with a licence of its own, so it is made here and not kept with the sources.
language-pack: $(FOORUMI_LANGUAGE_PACK)/NOTICE.txt

$(FOORUMI_LANGUAGE_PACK)/NOTICE.txt: $(wildcard server/language/pack/*)
	$(call say,Making the language pack)
	@python3 -m pip --version >/dev/null 2>&1 || { echo "Installing Python's pip"; \
		sudo=$$(command -v sudo || true); export DEBIAN_FRONTEND=noninteractive; \
		$$sudo apt-get update -qq && $$sudo apt-get install -y -qq python3-pip; }
	$(CARGO) build --release -p foorumi-language --bin language-pack
	python3 server/language/pack/make.py "$(FOORUMI_LANGUAGE_PACK)" target/release/language-pack

# The server runs without the pack too, and then compares words by their stems.
words:
	@$(MAKE) --no-print-directory language-pack || echo "No language pack: words are compared by their stems"

# Pages are tested in a real browser, with a font that all machines share.
chromium:
	@command -v chromium >/dev/null || { echo "Installing Chromium"; \
		sudo=$$(command -v sudo || true); export DEBIAN_FRONTEND=noninteractive; \
		$$sudo apt-get update -qq && $$sudo apt-get install -y -qq chromium fonts-dejavu-core; }

# Many nodes are tested over a real Redis and real Sentinels, started by the tests themselves.
redis:
	@command -v redis-server >/dev/null || { echo "Installing redis-server"; \
		sudo=$$(command -v sudo || true); export DEBIAN_FRONTEND=noninteractive; \
		$$sudo apt-get update -qq && $$sudo apt-get install -y -qq --no-install-recommends redis-server; }

# The bundle's documents are read back by other people's programs.
documents:
	@{ command -v pdftotext && command -v qpdf && python3 -c 'import docx, jsonschema, openpyxl'; } >/dev/null 2>&1 || { \
		echo "Installing poppler-utils, qpdf, python-docx, openpyxl and jsonschema"; \
		sudo=$$(command -v sudo || true); export DEBIAN_FRONTEND=noninteractive; \
		$$sudo apt-get update -qq && $$sudo apt-get install -y -qq --no-install-recommends poppler-utils qpdf python3-pip python3-docx python3-jsonschema python3-openpyxl; \
		python3 -c 'import docx, jsonschema, openpyxl' 2>/dev/null || python3 -m pip install --quiet --user python-docx jsonschema openpyxl; }

web-client/node_modules/.package-lock.json: web-client/package-lock.json
	$(call say,Installing the web client's packages)
	cd web-client && npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

web-client/dist/index.html: web-client/node_modules/.package-lock.json $(WEB_SOURCES)
	$(call say,Building the web client)
	cd web-client && npm run build
	@touch $@

web-test: chromium web-client/dist/index.html
	$(call say,Checking and testing the web client)
	cd web-client && npm run check && npm test

rust-test: redis documents web-client/dist/index.html language-pack
	$(call say,Checking and testing the Rust side)
	$(CARGO) fmt --all --check
	$(CARGO) clippy --workspace --all-targets -- -D warnings
	$(CARGO) test --workspace --features foorumi-protocol/typescript
	$(CARGO) test --release -p foorumi-room --test replay -- --ignored

# The tests have built it on their way.
$(DEBUG_BINARY): $(RUST_SOURCES)
	$(CARGO) build --bin foorumi
	@touch $@

# Each builds the server first, as it is released.
load: redis web-client/dist/index.html $(DEBUG_BINARY)
	$(call say,Load test: the forum with 300 people)
	$(CARGO) run --release -p loadtest -- forum --people 300
	$(call say,A storm of votes: 45 frames and 2 KB a participant at most)
	$(CARGO) run --release -p loadtest -- storm --people 500
	$(call say,Many nodes: two builds come to the same$(comma) copies of commands$(comma) votes at the closing$(comma) conflicting votes)
	$(CARGO) run --release -p loadtest -- forum --people 100 --nodes 2 --another $(DEBUG_BINARY)
	$(CARGO) run --release -p loadtest -- copies --commands 20000
	$(CARGO) run --release -p loadtest -- closing --polls 10 --people 500
	$(CARGO) run --release -p loadtest -- dots --people 200 --sheets 5 --nodes 3
	$(call say,Chaos: nodes and Redis and wires fail for two minutes)
	RUST_LOG=off $(CARGO) run --release -p loadtest -- chaos --nodes 3 --minutes 2

$(JOURNEY)/node_modules/.package-lock.json: $(JOURNEY)/package-lock.json
	$(call say,Installing the browser journey's packages)
	cd $(JOURNEY) && npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

journey: chromium redis web-client/dist/index.html language-pack $(JOURNEY)/node_modules/.package-lock.json
	$(call say,Journey: a whole forum in real browsers)
	$(CARGO) build --release --bin foorumi
	cd $(JOURNEY) && npm test

# Counted, not timed: the same on a busy machine. The runner must be of the library's version.
instructions:
	@command -v valgrind >/dev/null || { echo "Installing Valgrind"; \
		sudo=$$(command -v sudo || true); export DEBIAN_FRONTEND=noninteractive; \
		$$sudo apt-get update -qq && $$sudo apt-get install -y -qq valgrind; }
	$(call say,Counting instructions)
	$(CARGO) install --quiet --locked --root target/tools gungraun-runner \
		--version $$(sed -n '/^name = "gungraun"$$/{n;s/version = "\(.*\)"/\1/p}' Cargo.lock)
	GUNGRAUN_RUNNER=$(CURDIR)/target/tools/bin/gungraun-runner \
		$(CARGO) bench -p foorumi-server --features instructions --bench instructions

clean:
	rm -rf target web-client/dist/* web-client/node_modules $(JOURNEY)/node_modules
