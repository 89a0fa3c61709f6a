#!/bin/sh
# Everything that can be said of the code without running it. All checks run,
# then the first failure counts.
set -eu
GO=${GO:-go}
failed=0

check() { # NAME COMMAND…
	name=$1
	shift
	echo "== $name"
	if ! "$@"; then
		echo "$name: failed" >&2
		failed=1
	fi
}

formatted() {
	unformatted=$(git ls-files -z -- '*.go' | xargs -0 "$("$GO" env GOROOT)/bin/gofmt" -l)
	[ -z "$unformatted" ] || { echo "run gofmt -w on: $unformatted"; return 1; }
}

# Its data comes over the network; without one the check is left out, aloud.
vulnerabilities() {
	status=0
	report=$("$GO" run golang.org/x/vuln/cmd/govulncheck@v1.9.0 ./... 2>&1) || status=$?
	case $status in
	0) echo "$report" | tail -n 1 ;;
	3) echo "$report"; return 1 ;;
	*)
		if echo "$report" | grep -Eq 'dial tcp|no such host|lookup |connection refused|fetching vulnerabilities|EOF|Forbidden|timeout'; then
			echo "SKIPPED: the vulnerability database cannot be reached from here"
		else
			echo "$report"
			return 1
		fi
		;;
	esac
}

types() {
	if ! command -v npm >/dev/null 2>&1; then
		echo "SKIPPED: npm is missing (package npm); the TypeScript was not checked"
		return 0
	fi
	npm ci --silent --ignore-scripts --no-audit --no-fund && npm run --silent check
}

# Modules of their own, which go.mod's changes do not reach: compiling them takes
# minutes, but whether their requirements are still right is known at once.
modules() {
	for module in distributed e2e/stores; do
		(cd "$module" && "$GO" list -deps -test ./... >/dev/null) || return 1
	done
}

# The pages of this repository's archive, against the standard of HTML. It comes
# after types, which installs what it needs.
pages() {
	if ! command -v npm >/dev/null 2>&1; then
		echo "SKIPPED: npm is missing (package npm); the pages were not checked"
		return 0
	fi
	built=$(mktemp -d)
	status=0
	"$GO" run ./cmd/khotin build --base-url https://example.org/ --destination "$built/public" --cache-dir "$built/cache" >"$built/said" 2>&1 &&
		node_modules/.bin/html-validate --preset standard "$built/public/**/*.html" || { status=1; tail -n 20 "$built/said"; }
	rm -rf "$built"
	return $status
}

check "gofmt" formatted
check "go vet" "$GO" vet ./...
check "staticcheck" "$GO" run honnef.co/go/tools/cmd/staticcheck@v0.8.2 ./...
check "loops over maps" "$GO" test -count=1 ./internal/deps/...
check "modules of distributed/ and e2e/stores/" modules
check "govulncheck" vulnerabilities
check "TypeScript" types
check "HTML" pages
exit $failed
