#!/bin/sh
# Makes sure of what the tests need beside Go: Chromium, axe-core and Sveltia CMS,
# which npm installs, xmllint, rsync and umoci. As root on Debian the others are installed when
# absent; elsewhere their packages are named. Tests of which something is not there say so.
set -eu

# May this user install Debian's packages?
may_install() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; }

install_package() {
	apt-get update -qq
	DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$1"
}

# want PROGRAM PACKAGE ELSE: what the tests can do without, and what happens then
want() {
	command -v "$1" >/dev/null 2>&1 && return
	if ! may_install; then
		echo "Thiếu $1 / $1 is missing (package $2): $3." >&2
	else
		echo "No $1 found: installing Debian's package $2."
		install_package "$2" || echo "$2 cannot be installed: $3." >&2
	fi
}
want xmllint libxml2-utils "the tests of feeds and sitemaps with it are left out"
want chromium-headless-shell chromium-headless-shell "the browser tests run in the whole Chromium, which takes longer"
want rsync rsync "the tests of khotin deploy over SSH are left out"
want umoci umoci "the tests of the container image are left out"
for server in nginx caddy; do # never installed from here: their packages start them
	command -v $server >/dev/null 2>&1 || PATH=$PATH:/usr/sbin command -v $server >/dev/null 2>&1 ||
		echo "Thiếu $server / $server is missing (Debian: nginx-light, caddy): the tests of its configuration are left out." >&2
done

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
