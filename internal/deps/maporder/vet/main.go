// Command vet is the analyzer of loops over maps as go vet runs it, which keeps
// what it found of each package until that changes:
//
//	go build -o maporder ./internal/deps/maporder/vet
//	go vet -vettool=./maporder ./...
package main

import (
	"golang.org/x/tools/go/analysis/unitchecker"

	"github.com/khotin/khotin/internal/deps/maporder"
)

func main() { unitchecker.Main(maporder.Analyzer) }
