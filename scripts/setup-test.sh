#!/bin/sh
# Makes sure of what the tests in a browser need: Chromium, and axe-core, which
# npm installs. As root on Debian Chromium is installed when absent; elsewhere
# the package is named. Without npm the tests that need axe-core say so.
set -eu

if [ ! -e node_modules/axe-core/axe.min.js ]; then
	if ! command -v npm >/dev/null 2>&1; then
		echo "Thiếu npm / npm is missing (package npm): the tests with axe-core are left out." >&2
	elif ! npm ci --silent --ignore-scripts --no-audit --no-fund; then
		echo "npm cannot install axe-core: the tests that need it are left out." >&2
	fi
fi

for name in chromium chromium-browser google-chrome google-chrome-stable chrome; do
	if command -v "$name" >/dev/null 2>&1; then
		exit 0
	fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
	echo "No Chromium found: installing Debian's package chromium."
	apt-get update -qq
	DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium
	exit 0
fi
echo "Thiếu Chromium / Chromium is missing: install the package chromium (Debian, Ubuntu: sudo apt-get install chromium), then run make test again." >&2
exit 1
