package search_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// A twin is a module of both languages, with the functions that one of them has alone.
type twin struct {
	module         string
	alone, aloneTS []string
}

// twins are in the order of a query's way: a module imports only ones before it.
var twins = []twin{
	{"questions", nil, nil},
	{"similarity", []string{"coarseImpact"}, nil},
	{"catalogue", []string{"string", "dense", "newColumn", "set", "iDs", "maxDoc", "taken", "locality", "addSchoolYears"}, []string{"schoolYearID"}},
	{"query", nil, nil},
	{"postings", []string{"or", "mergedBigram"}, []string{"lowerBound", "mergeBigrams"}},
	// A regular expression is shorter in a browser than a parser.
	{"parse", []string{"step", "filter", "isWordPart", "exclusion", "year", "afterSpace", "phrase", "add", "words", "endSequence", "opensPhrase", "quoted"}, nil},
	{"synonyms", []string{"len", "key", "written", "term", "gap", "joint"}, nil},
	{"prefix", []string{"compareSyllables"}, nil},
	{"plan", []string{"compareBigrams"}, nil},
	{"filter", nil, nil},
	{"names", []string{"initialsOf", "sameName"}, []string{"joined"}},
	{"places", nil, nil},
	{"values", []string{"writeValue", "keysOf", "holdersOf"}, []string{"columnsOf", "valueHolders", "readValues", "valuesOf"}},
	{"elsewhen", nil, nil},
	{"choose", []string{"where"}, nil},
	{"sequences", []string{"addRuns"}, nil},
	{"score", []string{"addPoints"}, nil},
	{"phrase", nil, nil},
	{"count", []string{"sortedFacets"}, nil},
	{"narrow", []string{"last"}, []string{"isOpen"}},
	{"match", []string{"keep"}, nil},
	{"rank", []string{"newerThan"}, nil},
	{"evaluation", nil, nil},
	{"verify", nil, nil},
	{"runs", []string{"takeBack", "sortHits"}, nil},
	{"fragment", []string{"escapeDirective"}, nil},
	{"highlight", []string{"synonymAt", "ranges", "excerpt", "shown", "utf16Length"}, nil},
	{"hits", nil, nil},
	{"suggestion", nil, nil},
	{"correct", []string{"known", "compareEdits", "apply"}, nil},
	{"search", []string{"new"}, []string{"correct", "failing", "narrow", "soon", "prepareTies"}},
}

const typeScript = "../../assets/search/"

// TestTwins holds the modules of Go and TypeScript to the same functions in the
// same order, so that a change of one can be carried over to the other.
func TestTwins(t *testing.T) {
	for _, twin := range twins {
		ours, theirs := goFunctions(t, twin.module+".go"), scriptFunctions(t, twin.module+".ts")
		both := func(names, others, alone []string) (out []string) {
			for _, name := range names {
				if slices.Contains(alone, name) == slices.Contains(others, name) {
					t.Errorf("%s: %s is in one language alone, or is said to be and is not", twin.module, name)
				}
				if slices.Contains(others, name) {
					out = append(out, name)
				}
			}
			return out
		}
		inGo, inScript := both(ours, theirs, twin.alone), both(theirs, ours, twin.aloneTS)
		if !slices.Equal(inGo, inScript) {
			t.Errorf("%s: the functions are\n%s in Go,\n%s in TypeScript", twin.module, inGo, inScript)
		}
	}
}

// goFunctions lists the functions of a file of this package, as TypeScript would
// name them. Search and search are one there.
func goFunctions(t *testing.T, file string) (names []string) {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range f.Decls {
		if d, ok := d.(*ast.FuncDecl); ok {
			name := strings.ToLower(d.Name.Name[:1]) + d.Name.Name[1:]
			if d.Name.Name == strings.ToUpper(d.Name.Name) {
				name = strings.ToLower(d.Name.Name)
			}
			names = append(names, name)
		}
	}
	return slices.Compact(names)
}

var (
	scriptFunction = regexp.MustCompile(`(?m)^ *(?:export )?(?:async )?function (\w+)`)
	scriptImport   = regexp.MustCompile(`(?m)^(?:import \{.*|\}) from "\./(\w+)"`)
)

// scriptFunctions lists the functions of a file of assets/search, those within
// functions too.
func scriptFunctions(t *testing.T, file string) (names []string) {
	t.Helper()
	text, err := os.ReadFile(typeScript + file)
	if err != nil {
		t.Fatal(err)
	}
	for _, found := range scriptFunction.FindAllStringSubmatch(string(text), -1) {
		names = append(names, found[1])
	}
	return names
}

// TestQueryGoesDown holds the modules of TypeScript to import, but for types, none
// that comes after them.
func TestQueryGoesDown(t *testing.T) {
	imports := 0
	for i, from := range twins {
		text, err := os.ReadFile(typeScript + from.module + ".ts")
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range scriptImport.FindAllStringSubmatch(string(text), -1) {
			imports++
			if slices.ContainsFunc(twins[i:], func(to twin) bool { return to.module == found[1] }) {
				t.Errorf("%s imports %s, which comes after it", from.module, found[1])
			}
		}
	}
	if imports < len(twins) {
		t.Errorf("only %d imports seen", imports)
	}
}
