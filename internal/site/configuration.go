package site

import (
	"fmt"
	"path/filepath"

	"github.com/bep/clocks"
	"github.com/gohugoio/hugo/common/htime"
	"github.com/gohugoio/hugo/common/loggers"
	"github.com/gohugoio/hugo/config/allconfig"

	"github.com/khotin/khotin"
)

// configure loads khotin's configuration and the archive's own over it, from
// files that it makes up.
func configure(o Options, f folders, own []byte, files *virtualFS, log *messages) (*allconfig.Configs, error) {
	defaults, err := khotin.Defaults.ReadFile("hugo.toml")
	if err != nil {
		return nil, err
	}
	files.add("content/.keep", func() []byte { return nil }) // Hugo leaves out folders that it cannot see yet
	files.add("defaults.toml", func() []byte { return defaults })
	// Hugo parts names at commas, which the names of folders may have: these are beside f.work.
	beside := filepath.Join("..", filepath.Base(f.virtual))
	names := filepath.Join(beside, "defaults.toml")
	if own != nil {
		files.add(ownConfiguration, func() []byte { return own })
		names += "," + filepath.Join(beside, ownConfiguration)
	}
	loggers.SetGlobalLogger(log.logger) // else loading prints
	htime.Clock = clocks.Start(o.Now)   // Hugo waits for a clock that stands still
	configs, err := allconfig.LoadConfig(allconfig.ConfigSourceDescriptor{
		Fs: files, Flags: settings(o, f), Filename: names,
		Environment: "production", Environ: []string{"KHOTIN=1"}, // none at all would mean the process's own
		Logger: log.logger, SkipNpmCheck: true,
	})
	if err != nil {
		return nil, fmt.Errorf("load configuration: %w", err)
	}
	return configs, nil
}
