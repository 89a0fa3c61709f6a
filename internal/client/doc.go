// Package client holds the tests of the search client, assets/search/client.ts.
//
// What goes in: the client's TypeScript, run by jstest over published files
// that package shard makes of made-up archives. What comes out: proof that it
// answers as the Go reader does, that bytes which nobody published are clear
// errors, and that its size stays within the budget of a phone.
//
// It has no code but tests.
package client
