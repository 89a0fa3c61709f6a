package schema

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"

	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/gazetteer"
)

// both is one set of rules, in Go and as a schema.
type both struct {
	rules  *article.Rules
	schema *jsonschema.Schema
}

// rules are those of an archive with these files.
func rules(t testing.TB, files fstest.MapFS) *article.Rules {
	t.Helper()
	places, err := gazetteer.Default()
	if err != nil {
		t.Fatal(err)
	}
	rules, problems, err := article.LoadRules(places, files)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	return rules
}

func load(t testing.TB) both {
	t.Helper()
	rules := rules(t, fstest.MapFS{"data/kinds.yaml": {Data: []byte("hoi-cho: {vi: Hội chợ, en: Fair}\n")}})
	text, err := Write(rules, diag.English)
	if err != nil {
		t.Fatal(err)
	}
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("schema.json", document); err != nil {
		t.Fatal(err)
	}
	compiled, err := compiler.Compile("schema.json") // which holds it against the schema of schemas
	if err != nil {
		t.Fatal(err)
	}
	return both{rules, compiled}
}

// judge says what khotin and what the schema find wrong with a file.
func (b both) judge(t testing.TB, file string) (khotin, schema error) {
	t.Helper()
	_, problems := article.Parse("content/bai.md", []byte(file), b.rules)
	var n yaml.Node
	front := strings.Split(strings.TrimPrefix(strings.ReplaceAll(file, "\r\n", "\n"), "\uFEFF"), "\n---")[0]
	if err := yaml.Unmarshal([]byte(strings.TrimPrefix(front, "---")), &n); err != nil || len(n.Content) == 0 {
		return problems.Err(), os.ErrInvalid // not YAML: nothing for a schema to see
	}
	return problems.Err(), b.schema.Validate(asValidated(t, jsonValue(n.Content[0])))
}

// asValidated is a value as the validator wants it.
func asValidated(t testing.TB, value any) any {
	t.Helper()
	text, err := json.Marshal(value)
	if err != nil {
		return value // an infinite number
	}
	again, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return again
}

// files are the write-ups of this repository and those of article's tests, by
// the name of their file.
func files(t testing.TB) map[string]string {
	t.Helper()
	found := map[string]string{}
	for _, pattern := range []string{"../../content/*/*.md", "../../content/*/*/*.md", "../article/testdata/golden/*.txtar"} {
		names, err := filepath.Glob(pattern)
		if err != nil || len(names) == 0 {
			t.Fatal(pattern, err)
		}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if strings.HasSuffix(name, ".txtar") {
				data = txtar.Parse(data).Files[0].Data
			}
			found[name] = string(data)
		}
	}
	return found
}

// TestWhatParseAcceptsTheSchemaAccepts on whole files. A file that only khotin
// reads, such as one with a control character before its first ---, has nothing
// that an editor's YAML library could hand to a schema.
func TestWhatParseAcceptsTheSchemaAccepts(t *testing.T) {
	b := load(t)
	accepted := 0
	for name, file := range files(t) {
		khotin, schema := b.judge(t, file)
		if khotin != nil || errors.Is(schema, os.ErrInvalid) {
			continue
		}
		if schema != nil {
			t.Errorf("%s: %v", name, schema)
		}
		accepted++
	}
	if accepted < 6 {
		t.Errorf("only %d files are accepted: what is tested here?", accepted)
	}
}

// values are what may be written for a field, rightly or not.
var values = []string{"", "null", "~", `""`, `" "`, "[]", "{}", "true", "false", "yes", "5", "004", `"004"`, "0", "-1", "2.50", "1e5", ".inf", "0x1F", "62.223",
	`"5"`, "2019-08-19", `"2019-08-19"`, "2019-02-30", "19/8/2019", "2019-8-9", "2019-08-19T07:30:00", "1899-12-31", "2100-12-31",
	"2018-2019", "2018–2019", "2018 - 2019", "2018-2020", "2019-2018", "2018", "2018-19", "1999-2000", "2009-2010", "[2018-2019]", "[2018-2019, 2018-2019]",
	"Hội nghị", "Quận Long Biên, Hà Nội", "Thành phố Hà Nội", "Phường Long Biên, Hà Nội", "hoi-nghi-tong-ket", "hoi-cho", "Hội nghị tổng kết",
	"[mam-non, thcs]", "[mam-non, mam-non]", "[Mầm non]", "thcs", "[a, b]", "[a, 5]", "[a, null]", "[[a]]", "https://example.org/", "http://a.vn/đường?x=1#y",
	"HTTPS://EXAMPLE.ORG", "www.example.org", "ftp://example.org/", "https://", "[/tin/1.html]", "[/tin/, /tin]", "[tin]", "[//a]", "[https://example.org/]", "/tin/",
	"hoi-nghi", "Hoi-Nghi", "hoi--nghi", "-a", "{name: A}", "{name: A, url: x}", "{name: A, published: 2019-08-20}", "{url: https://a.vn/}", "{name: A, x: 1}",
	"[{name: A}]", "[{name: A, office: B, organisation: null}]", "[{office: B}]", "[{name: A}, {name: A}]", "[{indicator: A, value: 13, of: 13}]",
	"[{indicator: A, value: 2.5, unit: '%'}]", "[{indicator: A, value: 62.223}]", "[{indicator: A, value: '13'}]", "[{indicator: A}]", "[{indicator: A, value: 13/13}]",
	strings.Repeat("a", 301), strings.Repeat("a", 2001), "[" + strings.Repeat("a", 301) + "]"}

