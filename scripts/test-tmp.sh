#!/bin/sh
# Prints the folder below which tests make their archives: in memory where /dev/shm
# has room for them and may run programs, else where temporary files always go. On a
# disk the tests of cmd/khotin took 1.8 times as long, since every build puts its site
# on the disk before it publishes it.
set -eu

room=4000000 # KB; tests and what go test links took up to 740 MB at a time

enough() { [ "${1:-0}" -ge "$room" ]; }

if enough "$(df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 { print $4 }')" &&
	enough "$(awk '/^MemAvailable:/ { print $2 }' /proc/meminfo 2>/dev/null)" &&
	program=$(mktemp /dev/shm/khotin-XXXXXX 2>/dev/null); then
	printf '#!/bin/sh\n' >"$program" && chmod 700 "$program"
	if "$program" 2>/dev/null; then
		rm -f "$program"
		echo /dev/shm
		exit 0
	fi
	rm -f "$program"
fi
echo "${TMPDIR:-/tmp}"
