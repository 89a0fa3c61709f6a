package site

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"

	"github.com/khotin/khotin/internal/diag"
)

// Hugo's bundler asks the disk for every import that it does not find below
// assets/: an archive's script that imports "/home/me/.ssh/id_ed25519" would
// publish it. So every import of the archive's own scripts is looked for first,
// by Hugo's rules, and must be there.

// scriptTypes are the files that the bundler reads imports of.
var scriptTypes = []string{".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs", ".css"}

// impliedTypes are what Hugo adds to an import without a type.
var impliedTypes = []string{".js", ".ts", ".tsx", ".jsx"}

// checkOwnScripts finds imports of the archive's own scripts that lead out of
// assets/. What does not parse is for Hugo to tell.
func checkOwnScripts(f folders) (diag.Problems, error) {
	assets := filepath.Join(f.own, "assets")
	var scripts []string
	err := fs.WalkDir(os.DirFS(assets), ".", func(name string, entry fs.DirEntry, err error) error {
		if os.IsNotExist(err) && name == "." {
			return fs.SkipAll
		}
		if err == nil && !entry.IsDir() && slices.Contains(scriptTypes, path.Ext(name)) {
			scripts = append(scripts, filepath.Join(assets, filepath.FromSlash(name)))
		}
		return err
	})
	if err != nil || len(scripts) == 0 {
		return nil, err
	}
	i := imports{own: assets, folders: []fs.FS{os.DirFS(assets), os.DirFS(filepath.Join(f.theme, "assets"))}}
	result := api.Build(api.BuildOptions{EntryPoints: scripts, Bundle: true, Outdir: f.work, AbsWorkingDir: f.own,
		TsconfigRaw: "{}", LogLevel: api.LogLevelSilent, Plugins: []api.Plugin{{Name: "imports", Setup: i.setup}}})
	var problems diag.Problems
	for _, m := range result.Errors {
		if m.PluginName == "imports" && m.Location != nil {
			problems = append(problems, i.problem(m))
		}
	}
	return problems, nil
}

// imports looks for what scripts import.
type imports struct {
	own     string // the archive's assets/
	folders []fs.FS
}

func (i imports) setup(build api.PluginBuild) {
	build.OnResolve(api.OnResolveOptions{Filter: ".*"}, func(args api.OnResolveArgs) (api.OnResolveResult, error) {
		if args.Kind == api.ResolveEntryPoint {
			return api.OnResolveResult{}, nil
		}
		if !i.found(args) {
			return api.OnResolveResult{Errors: []api.Message{{Text: args.Path}}}, nil
		}
		return api.OnResolveResult{Path: args.Path, External: true}, nil // if it is a script, it is looked at itself
	})
}

// found reports whether Hugo finds an import without asking the disk.
func (i imports) found(args api.OnResolveArgs) bool {
	for _, begin := range []string{"@params", "hugo:vars", "data:", "http://", "https://", "//", "#"} {
		if strings.HasPrefix(args.Path, begin) {
			return true // made by Hugo, or left as it is
		}
	}
	importer, err := filepath.Rel(i.own, args.Importer)
	if err != nil {
		return false
	}
	beside := path.Join(path.Dir(filepath.ToSlash(importer)), args.Path)
	inCSS := args.Kind == api.ResolveCSSImportRule || args.Kind == api.ResolveCSSURLToken
	switch {
	case strings.HasPrefix(args.Path, "."):
		return i.exists(beside, inCSS)
	case inCSS && i.exists(beside, inCSS):
		return true
	}
	return i.exists(path.Clean(strings.TrimPrefix(args.Path, "/")), inCSS)
}

// exists looks for a file by the rules by which Hugo completes names.
func (i imports) exists(name string, exact bool) bool {
	names := []string{name}
	if !exact {
		for _, base := range []string{name, path.Join(name, "index"), name + ".esm", strings.TrimSuffix(name, ".js")} {
			for _, implied := range impliedTypes {
				names = append(names, base+implied)
			}
		}
	}
	for _, folder := range i.folders {
		for _, name := range names {
			if info, err := fs.Stat(folder, name); err == nil && info.Mode().IsRegular() { // names that climb out are invalid
				return true
			}
		}
	}
	return false
}

func (i imports) problem(m api.Message) diag.Problem {
	return diag.Problem{File: filepath.ToSlash(m.Location.File), Line: m.Location.Line,
		Message: diag.K3107.T("nhập %q, mà assets/ không có tệp đó", "imports %q, which is not in assets/", m.Text),
		Hint:    diag.T("chép tệp cần nhập vào assets/", "copy the file that is needed into assets/")}
}
