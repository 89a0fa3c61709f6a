#!/bin/sh
# Makes sure that there is a Chromium for the tests in a browser. As root on
# Debian it is installed when absent; elsewhere the package is named.
set -eu

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
