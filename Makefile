# Tahaddi. `make` lists the targets. Needs Rust (rust-toolchain.toml), a C compiler and make; spec-lint also Node 20 and Python 3.10.

SHELL := /bin/bash
CARGO ?= cargo
TAHADDI := $(CARGO) run --quiet --locked -p tahaddi-api --
.DEFAULT_GOAL := help
.NOTPARALLEL:

.PHONY: help
help: ## List the targets
	@awk 'BEGIN { FS = ":.*## " } /^[a-z0-9-]+:.*## / { printf "  %-18s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

##### Running

.PHONY: run
run: ## Build and serve the demonstration on SQLite (creates data/ on first start)
	$(CARGO) run --locked -p tahaddi-api -- serve --demo

.PHONY: migrate
migrate: ## Bring the database of DATABASE_URL up to date
	$(TAHADDI) migrate

.PHONY: seed
seed: ## Load the catalogue (sectors, technologies, regions, sites) into the database of DATABASE_URL
	$(TAHADDI) seed

.PHONY: clean-data
clean-data: ## Delete the local folder data/ (SQLite database, keys, mails, files)
	rm -rf -- data

##### Testing

JURY_SIZE ?= 50x200
# Tests wait for disks and timers: twice as many as there are cores.
export RUST_TEST_THREADS ?= $(shell expr 2 \* "$$(getconf _NPROCESSORS_ONLN)")

.PHONY: test
test: test-sqlite test-postgres ## Everything, on SQLite and on PostgreSQL

.PHONY: test-sqlite
test-sqlite: ## The whole workspace, on SQLite; every error code was provoked
	@mkdir -p target && rm -f target/codes-seen.tsv
	TAHADDI_CODES_SEEN="$(CURDIR)/target/codes-seen.tsv" TAHADDI_TEST_ENGINE=sqlite $(CARGO) test --locked --workspace
	scripts/codes-seen target/codes-seen.tsv

.PHONY: test-postgres
test-postgres: ## What touches the database, on PostgreSQL (TEST_POSTGRES_URL, or a private throw-away cluster)
	TAHADDI_TEST_ENGINE=postgres scripts/with-postgres $(CARGO) test --locked -p acceptance -p tahaddi-persistence

.PHONY: test-postgres-tls
test-postgres-tls: ## Encrypted connections to PostgreSQL (the feature postgres-tls: builds OpenSSL, needs perl)
	@perl -MIPC::Cmd -MFindBin -MTime::Piece -e 1 || { echo "the feature postgres-tls needs a full perl (Debian: perl)" >&2; exit 1; }
	TAHADDI_POSTGRES_TLS=1 scripts/with-postgres $(CARGO) test --locked -p tahaddi-persistence --features postgres-tls -- tls:: url::

.PHONY: docs-test
docs-test: ## The documentation in headless Chromium: log in, list challenges, apply (Node, Chromium)
	$(CARGO) build --locked --workspace
	TAHADDI_PROGRAM="$(PROGRAM)" scripts/docs-test

.PHONY: jury-tables
jury-tables: ## The tables of the jury engine, a line a case (JURY_TABLES: another folder of them)
	$(CARGO) test --locked -p tahaddi-domain --test jury_tables -- --nocapture jury_tables

.PHONY: jury-concurrent
jury-concurrent: ## Fifty jurors score two hundred dossiers at once while conflicts come and go, on both engines (JURY_SIZE)
	TAHADDI_JURY_SIZE=$(JURY_SIZE) TAHADDI_TEST_ENGINE=sqlite $(CARGO) test --locked -p acceptance inv_32 -- --nocapture
	TAHADDI_JURY_SIZE=$(JURY_SIZE) TAHADDI_TEST_ENGINE=postgres scripts/with-postgres $(CARGO) test --locked -p acceptance inv_32 -- --nocapture

.PHONY: jury-day
jury-day: ## A jury's day against the program: 24 jurors, 120 dossiers, from the call to the results (JURY_DAY: its options)
	$(CARGO) build --locked -p tahaddi-api
	TAHADDI_PROGRAM="$(PROGRAM)" scripts/jury-day $(JURY_DAY)

.PHONY: accuracy
accuracy: ## How many of the ten best each method of calibration finds, on tables and in a seeded simulation (release build)
	$(CARGO) run --release --locked -p tahaddi-domain --example accuracy

# What is measured is what is shipped: one release build of the program and of the tool that drives it.
BENCH_TOOL := "$${CARGO_TARGET_DIR:-target}/release/tahaddi-bench"
BENCH_PROGRAM := --program "$${CARGO_TARGET_DIR:-target}/release/tahaddi"
BENCH_BUILD := $(CARGO) build --release --locked -p tahaddi-api -p tahaddi-bench

