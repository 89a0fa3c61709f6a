package main

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strconv"
)

// middle is the lower median.
func middle[T int | float64](of []T) T {
	if len(of) == 0 {
		return 0
	}
	return slices.Sorted(slices.Values(of))[(len(of)-1)/2]
}

func worst[T int | float64](of []T) T {
	if len(of) == 0 {
		return 0
	}
	return slices.Max(of)
}

func bytesOf(loads []load) (all []int) {
	for _, l := range loads {
		all = append(all, l.Bytes)
	}
	return all
}

func requestsOf(loads []load) (all []int) {
	for _, l := range loads {
		all = append(all, l.Requests)
	}
	return all
}

// kilobytes writes bytes by the thousand, as tables of transfers do.
func kilobytes(bytes int) string { return fmt.Sprintf("%.1f", float64(bytes)/1e3) }

// isCode tells programs from what they read, by the files' names.
func isCode(name string) bool {
	ext := path.Ext(name)
	return ext == ".js" || ext == ".wasm" || ext == ".pagefind"
}

// kilobytesAfter reads a number of kilobytes as Linux lists them, 0 if it is not
// there.
func kilobytesAfter(list []byte, name string) int64 {
	_, after, _ := bytes.Cut(list, []byte(name))
	value, _, _ := bytes.Cut(after, []byte("kB"))
	kilobytes, _ := strconv.ParseInt(string(bytes.TrimSpace(value)), 10, 64)
	return kilobytes
}
