package deps

import (
	"maps"
	"path"
	"slices"
	"strings"
)

// Module is this module's path.
const Module = "github.com/khotin/khotin"

// Steps are the way of the data, from a file of Markdown to the published site.
// A step imports only steps before it, and leaves.
var Steps = []string{"article", "schema", "archive", "opendata", "site", "index", "related", "shard", "publish"}

// Leaves import no package of the module but other leaves. The root package
// holds the embedded files.
var Leaves = []string{"", "diag", "vi", "legacy", "gazetteer", "lexicon", "indicator", "search", "corpus", "card", "ld", "history", "deps", "madeup", "jstest", "markdown", "parallel", "cache", "hosting", "picture", "atomicfile", "table", "treetest", "epub"}

// Above the steps: they may import all of the module's packages below them,
// each named here with the packages of its own rank that it needs.
var Above = map[string][]string{
	"pipeline":    nil,
	"preview":     {"pipeline"},
	"importer":    {"formatter"},
	"deploy":      nil,
	"part":        {"pipeline", "deploy"}, // its stores
	"distributed": {"pipeline", "part"},   // a module of its own
	"scaffold":    nil,
	"formatter":   nil,
	"draft":       {"formatter"},
	"desk":        {"pipeline", "importer", "draft"},
	"cmd":         {"pipeline", "preview", "importer", "scaffold", "formatter", "deploy", "draft", "desk", "part"},
	"e2e":         {"pipeline", "preview", "relevance", "scaffold", "desk"},
	"client":      nil,          // tests of the browser's client
	"scripts":     nil,          // commands of the Makefile
	"relevance":   {"pipeline"}, // what readers expect of the search
}

// TestSupport are leaves that only test files import, and what measures in e2e.
var TestSupport = []string{"madeup", "jstest", "ld/ldcheck", "index/indextest", "picture/picturetest", "treetest"}

// Owners are the libraries that one package alone wraps, so that a change of
// library is a change of one package. A package's own subfolders count as it.
var Owners = map[string]string{
	"github.com/gohugoio/hugo":            "site",
	"github.com/blevesearch":              "index",
	"github.com/adrg/frontmatter":         "article",
	"github.com/yuin/goldmark":            "markdown",
	"github.com/spf13/cobra":              "cmd",
	"github.com/schollz/progressbar":      "cmd",
	"github.com/fsnotify/fsnotify":        "preview",
	"golang.org/x/image":                  "card",
	"github.com/bep/imagemeta":            "picture",
	"github.com/mmcdole/gofeed":           "site",
	"gocloud.dev":                         "deploy",
	"golang.org/x/term":                   "cmd",
	"codeberg.org/readeck/go-readability": "importer",
	"github.com/klippa-app/go-pdfium":     "importer",
	"github.com/RoaringBitmap/roaring/v2": "index",
	"github.com/apache/beam":              "distributed",
	"github.com/versity/versitygw":        "e2e",
}

// NoProcess are standard packages that only commands may use, and tests: nothing
// below cmd/ exits, prints or reads flags.
var NoProcess = []string{"flag", "log", "os/signal"}

// Allowed reports whether a file of package from ("site", "site/plan", "cmd",
// "" for the root) may import the package to, and if not, why.
func Allowed(from, to string) (why string, ok bool) {
	rank := top(from)
	if rel, inside := strings.CutPrefix(to+"/", Module+"/"); inside {
		return inModule(rank, top(strings.TrimPrefix(strings.TrimSuffix(rel, "/"), "internal/")))
	}
	for _, library := range slices.Sorted(maps.Keys(Owners)) {
		owner := Owners[library]
		if (to == library || strings.HasPrefix(to, library+"/")) && rank != owner {
			return "only " + owner + " imports " + library, false
		}
	}
	return "", true
}

func inModule(from, to string) (string, bool) {
	if from == to || slices.Contains(Leaves, to) {
		return "", true
	}
	if allowed, above := Above[from]; above {
		_, tooHigh := Above[to]
		return "it is above or beside it", !tooHigh || slices.Contains(allowed, to)
	}
	if slices.Contains(Leaves, from) {
		return "a leaf imports only leaves", false
	}
	is, has := slices.Index(Steps, to), slices.Index(Steps, from)
	return "the data flows " + strings.Join(Steps, " → "), is >= 0 && is < has
}

// top is the first part of a package's path: "site" for "site/plan".
func top(pkg string) string {
	first, _, _ := strings.Cut(path.Clean("/" + pkg)[1:], "/")
	return first
}
