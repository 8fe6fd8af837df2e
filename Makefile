# Two commands do everything on Debian 12 with Swift 6.3: `make demo` and `make test`.
# One release configuration, with tests enabled, serves both, so nothing is built twice.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

BUILD := swift build -c release -Xswiftc -enable-testing
QIANCUN := .build/release/qiancun

# What is needed to build and run, and why.
PACKAGES := \
  pkg-config:finds-the-C-libraries \
  libgeos-dev:topology \
  libproj-dev:coordinate-systems \
  libgdal-dev:reading-and-writing-vector-files \
  libssl-dev:SHA-256-of-what-was-read \
  coinor-libclp-dev:linear-programs \
  coinor-libcbc-dev:integer-programs \
  libxlsxwriter-dev:tables-as-XLSX \
  libjs-leaflet:the-map-in-the-report
# What the tests need besides.
TEST_PACKAGES := \
  chromium:opens-the-report \
  chromium-driver:drives-the-browser \
  fonts-noto-cjk:Chinese-text-in-pictures \
  locales:results-must-not-depend-on-a-locale \
  gdal-bin:reads-our-files-with-another-program \
  python3:writes-a-GeoPackage-with-a-write-ahead-log

.PHONY: help demo test test-fast build packages test-packages sample bench bench-tours format lint lint-traps lint-docs api lint-api dev fuzz growth-test sanitize clean

help: ## Lists the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 16

demo: build ## Builds in release, analyses the sample county, prints the main figures and where the report is
	$(QIANCUN) analyze GeoData/sample/project.yaml -o out/sample --overwrite

test: lint lint-traps lint-docs test-packages build-tests ## Passes all tests, and a minute of spoilt files
	@python3 Scripts/api --check --configuration release
	swift test --skip-build -c release -Xswiftc -enable-testing
	python3 Scripts/fuzz --command $(QIANCUN) --runs 300 --seconds 75

test-fast: dev ## Passes all tests but the slow suites, in debug: what you run while you work
	@QIANCUN_FAST=1 swift test --skip-build 2>&1 | awk ' \
	  / skipped: "slow/ { if ($$2 == "Suite") suites++; else tests++; next } \
	  /^[^ ]+ (Test|Suite) .*(started|passed)/ && !/Test run with/ { next } \
	  { print; fflush() } \
	  END { print "test-fast: left out as slow: " suites + 0 " suites, " tests + 0 " tests in all" }'

.PHONY: build-tests
build-tests: packages
	$(BUILD) --build-tests

build: packages ## Builds the command in release
	$(BUILD) --product qiancun

packages: ## Installs the system packages that are missing (apt, as root or with sudo)
	@bash Scripts/install-packages $(PACKAGES)

test-packages: ## Installs what the tests need besides
	@bash Scripts/install-packages $(TEST_PACKAGES)

.PHONY: kill-test
kill-test: build ## Kills the command 200 times while it writes over outputs, and looks at what is left
	python3 Scripts/kill-test.py $(QIANCUN) --kills $${KILLS:-200} --seed $${SEED:-1}

sample: build ## Writes GeoData/sample anew
	$(QIANCUN) sample -o GeoData/sample --overwrite

bench: build ## Times the command against its peers, and location against published optima (needs ../shared)
	$(BUILD) --product qiancun-bench
	@bash Scripts/install-packages python3-venv:runs-the-peers
	python3 Benchmarks/run.py

.PHONY: notebooks
notebooks: build test-packages ## Runs the six notebooks on the sample and writes them with their pictures into Docs/notebooks
	@bash Scripts/install-packages python3-venv:runs-the-notebooks
	python3 Scripts/notebooks

.PHONY: cluster-test
cluster-test: build-tests ## Clusters of 2,000 random graphs against enumeration, 300 planted plans
	QIANCUN_CLUSTERS=1 swift test --skip-build -c release -Xswiftc -enable-testing --filter RegionsTests

.PHONY: bench-tours
bench-tours: ## Holds the belts' solver against published optima and county-sized sets; goes on where it stopped
	$(BUILD) --product qiancun-bench
	python3 Benchmarks/tours.py

format: ## Formats the sources
	swift format --in-place --recursive --parallel Package.swift Sources Tests Benchmarks

lint: ## Checks the format of the sources
	swift format lint --strict --recursive --parallel Package.swift Sources Tests Benchmarks

lint-traps: ## Finds what would end the process on a value of a file, a project or the command line
	@python3 Scripts/lint-traps

lint-docs: ## Holds the drawing of the modules, the documents' examples and the fixtures against what they are made from; notebooks hold no outputs
	@python3 Scripts/module-picture --check
	@python3 Scripts/examples --check
	@python3 Scripts/fixtures --check
	@python3 Scripts/notebooks --check

api: packages ## Lists anew what the library products offer, in Docs/api
	@python3 Scripts/api --build

lint-api: packages ## Holds what the library products offer against Docs/api
	@python3 Scripts/api --build --check

dev: packages ## Builds command and tests in debug, for those who change something
	swift build --build-tests

MINUTES := 60
SEED := 1
fuzz: build test-packages ## Spoilt files through the command: make fuzz MINUTES=60 SEED=2
	python3 Scripts/fuzz --command $(QIANCUN) --seconds $$((60 * $(MINUTES))) --seed $(SEED)

.PHONY: network-test
network-test: build ## Ways of 1,000 random pairs each of the sample, Wuhan and a PBF against a program of its own (the last two need ../shared)
	python3 Scripts/network-test --command $(QIANCUN) --seed $(SEED)

growth-test: build ## What an input of twice the size costs, kind by kind
	python3 Scripts/growth-test --command $(QIANCUN)

sanitize: packages test-packages ## Passes all tests under the thread sanitizer and then the address sanitizer
	swift test --scratch-path .build-thread --sanitize thread
	swift test --scratch-path .build-address --sanitize address

clean: ## Removes what was built
	rm -rf .build .build-thread .build-address .build-notebooks out
