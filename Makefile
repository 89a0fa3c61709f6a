# Every target works on a fresh machine with Go, git and make; what else a
# target wants it installs or names. `make help` lists them.

GO ?= go
SIZE ?= 10000
SIZES ?= 1000 10000

.DEFAULT_GOAL := help
.PHONY: help site serve generate test test-distributed test-stores check bench bench-smoke lighthouse screenshots dist clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' Makefile

site: bin/khotin ## Build this repository's archive into public/
	@bin/khotin build

serve: bin/khotin ## Preview the archive on 127.0.0.1, reloading on every change
	@bin/khotin serve

generate: need-go ## Write the generated parts of docs/ anew, and the columns of the open data
	$(GO) generate ./...

# The packages that take longest come first, so that no processor waits for them
# at the end, and three at a time, since some wait for browsers, servers and disks.
# Tests make many small archives, in which collecting memory took a fifth of the time.
test: need-go ## Pass every test, those in a real browser included; SHUFFLE=on shuffles, SHUFFLE=<number> as that run did
	@scripts/setup-test.sh
	TMPDIR="$$(scripts/test-tmp.sh)" GOGC=300 $(GO) run ./e2e/suite $(GO) test -json -p 3 -timeout 15m $(if $(SHUFFLE),-shuffle=$(SHUFFLE)) \
		./e2e ./cmd/khotin ./internal/site ./internal/part ./internal/pipeline ./internal/client ./internal/shard ./internal/relevance ./...

test-distributed: need-go ## Pass the tests of distributed/, which compile Apache Beam: minutes, the first time
	cd distributed && $(GO) vet ./... && $(GO) test ./...

test-stores: need-go ## Deploy to Versity's S3 gateway, and build in parts through it, with faults and kills: two minutes
	cd e2e/stores && $(GO) vet ./... && $(GO) test -count=1 ./...

check: need-go ## Format, vet, staticcheck, loops over maps, known vulnerabilities, TypeScript types, HTML of the pages
	@GO="$(GO)" scripts/check.sh

bench: need-go ## Measure a build of SIZE=10000 write-ups beside Hugo, the search of SIZES="1000 10000" beside Pagefind, the pages with Lighthouse
	@GO="$(GO)" scripts/bench.sh $(SIZE)
	@GO="$(GO)" scripts/bench-search.sh all $(SIZES)
	@GO="$(GO)" scripts/lighthouse.sh 1000

bench-smoke: need-go ## Run every benchmark once, small, to see that they still work
	@GO="$(GO)" scripts/bench.sh 200
	@GO="$(GO)" scripts/bench-search.sh smoke 200
	KHOTIN_SHARED=none $(GO) test -run '^$$' -bench . -benchtime 1x ./internal/...

lighthouse: need-go ## Print Lighthouse's scores of every kind of page, of this archive and of 1,000 made-up write-ups
	@GO="$(GO)" scripts/lighthouse.sh 1000

screenshots: bin/khotin ## Picture every kind of page into bench-work/screenshots, and the screens of the editor's guide into docs/img
	@scripts/setup-test.sh
	$(GO) run ./e2e/shots bench-work/screenshots
	@cp bench-work/screenshots/guide/*.webp docs/img/

dist: need-go ## Build the last commit for all systems into dist/, with sums and what it is made of; AGAIN=1 builds it twice and compares
	$(GO) run ./scripts/dist $(if $(SYSTEMS),-systems "$(SYSTEMS)") $(if $(AGAIN),-again) dist

clean: ## Remove what was built, but not public/
	rm -rf bin dist bench-work node_modules e2e/lighthouse/node_modules

.PHONY: need-go bin/khotin
need-go:
	@GO="$(GO)" scripts/need-go.sh

bin/khotin: need-go
	@$(GO) build -o bin/khotin ./cmd/khotin
