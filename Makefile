# Foorumi's commands. Each prints what it does and installs what is missing.
#   make run    build and start the server on http://localhost:8080, data in ./data
#   make demo   the same with a live forum and a crowd of 120 simulated people
#   make test   everything that decides landing
#   make proof  what takes hours, before an issue closes
#   make instructions   instructions of the paths that a crowd pays for, each held to its bound
#   make language-pack   the lemma tables for word clouds, from PyPI

CARGO ?= cargo
WEB_SOURCES := $(shell find web-client/src web-client/public -type f 2>/dev/null) \
	$(wildcard web-client/*.html web-client/*.ts web-client/*.js web-client/package.json)
JOURNEY := tests/browser
say = @printf '\n== %s\n' "$(1)"
# A part of the whole, and how long it took.
timed = @begun=$$(date +%s); $(MAKE) --no-print-directory $(1) && \
	printf '\n== %s took %s s\n' "$(1)" "$$(( $$(date +%s) - begun ))"

# Where the language pack is made, and where the server looks for it.
export FOORUMI_LANGUAGE_PACK ?= $(CURDIR)/language-pack
TARGET := $(or $(CARGO_TARGET_DIR),target)

.PHONY: run demo test tools language-pack words chromium webkit firefox engines redis documents deploy-tools web-test rust-test journey proof instructions clean

run: tools web-client/dist/index.html words
	$(call say,Starting Foorumi (the first build takes some minutes))
	$(CARGO) run --release --bin foorumi -- --listen 127.0.0.1:8080 --data ./data

demo: tools web-client/dist/index.html words
	$(call say,Starting a live forum with 120 simulated people)
	$(CARGO) run --release -p loadtest -- demo

test: tools
	$(call timed,web-test)
	$(call timed,rust-test)
	$(call timed,journey)
	$(call say,All passed)

tools:
	@command -v $(CARGO) >/dev/null || { echo "Rust is missing: install it from https://rustup.rs"; exit 1; }
	@command -v npm >/dev/null || { echo "Node.js 20.19 or newer with npm is missing: install it"; exit 1; }

# Lemma tables of Finnish, Swedish and English, from PyPI, and Voikko's readings of Finnish forms: forms
# of one word find each other in word clouds. Data with licences of its own, so it is made here and not
# kept with the sources.
language-pack: $(FOORUMI_LANGUAGE_PACK)/NOTICE.txt

$(FOORUMI_LANGUAGE_PACK)/NOTICE.txt: $(wildcard server/language/pack/*)
	$(call say,Making the language pack)
	@python3 -m pip --version >/dev/null 2>&1 || { echo "Installing Python's pip"; \
		sudo=$$(command -v sudo || true); export DEBIAN_FRONTEND=noninteractive; \
		$$sudo apt-get update -qq && $$sudo apt-get install -y -qq python3-pip; }
	@test -e /usr/lib/python3/dist-packages/libvoikko.py || { echo "Installing Voikko, which reads Finnish"; \
		sudo=$$(command -v sudo || true); export DEBIAN_FRONTEND=noninteractive; \
		$$sudo apt-get update -qq && $$sudo apt-get install -y -qq python3-libvoikko voikko-fi; } \
		|| echo "No Voikko: Finnish forms are read by their table alone"
	$(if $(PACK_TOOL),,$(CARGO) build --release -p foorumi-language --bin language-pack)
	python3 server/language/pack/make.py "$(FOORUMI_LANGUAGE_PACK)" $(or $(PACK_TOOL),$(TARGET)/release/language-pack)

# The server runs without the pack too, and then compares words by their stems.
words:
	@$(MAKE) --no-print-directory language-pack || echo "No language pack: words are compared by their stems"

# Pages are tested in a real browser, with a font that all machines share.
chromium:
	@command -v chromium >/dev/null || { echo "Installing Chromium"; \
		sudo=$$(command -v sudo || true); export DEBIAN_FRONTEND=noninteractive; \
		$$sudo apt-get update -qq && $$sudo apt-get install -y -qq chromium fonts-dejavu-core; }

# Half of the phones are iPhones, whose every browser is WebKit.
webkit:
	@{ command -v WebKitWebDriver && command -v Xvfb; } >/dev/null || { echo "Installing WebKit with its driver, and Xvfb"; \
		sudo=$$(command -v sudo || true); export DEBIAN_FRONTEND=noninteractive; \
		$$sudo apt-get update -qq && $$sudo apt-get install -y -qq --no-install-recommends webkit2gtk-driver xvfb; }

firefox:
	@command -v firefox-esr >/dev/null || { echo "Installing Firefox"; \
		sudo=$$(command -v sudo || true); export DEBIAN_FRONTEND=noninteractive; \
		$$sudo apt-get update -qq && $$sudo apt-get install -y -qq --no-install-recommends firefox-esr; }

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

# What is in deploy/ is read by the programs that it is for.
deploy-tools:
	@{ command -v haproxy && command -v docker-compose && command -v systemd-analyze; } >/dev/null || { \
		echo "Installing haproxy, docker-compose and systemd"; \
		sudo=$$(command -v sudo || true); export DEBIAN_FRONTEND=noninteractive; \
		$$sudo apt-get update -qq && $$sudo apt-get install -y -qq --no-install-recommends haproxy docker-compose systemd; }

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

# One build for everything that follows it: crowds and journeys run the server that the tests built.
TESTS := $(CARGO) test --workspace --features foorumi-protocol/typescript
# Tests at once: twice as many as cores, for most of their time they wait for servers and Redis.
TEST_THREADS ?= 4

rust-test: redis documents deploy-tools web-client/dist/index.html
	$(call say,Checking the Rust side)
	$(CARGO) fmt --all --check
	$(CARGO) clippy --workspace --all-targets -- -D warnings
	$(call say,Building the tests)
	$(TESTS) --no-run
	$(MAKE) --no-print-directory language-pack PACK_TOOL=$(TARGET)/debug/language-pack
	$(call say,Testing the Rust side)
	RUST_TEST_THREADS=$(TEST_THREADS) $(TESTS)

$(JOURNEY)/node_modules/.package-lock.json: $(JOURNEY)/package-lock.json
	$(call say,Installing the browser journey's packages)
	cd $(JOURNEY) && npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

journey: chromium webkit redis web-client/dist/index.html $(JOURNEY)/node_modules/.package-lock.json
	$(call say,Journeys: whole forums in real browsers)
	$(TESTS) --no-run --quiet
	$(MAKE) --no-print-directory language-pack PACK_TOOL=$(TARGET)/debug/language-pack
	cd $(JOURNEY) && npm test

# One small meeting, whole, in three engines. Node.js speaks to Firefox by its own WebSocket.
engines: chromium webkit firefox web-client/dist/index.html $(JOURNEY)/node_modules/.package-lock.json
	$(call say,Three engines: one small meeting in each)
	$(TESTS) --no-run --quiet
	cd $(JOURNEY) && ENGINES=all node --experimental-websocket --test --test-reporter=spec engines.test.mjs

# What takes longer than anybody waits for at each change: run before an issue closes. It needs two
# cores for itself. MINUTES of chaos, an hour unless it says otherwise.
MINUTES ?= 60
proof: redis documents deploy-tools web-client/dist/index.html language-pack
	$(call say,Proof: in the build of a release)
	$(CARGO) test --release -p foorumi-room --test replay
	$(CARGO) build --release --bin foorumi
	$(TESTS) --no-run
	$(call say,Proof: two builds come to the same)
	CROWD_ANOTHER=$(abspath $(TARGET))/release/foorumi $(TESTS) --test crowds f20
	$(call say,Proof: crowds at length)
	CROWD_COMMANDS=1000000 CROWD_POLLS=1000 CROWD_PEOPLE=500 CROWD_SHEETS=50 $(TESTS) --test crowds f1
	$(call say,Proof: the simulation at length)
	SEEDS=200000 $(CARGO) test --release -p foorumi-server --lib simulation
	$(call say,Proof: every block of Unicode through every format)
	$(TESTS) --lib ft30_ft37_every_block -- --ignored --nocapture
	cd web-client && EVERY_BLOCK=1 npx vitest run tests/wide.test.ts -t scripts
	$(call say,Proof: thirty million inputs)
	FUZZ_INPUTS=30000000 $(CARGO) test --release -p foorumi-room --test rules whatever_is_read
	$(call say,Proof: a thousand power cuts)
	POWER_CUTS=1000 SEALED_CUTS=20 $(TESTS) --test power_cut --test sealed
	$(call say,Proof: a hundred kills while meetings are brought over)
	KILLS=100 $(TESTS) --test upgrade
	$(call say,Proof: no long task on a slow phone)
	cd web-client && CALM=1 npx vitest run tests/calm.test.ts
	$(MAKE) engines
	$(MAKE) instructions
	$(call say,Proof: chaos)
	CHAOS_MINUTES=$(MINUTES) FOORUMI_BINARY=$(abspath $(TARGET))/release/foorumi $(TESTS) --test crowds f3 -- --nocapture

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
