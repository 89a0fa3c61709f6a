package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// versions are those of khotin and of the two libraries whose version decides
// what it publishes.
type versions struct {
	Khotin string `json:"khotin"`
	Hugo   string `json:"hugo"`
	Bleve  string `json:"bleve"`
	Go     string `json:"go"`
}

// readVersions takes the versions from what the Go tool wrote into the binary.
func readVersions() versions {
	v := versions{Khotin: "(devel)", Go: runtime.Version()}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return v
	}
	if info.Main.Version != "" {
		v.Khotin = info.Main.Version
	}
	for _, module := range info.Deps {
		switch module.Path {
		case "github.com/gohugoio/hugo":
			v.Hugo = module.Version
		case "github.com/blevesearch/bleve/v2":
			v.Bleve = module.Version
		}
	}
	return v
}

func (a *app) versionCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "version",
		Short: a.text("Cho biết phiên bản", "Print the version"),
		Args:  a.noArgs,
		RunE: func(*cobra.Command, []string) error {
			v := readVersions()
			if a.json {
				return a.printJSON(v)
			}
			_, err := fmt.Fprintf(a.Out, "khotin %s\nhugo %s\nbleve %s\n%s\n", v.Khotin, v.Hugo, v.Bleve, v.Go)
			return err
		},
	}
	a.jsonFlag(cmd)
	return cmd
}
