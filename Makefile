# Everything a person or a machine runs in this repository. `make help` lists it.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

BIN := node_modules/.bin
# A copy of the lock file that node_modules was installed from.
INSTALLED := node_modules/.installed-lock.json
BUILT := build/.built
# One file in place of all those that the program imports, and its compiled code, so that it starts in half the time.
BUNDLE := build/app/program.cjs
COMPILED := build/app/program.compiled
BUNDLE_FLAGS := --platform=node --format=cjs --sourcemap --log-level=warning --packages=bundle \
	--external:ffi-napi --external:ref-napi --define:import.meta.url=bundleUrl
TEST_BUILT := build/.test-built
SOURCES := $(shell find src -type f)
TEST_SOURCES := $(shell find test -type f)
FUZZED := $(patsubst test/%.ts,build/test/%.js,$(shell grep -rl --include='*.test.ts' fast-check test))
# The library that reads captures.
LIBRARY := build/native/libcapture.so
NATIVE_SOURCES := native/Makefile $(shell find native/include native/src -type f)
BENCHES := $(patsubst bench/%.ts,build/benches/%.js,$(wildcard bench/*.bench.ts))

# `make bench-diff REV`: the second word is no target.
ifeq ($(firstword $(MAKECMDGOALS)),bench-diff)
REV ?= $(word 2,$(MAKECMDGOALS))
ifneq ($(word 2,$(MAKECMDGOALS)),)
.PHONY: $(REV)
$(REV): ; @:
endif
endif

# What the sanitizers need to be loaded before node.
SANITIZERS = $(shell cc -print-file-name=libasan.so) $(shell cc -print-file-name=libubsan.so)

.PHONY: help setup native build run check format types unused layers native-check test test-sanitized \
	conformance bench bench-diff fuzz goldens docs clean

help: ## Lists the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  make %-15s %s\n", $$1, $$2 }'

setup: $(INSTALLED) $(LIBRARY) ## Installs the packages of package-lock.json, builds the library that reads captures

native: ## Builds the library that reads captures; says what is missing
	@$(MAKE) --no-print-directory -C native

build: $(BUILT) $(LIBRARY) $(COMPILED) ## Compiles src/ and native/ to build/

run: $(BUILT) $(LIBRARY) $(COMPILED) ## Runs the sample policy over the sample records
	node build/main.js --psp examples/psp.yaml -e examples/audit.log $$(test ! -e $(LIBRARY) || echo examples/containers.scap)

check: format types unused layers ## Format, lint, types, unused code, layers

format: $(INSTALLED)
	$(BIN)/biome check --error-on-warnings

types: $(BUILT) $(TEST_BUILT)
	$(if $(BENCHES),$(BIN)/tsc -p bench --noEmit)

unused: $(INSTALLED)
	$(BIN)/knip

layers: $(TEST_BUILT)
	$(BIN)/ava build/test/architecture.test.js

native-check: ## Format and lint of native/, where clang-format and clang-tidy are installed
	@if { command -v clang-format || command -v clang-format-14; } && { command -v clang-tidy || command -v clang-tidy-14; }; \
	then $(MAKE) --no-print-directory -C native check; \
	else echo 'native/ is not checked. On Debian: apt-get install clang-format clang-tidy' >&2; fi

test: $(TEST_BUILT) $(LIBRARY) $(COMPILED) ## Runs the tests, C first; the last line is `N passed, N failed`
	@if [ -f $(LIBRARY) ]; then $(MAKE) --no-print-directory -s -C native test; \
		else echo 'skipped: the C tests, because the library that reads captures is not built'; fi
	@node build/test/_support/run-tests.js

test-sanitized: $(TEST_BUILT) $(LIBRARY) ## Runs the tests with a capture library that reports its memory errors
	@$(MAKE) --no-print-directory -C native asan
	@LD_PRELOAD='$(SANITIZERS)' ASAN_OPTIONS=detect_leaks=0 DRYPOD_CAPTURE_LIBRARY=$(CURDIR)/build/native/asan/libcapture.so \
		node build/test/_support/run-tests.js --timeout 60m

conformance: $(TEST_BUILT) $(LIBRARY) ## Runs the vectors in $DRYPOD_CONFORMANCE, one line per suite
	@node build/test/conformance/run.js

bench: $(TEST_BUILT) $(LIBRARY) $(COMPILED) ## Runs the benchmarks at full size and keeps what they say in bench/record/; takes a quarter of an hour
	$(BIN)/tsc -p bench
	@for bench in $(BENCHES); do node $$bench; done

bench-diff: build ## Measures a revision beside this one: make bench-diff REV [BENCH='options of drypod bench']
	@bench/diff.sh '$(REV)' $(BENCH)

fuzz: $(TEST_BUILT) ## Runs the property tests with many more cases, $DRYPOD_FUZZ_RUNS each; fuzzes the C code, $FUZZ_SECONDS each target
	@$(MAKE) --no-print-directory -s -C native fuzz
	@DRYPOD_FUZZ_RUNS=$${DRYPOD_FUZZ_RUNS:-2000} node build/test/_support/run-tests.js --timeout 60m $(FUZZED)

goldens: $(TEST_BUILT) ## Writes what tests compare with: generated rules, pages about controls and policies, the sample capture, the README's example
	DRYPOD_UPDATE_GOLDENS=1 $(BIN)/ava build/test/psp/controls.test.js build/test/psp/drypod.test.js build/test/psp/falco.test.js build/test/psp/reference-page.test.js \
		build/test/psp/controls-page.test.js build/test/pss/reference-page.test.js build/test/sources/scap/sample.test.js build/test/end-to-end/readme.test.js

docs: $(BUILT) ## Writes the generated reference pages in docs/reference/
	node build/main.js fields --markdown > docs/reference/fields.md

clean: ## Removes what was built
	rm -rf build coverage

# The lock file's content decides, not its time: a fresh checkout of the same lock needs no install.
$(INSTALLED): package-lock.json
	if ! cmp -s $< $@; then npm ci --no-audit --no-fund; fi
	cp $< $@

# Without a compiler everything but captures works.
$(LIBRARY): $(NATIVE_SOURCES)
	@$(MAKE) --no-print-directory -C native || \
		echo 'Captures (.scap) cannot be read until "make native" succeeds; audit logs can.' >&2

# Built from nothing each time, so that no output of a removed source stays behind; build/native looks after itself.
$(BUILT): $(SOURCES) tsconfig.json $(INSTALLED)
	@mkdir -p build
	find build -mindepth 1 -maxdepth 1 -not -name native -exec rm -rf {} +
	$(BIN)/tsc -p .
	$(BIN)/esbuild build/app/program.js --bundle --outfile=$(BUNDLE) $(BUNDLE_FLAGS)
	cp build/app/bundle.js build/app/program.js
	chmod +x build/main.js
	touch $@

# Code belongs to the very bundle that it was compiled from, of which only the length is compared: a new bundle comes with
# an empty build/. Compiled is what the examples need.
$(COMPILED): $(BUILT) $(LIBRARY)
	node build/app/keep-code.js --psp examples/psp.yaml -e examples/audit.log \
		$$(test ! -e $(LIBRARY) || printf -- '-e %s' examples/containers.scap) > /dev/null

$(TEST_BUILT): $(TEST_SOURCES) $(BUILT)
	rm -rf build/test
	$(BIN)/tsc -p test
	touch $@
