#!/bin/sh
# Measures what the search costs and finds at these sizes, beside Pagefind,
# which npm installs: bench-search.sh all|smoke SIZE…, or judged FILE
set -eu
GO=${GO:-go}
export GO

scripts/setup-test.sh
if [ "$1" != smoke ] && [ ! -x node_modules/.bin/pagefind ]; then
	if ! command -v npm >/dev/null 2>&1; then
		echo "npm is missing (package npm): khotin is measured alone, without Pagefind" >&2
	elif ! npm ci --silent --ignore-scripts --no-audit --no-fund; then
		echo "npm cannot install Pagefind: khotin is measured alone" >&2
	fi
fi
how=$1
shift
exec "$GO" run ./e2e/measure "$how" bench-work/measure "$@"
