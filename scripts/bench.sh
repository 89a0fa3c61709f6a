#!/bin/sh
# Measures a whole build of N made-up write-ups, stage by stage, and Hugo's own
# command on the same pages with the same layouts.
set -eu
GO=${GO:-go}

KHOTIN_BENCH_SIZE=${1:-10000} "$GO" test -run '^$' -bench '^BenchmarkBuild$' -benchtime 1x -timeout 60m ./cmd/khotin