.PHONY: bench
bench: ## The program under load on generated data, both engines: a table and target/bench/report.json (BENCH=--quick: 3 minutes)
	$(BENCH_BUILD)
	TAHADDI_POSTGRES_FSYNC=on scripts/with-postgres $(BENCH_TOOL) run $(BENCH_PROGRAM) $(BENCH)

.PHONY: bench-peers
bench-peers: ## The program beside PocketBase, in the same rounds: ratios, and target/bench/peers.json (BENCH=--quick; Python 3.8 with venv)
	$(BENCH_BUILD)
	scripts/peers
	$(BENCH_TOOL) peers $(BENCH_PROGRAM) --pocketbase "$${CARGO_TARGET_DIR:-target}/peers/bin/pocketbase" $(BENCH)

.PHONY: bench-find
bench-find: ## Find something among 10,000 calls and 50,000 startups, on both engines: times and indexes (BENCH: its options)
	scripts/with-postgres $(CARGO) run --release --locked -p tahaddi-bench -- find $(BENCH)

.PHONY: bench-micro
bench-micro: ## Time the hot pure code (criterion; BENCH: its options)
	$(CARGO) bench --locked -p tahaddi-bench --features micro --bench hot -- $(BENCH)

.PHONY: bench-instructions
bench-instructions: ## Count the instructions of the hot pure code (valgrind): fails at 5 % above tools/bench/instructions.tsv (BENCH=--write)
	$(CARGO) build --release --locked -p tahaddi-bench
	$(BENCH_TOOL) instructions $(BENCH)

##### Surviving (docs/DURABILITY.md)

# Built with the workspace, as PROGRAM. Connections are files: the slow ones need room.
SURVIVE := ulimit -n 16384 2>/dev/null || ulimit -n "$$(ulimit -H -n)"; "$${CARGO_TARGET_DIR:-target}/debug/tahaddi-survive"
ON_POSTGRES := scripts/with-postgres "$${CARGO_TARGET_DIR:-target}/debug/tahaddi-survive" --postgres

.PHONY: survive
survive: kill-test power-cut fault-test stop-test slow-test ## All of these, in their short forms

.PHONY: kill-test
kill-test: ## Kill the program in the middle of writes, and PostgreSQL too (CYCLES, POSTGRES_CYCLES: how often)
	$(CARGO) build --locked --workspace
	$(SURVIVE) kill --cycles $(or $(CYCLES),8)
	$(ON_POSTGRES) kill --cycles $(or $(POSTGRES_CYCLES),$(CYCLES),8)

.PHONY: power-cut
power-cut: ## Cut the power in the middle of writes, on a disk that forgets what was not synced (CUTS: how often in each mode; Linux)
	$(CARGO) build --locked --workspace
	$(SURVIVE) power-cut --cuts $(or $(CUTS),5)

.PHONY: fault-test
fault-test: ## Fill the disk, let it fail, take PostgreSQL away: refused clearly, well again without a restart
	$(CARGO) build --locked --workspace
	$(SURVIVE) disk
	$(ON_POSTGRES) database

.PHONY: stop-test
stop-test: ## Stop the program in the middle of writes, and restart two replicas in turn (CYCLES: how often)
	$(CARGO) build --locked --workspace
	$(SURVIVE) stop --cycles $(or $(CYCLES),5)
	$(ON_POSTGRES) rolling --rounds $(or $(CYCLES),2)

.PHONY: slow-test
slow-test: ## Hold slow connections beside good clients (EACH: how many of each of three sorts)
	$(CARGO) build --locked --workspace
	$(SURVIVE) slow --each $(or $(EACH),50)

##### Checking

.PHONY: fmt
fmt: ## Format the code
	$(CARGO) fmt --all

.PHONY: fmt-check
fmt-check: ## Fail if the code is not formatted
	$(CARGO) fmt --all --check

.PHONY: lint
lint: ## Clippy on everything, warnings are errors
	$(CARGO) clippy --locked --workspace --all-targets -- -D warnings

.PHONY: doc
doc: ## Build the Rust documentation, warnings are errors
	RUSTDOCFLAGS="-D warnings" $(CARGO) doc --locked --workspace --no-deps --document-private-items

.PHONY: arch
arch: ## Who may import what (docs/ARCHITECTURE.md); also proves that the checks bite
	scripts/arch
	scripts/arch --self-test

.PHONY: deny
deny: ## Licences, banned crates and sources of the dependencies
	scripts/licences --self-test
	scripts/licences

# Built with the workspace, whose features the tests have too: nothing is compiled twice.
PROGRAM := $${CARGO_TARGET_DIR:-target}/debug/tahaddi

.PHONY: spec
spec: ## Write api-spec/openapi.json from the code
	$(CARGO) build --locked --workspace
	"$(PROGRAM)" openapi > target/openapi.json
	mv target/openapi.json api-spec/openapi.json
	@$(MAKE) --no-print-directory api-changelog

