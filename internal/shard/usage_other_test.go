//go:build !unix

package shard_test

// usage is not known here.
func usage() used { return used{} }
