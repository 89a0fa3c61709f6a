#!/bin/sh
# Prints Lighthouse's scores of this repository's archive and of made-up ones of
# these sizes: lighthouse.sh SIZE…. Lighthouse comes by npm; without npm it is
# left out, aloud.
set -eu
GO=${GO:-go}

scripts/setup-test.sh
if [ ! -e e2e/lighthouse/node_modules/lighthouse/cli/index.js ]; then
	if ! command -v npm >/dev/null 2>&1; then
		echo "SKIPPED: npm is missing (package npm): no scores of Lighthouse" >&2
		exit 0
	fi
	if ! (cd e2e/lighthouse && npm ci --silent --ignore-scripts --no-audit --no-fund); then
		echo "SKIPPED: npm cannot install Lighthouse" >&2
		exit 0
	fi
fi
exec "$GO" run ./e2e/lighthouse "$@"
