#!/bin/sh
# Makes sure of what the tests need beside Go: Chromium, axe-core and Sveltia CMS,
# which npm installs, and xmllint. As root on Debian Chromium and xmllint are installed when
# absent; elsewhere their packages are named. Without npm the tests that need
# those two say so, as does the one that needs xmllint.
set -eu

# May this user install Debian's packages?
may_install() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; }

install_package() {
	apt-get update -qq
	DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$1"
}

if ! command -v xmllint >/dev/null 2>&1; then
	if ! may_install; then
		echo "Thiếu xmllint / xmllint is missing (package libxml2-utils): the test of feeds and sitemaps with it is left out." >&2
	else
		echo "No xmllint found: installing Debian's package libxml2-utils."
		install_package libxml2-utils || echo "libxml2-utils cannot be installed: the test with xmllint is left out." >&2
	fi
fi

if [ ! -e node_modules/axe-core/axe.min.js ] || [ ! -e node_modules/@sveltia/cms/dist/sveltia-cms.js ]; then
	if ! command -v npm >/dev/null 2>&1; then
		echo "Thiếu npm / npm is missing (package npm): the tests with axe-core and of the admin page are left out." >&2
	elif ! npm ci --silent --ignore-scripts --no-audit --no-fund; then
		echo "npm cannot install axe-core and @sveltia/cms: the tests that need them are left out." >&2
	fi
fi

for name in chromium chromium-browser google-chrome google-chrome-stable chrome; do
	if command -v "$name" >/dev/null 2>&1; then
		exit 0
	fi
done
if may_install; then
	echo "No Chromium found: installing Debian's package chromium."
	install_package chromium
	exit 0
fi
echo "Thiếu Chromium / Chromium is missing: install the package chromium (Debian, Ubuntu: sudo apt-get install chromium), then run make test again." >&2
exit 1
