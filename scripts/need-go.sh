#!/bin/sh
# Says what is missing if there is no Go that can build khotin. A Go from 1.21
# on fetches the one that go.mod names by itself, unless GOTOOLCHAIN forbids it.
set -eu
GO=${GO:-go}

want=$(awk '$1 == "go" { print $2 }' go.mod)
if ! command -v "$GO" >/dev/null 2>&1; then
	echo "Thiếu Go / Go is missing: install Go $want or later, then run make again." >&2
	exit 1
fi
if ! "$GO" list -m >/dev/null 2>&1; then
	echo "Go quá cũ / this Go cannot build khotin: $("$GO" version); install Go $want or later." >&2
	"$GO" list -m >&2 || true
	exit 1
fi
