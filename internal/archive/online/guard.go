package online

import (
	"errors"
	"net"
	"net/netip"
	"slices"
	"syscall"
	"time"
)

// errPrivate is the error of a connection that the guard refused.
var errPrivate = errors.New("an address of a private network")

// newDialer connects to public addresses only. What a name leads to is known after
// it was resolved, so each address is looked at right before it is connected to.
func newDialer() *net.Dialer {
	return &net.Dialer{Timeout: 10 * time.Second, Control: func(_, address string, _ syscall.RawConn) error {
		at, err := netip.ParseAddrPort(address)
		if err != nil || !public(at.Addr()) {
			return errPrivate
		}
		return nil
	}}
}

// special are the blocks of addresses, besides those that netip knows, that are no
// host's on the internet, and those that hold an IPv4 address which a gateway
// would connect to (IANA's registries of special-purpose addresses).
var special = func() (blocks []netip.Prefix) {
	for _, block := range []string{
		"0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15",
		"198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4",
		"::/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "fec0::/10",
	} {
		blocks = append(blocks, netip.MustParsePrefix(block))
	}
	return blocks
}()

// public reports whether an address may be a host's on the internet.
func public(a netip.Addr) bool {
	a = a.Unmap().WithZone("")
	return a.IsGlobalUnicast() && !a.IsPrivate() &&
		!slices.ContainsFunc(special, func(block netip.Prefix) bool { return block.Contains(a) })
}