// TestEachFieldWithEachValue holds that the schema refuses nothing that Parse
// accepts, and names the fields for which it refuses what Parse refuses.
func TestEachFieldWithEachValue(t *testing.T) {
	b := load(t)
	refused := map[string]int{}
	for _, f := range article.Fields() {
		for _, value := range values {
			khotin, schema := b.judge(t, with(f, value))
			switch {
			case khotin == nil && schema != nil:
				t.Errorf("%s: %s is accepted by Parse and not by the schema:\n%v", f.Key, value, schema)
			case khotin != nil && schema != nil:
				refused[f.Key]++
			}
		}
		if refused[f.Key] < len(values)/4 {
			t.Errorf("of %d values for %s the schema refuses %d", len(values), f.Key, refused[f.Key])
		}
	}
}

// with is a write-up whose field has a value.
func with(f article.Field, value string) string {
	front := "title: Hội nghị\ndate: 2019-08-19\nschool_year: 2018-2019\ndistrict: \"004\"\n"
	line := f.Key + ": " + value + "\n"
	switch {
	case f.Required:
		front = regexp.MustCompile(f.Key+`: .*\n`).ReplaceAllLiteralString(front, line)
	case f.Key == "commune":
		front = strings.NewReplacer("2019-08-19", "2025-08-19", "2018-2019", "2024-2025", "district: \"004\"\n", line).Replace(front)
	case f.Type == article.TypeLocality:
		front = strings.Replace(front, "district: \"004\"\n", line, 1)
	default:
		front += line
	}
	return "---\n" + front + "---\nNội dung.\n"
}

// TestTypicalMistakesAreRefusedByBoth, so that an editor sees them while typing.
func TestTypicalMistakesAreRefusedByBoth(t *testing.T) {
	b := load(t)
	good := with(article.Field{Key: "kind"}, "hoi-cho")
	if khotin, schema := b.judge(t, good); khotin != nil || schema != nil {
		t.Fatal(khotin, schema)
	}
	for _, c := range []struct{ old, new string }{
		{"title: Hội nghị\n", ""},
		{"title: Hội nghị", "title:"},
		{"title: Hội nghị", "title: 2019"},
		{"title: Hội nghị", "title: Hội nghị\ntiêu_đề: Hội nghị"},
		{"date: 2019-08-19\n", ""},
		{"2019-08-19", "19/8/2019"},
		{"2019-08-19", "2019-13-01"},
		{"2019-08-19", "2019-02-30"},
		{"school_year: 2018-2019\n", ""},
		{"2018-2019", "2018"},
		{"2018-2019", "2018-2020"},
		{"2018-2019", "2018-19"},
		{"district: \"004\"\n", ""},
		{"district: \"004\"\n", "district:\n"},
		{"district: \"004\"\n", "district: \"004\"\nprovince: Hà Nội\n"},
		{"hoi-cho", "Hội chợ"},
		{"kind: hoi-cho", "levels: thcs"},
		{"kind: hoi-cho", "levels: [lop-1]"},
		{"kind: hoi-cho", "people: [Nguyễn Văn A]"},
		{"kind: hoi-cho", "people: [{office: Trưởng phòng}]"},
		{"kind: hoi-cho", "people: [{name: A, position: Trưởng phòng}]"},
		{"kind: hoi-cho", "figures: [{indicator: A, value: 13/13}]"},
		{"kind: hoi-cho", "figures: [{indicator: A, value: 62 223}]"},
		{"kind: hoi-cho", "source: Báo Nhân Dân"},
		{"kind: hoi-cho", "source: {name: Báo, url: longbien.edu.vn}"},
		{"kind: hoi-cho", "tags: thi đua, khen thưởng"},
		{"kind: hoi-cho", "slug: Hội nghị"},
		{"kind: hoi-cho", "aliases: [https://longbien.edu.vn/tin/]"},
		{"kind: hoi-cho", "draft: nháp"},
		{"kind: hoi-cho", "organizor: Phòng GD&ĐT"},
	} {
		file := strings.Replace(good, c.old, c.new, 1)
		khotin, schema := b.judge(t, file)
		if file == good || khotin == nil || schema == nil {
			t.Errorf("%q in place of %q: Parse says %v, the schema %v", c.new, c.old, khotin, schema)
		}
	}
}

// TestWords: titles and help are in the language that was asked for, and the
// archive's own lists are in it.
func TestWords(t *testing.T) {
	rules := load(t).rules
	for _, of := range []struct {
		lang  diag.Lang
		words []string
	}{
		{diag.Vietnamese, []string{"đơn vị tổ chức", "Nơi lấy thông tin.", `"hoi-cho"`, "Hội chợ"}},
		{diag.English, []string{`"organiser"`, "Where the facts come from.", `"hoi-cho"`, "Fair"}},
	} {
		text, err := Write(rules, of.lang)
		if err != nil {
			t.Fatal(err)
		}
		for _, word := range of.words {
			if !bytes.Contains(text, []byte(word)) {
				t.Errorf("%s: %s is not in the schema", of.lang, word)
			}
		}
	}
}
