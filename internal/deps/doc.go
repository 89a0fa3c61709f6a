// Package deps holds the rules on who may import whom, as a table that a test
// compares with the imports of every file of the module.
//
// What goes in: the module's Go files. What comes out: nothing but failing
// tests. The way of the data is the order of Steps: each imports only what
// stands before it and the leaves.
package deps