.PHONY: guides
guides: ## Run the commands of the guides, each on a demonstration of its own, and write their answers into them
	$(CARGO) build --locked --workspace
	@for guide in partner startup juror operator; do \
		TAHADDI_PROGRAM="$(PROGRAM)" scripts/with-demo scripts/tour --write --file docs/guides/$$guide.md > target/guide.log \
			|| { tail -30 target/guide.log; exit 1; }; \
	done

.PHONY: guides-check
guides-check: ## Run the commands of the guides: every answer has the status that the guide says
	$(CARGO) build --locked --workspace
	@for guide in partner startup juror operator; do \
		TAHADDI_PROGRAM="$(PROGRAM)" scripts/with-demo scripts/tour --file docs/guides/$$guide.md > target/guide.log \
			|| { tail -30 target/guide.log; exit 1; }; \
	done

.PHONY: diagrams
diagrams: ## Draw the life cycles of docs/guides/diagrams from the tables of the domain
	UPDATE_DIAGRAMS=1 $(CARGO) test --quiet --locked -p tahaddi-api diagram

.PHONY: spec-check
spec-check: spec-current spec-lint ## Fail if api-spec/openapi.json is not what the code says, or does not pass spec-lint

.PHONY: spec-current
spec-current: ## Fail if api-spec/openapi.json is not what the code says
	$(CARGO) build --locked --workspace
	@mkdir -p target
	"$(PROGRAM)" openapi > target/openapi.json
	@diff -u api-spec/openapi.json target/openapi.json > target/openapi.diff \
		|| { head -60 target/openapi.diff; echo "api-spec/openapi.json is out of date: run 'make spec' and commit it." >&2; exit 1; }

.PHONY: spec-lint
spec-lint: ## Lint api-spec/openapi.json with the tools of front-end teams (Node 20, Python 3.10; installs them on first use)
	scripts/spec-lint

.PHONY: spec-lint-test
spec-lint-test: ## Prove that each rule of spec-lint notices a document that breaks it
	scripts/spec-lint --self-test

SCHEMATHESIS_DATABASE := $(if $(SCHEMATHESIS_DATABASE_URL),--database '$(SCHEMATHESIS_DATABASE_URL)')
# As PROGRAM.
API_DIFF := "$${CARGO_TARGET_DIR:-target}/debug/tahaddi-api-diff"
TODAY := $(shell date -u +%F)

.PHONY: api-diff
api-diff: ## Fail if the document breaks clients of the last released one; prove that each rule bites
	$(CARGO) build --locked --workspace
	$(API_DIFF) self-test
	$(API_DIFF) check --today $(TODAY)
	$(API_DIFF) changelog --check --today $(TODAY)

.PHONY: api-changelog
api-changelog: ## Write docs/API-CHANGELOG.md from the released documents and the current one
	$(CARGO) build --locked --workspace
	$(API_DIFF) changelog --today $(TODAY)

.PHONY: api-release
api-release: ## Keep the document as the release that the version of the workspace names
	$(CARGO) build --locked --workspace
	$(API_DIFF) release --today $(TODAY)
	@$(MAKE) --no-print-directory api-changelog

.PHONY: schemathesis
schemathesis: ## Fuzz a server as every role, long (about half an hour); SCHEMATHESIS_DATABASE_URL for PostgreSQL
	$(CARGO) build --locked --workspace
	scripts/schemathesis $(SCHEMATHESIS_DATABASE)

.PHONY: schemathesis-short
schemathesis-short: ## The same with few examples, for each change
	$(CARGO) build --locked --workspace
	scripts/schemathesis --short $(SCHEMATHESIS_DATABASE)

.PHONY: schemathesis-gate
schemathesis-gate: ## Examples, fuzzing and chains of requests for a stranger and a partner: what the gate has time for
	$(CARGO) build --locked --workspace
	scripts/schemathesis --gate --role anonymous --role partner

.PHONY: schemathesis-test
schemathesis-test: ## Prove that the fuzzing finds a document that lies
	$(CARGO) build --locked --workspace
	scripts/schemathesis --self-test

##### The TypeScript client

.PHONY: client
client: ## Generate the TypeScript client from api-spec/openapi.json, build and test it
	scripts/client generate build test

.PHONY: client-check
client-check: ## Fail if the generated files of the client are not what the document says
	scripts/client check

.PHONY: client-e2e
client-e2e: ## The client does the main job against the program with its demonstration
	scripts/client e2e receipt

.PHONY: client-page
client-page: ## A page on another origin uses the client only, driven in Chromium
	scripts/client page

.PHONY: client-guide
client-guide: ## Follow docs/guides/front-end.md, block by block
	scripts/client guide

.PHONY: client-pack
client-pack: ## Pack the client: target/client/tahaddi-client.tgz
	scripts/client pack

.PHONY: client-test
client-test: ## All of the client, as the gate runs it
	scripts/client check test e2e receipt page guide

.PHONY: ci
ci: ## All of the above checks and tests, as the gate runs them
	.ci/run
