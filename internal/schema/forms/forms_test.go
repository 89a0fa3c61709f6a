package forms

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"

	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/gazetteer"
)

func options(t *testing.T) Options {
	t.Helper()
	places, err := gazetteer.Default()
	if err != nil {
		t.Fatal(err)
	}
	rules, problems, err := article.LoadRules(places, nil)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	return Options{Rules: rules, Lang: diag.Vietnamese}
}

func write(t *testing.T, p Program, o Options) []byte {
	t.Helper()
	text, err := Write(p, o)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// inputs are the definitions of Sveltia's schema for the kinds of inputs that a
// form uses. The schema as a whole takes an input of an unknown kind, and any
// setting of it, for one of a plug-in.
var inputs = map[string]string{
	"string": "StringField", "text": "TextField", "datetime": "DateTimeField", "number": "NumberField", "boolean": "BooleanField",
	"select": "SelectField", "markdown": "MarkdownField", "object": "ObjectFieldWithSubFields", "list": "SimpleListField", "list of objects": "ListFieldWithSubFields",
}

// TestSveltiaAcceptsItsForm holds the form against the JSON Schema that Sveltia
// ships.
func TestSveltiaAcceptsItsForm(t *testing.T) {
	definition := sveltiaSchema(t)
	form := asJSON(t, write(t, Sveltia, options(t))).(map[string]any)
	if err := definition("CmsConfig").Validate(form); err != nil {
		t.Errorf("%.2000v", err)
	}
	seen := map[string]bool{}
	for _, f := range allInputs(form["collections"].([]any)[0].(map[string]any)) {
		kind := f["widget"].(string)
		if kind == "list" && f["fields"] != nil {
			kind = "list of objects"
		}
		seen[kind] = true
		if err := definition(inputs[kind]).Validate(f); err != nil {
			t.Errorf("%s: %.1000v", f["name"], err)
		}
	}
	if len(seen) != len(inputs) {
		t.Errorf("only these kinds of inputs were seen: %v", seen)
	}
	form["backend"].(map[string]any)["nobody"] = "knows"
	if definition("CmsConfig").Validate(form) == nil {
		t.Error("a wrong form is accepted: the schema judges nothing")
	}
}

// TestSveltiaAcceptsEveryRepository that a form can name.
func TestSveltiaAcceptsEveryRepository(t *testing.T) {
	backend := sveltiaSchema(t)("Backend")
	for _, address := range []string{"https://github.com/a/b", "https://gitlab.com/a/b/c", "https://gitlab.example.org/a/b", "https://codeberg.org/a/b"} {
		w := writer{Options: options(t), program: Sveltia}
		var err error
		if w.Repository, err = ParseRepository(address); err != nil {
			t.Fatal(err)
		}
		text, err := yaml.Marshal(w.backend())
		if err != nil {
			t.Fatal(err)
		}
		if err := backend.Validate(asJSON(t, text)); err != nil {
			t.Errorf("%q: %v", address, err)
		}
	}
}

// sveltiaSchema gives the definitions of the schema that Sveltia ships by their
// names, or skips the test where it is not installed.
func sveltiaSchema(t *testing.T) func(name string) *jsonschema.Schema {
	t.Helper()
	shipped, err := os.Open("../../../node_modules/@sveltia/cms/schema/sveltia-cms.json")
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("@sveltia/cms is not installed (npm ci): its JSON Schema judges nothing")
	}
	if err != nil {
		t.Fatal(err)
	}
	defer shipped.Close()
	document, err := jsonschema.UnmarshalJSON(shipped)
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("sveltia.json", document); err != nil {
		t.Fatal(err)
	}
	return func(name string) *jsonschema.Schema {
		t.Helper()
		compiled, err := compiler.Compile("sveltia.json#/definitions/" + name)
		if err != nil {
			t.Fatal(err)
		}
		return compiled
	}
}

// allInputs are the inputs of a form or of one of its groups, with those below.
func allInputs(group map[string]any) (all []map[string]any) {
	list, _ := group["fields"].([]any)
	for _, f := range list {
		all = append(append(all, f.(map[string]any)), allInputs(f.(map[string]any))...)
	}
	return all
}

// asJSON is a form of YAML as a validator of JSON takes it.
func asJSON(t *testing.T, form []byte) any {
	t.Helper()
	var value any
	if err := yaml.Unmarshal(form, &value); err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	again, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return again
}

// TestWhatCanBeChosenIsAccepted: each locality that a form offers is one that
// existed under that name, and none of those that did is missing.
func TestWhatCanBeChosenIsAccepted(t *testing.T) {
	w := writer{Options: options(t)}
	places := w.Rules.Gazetteer
	dayBefore := gazetteer.Reform.Add(-1)
	offered := map[gazetteer.Kind]map[string]bool{}
	for _, kind := range []gazetteer.Kind{gazetteer.InProvince, gazetteer.InDistrict, gazetteer.InCommune} {
		offered[kind] = map[string]bool{}
		for _, o := range w.localities(kind.String()) {
			if offered[kind][o.Value] {
				t.Errorf("%s is offered twice", o.Value)
			}
			offered[kind][o.Value] = true
			day := gazetteer.Reform
			for _, l := range places.Find(kind, o.Value) {
				if to := l.Validity().To; l.FullName() == o.Value && to != 0 {
					day = to
				}
			}
			if l, err := places.Resolve(kind, o.Value, day); err != nil || l.FullName() != o.Value {
				t.Errorf("%s on %s: %v %v", o.Value, day, l.FullName(), err)
			}
		}
	}
	count := 0
	for _, p := range places.Provinces(dayBefore) {
		if !offered[gazetteer.InProvince][p.Locality().FullName()] {
			t.Errorf("%s is not offered", p.Locality().FullName())
		}
		for _, d := range places.Districts(p, dayBefore) {
			count++
			if !offered[gazetteer.InDistrict][d.Locality().FullName()] {
				t.Errorf("%s is not offered", d.Locality().FullName())
			}
		}
	}
	if count != 696 || len(places.Provinces(gazetteer.Reform)) != 34 || len(offered[gazetteer.InCommune]) != 3321 {
		t.Errorf("%d districts, %d communes", count, len(offered[gazetteer.InCommune]))
	}
}

// TestLabelsSayWhatIsNoMore, and put the province first.
func TestLabelsSayWhatIsNoMore(t *testing.T) {
	form := string(write(t, Sveltia, options(t)))
	for _, want := range []string{
		"{label: Hà Nội, value: Hà Nội}", "{label: Hà Tây (đến 31/07/2008), value: Hà Tây}", "{label: Thái Bình (đến 30/06/2025), value: Thái Bình}",
		"{label: 'Hà Nội: Quận Long Biên', value: 'Quận Long Biên, Hà Nội'}", "{label: 'Hà Nội: Huyện Từ Liêm (đến 27/12/2013)', value: 'Huyện Từ Liêm, Hà Nội'}",
		"{label: 'Hà Nội: Phường Long Biên', value: 'Phường Long Biên, Hà Nội'}", "{label: Hội nghị tổng kết, value: hoi-nghi-tong-ket}",
	} {
		if !strings.Contains(form, want) {
			t.Errorf("the form lacks %s", want)
		}
	}
}

// TestEveryFieldHasAnInput in every form, with its help in the language of the
// form; Front Matter's has none for lists of objects.
func TestEveryFieldHasAnInput(t *testing.T) {
	for _, lang := range []diag.Lang{diag.Vietnamese, diag.English} {
		o := options(t)
		o.Lang = lang
		for _, p := range Programs {
			form := string(write(t, p, o))
			for _, f := range article.Fields() {
				name := "name: " + f.Key + "\n"
				if p == FrontMatter {
					name = `"name": "` + f.Key + `"`
				}
				left := p == FrontMatter && f.Array && f.Type == article.TypeObject
				if strings.Contains(form, name) == left {
					t.Errorf("%s, %s: field %s: present is %v", p, lang, f.Key, left)
				}
				help := strings.Join(strings.Fields(f.Help.In(lang)), " ")
				if !left && !strings.Contains(strings.ReplaceAll(strings.Join(strings.Fields(form), " "), "''", "'"), strings.ReplaceAll(help, `"`, `\"`)) {
					t.Errorf("%s, %s: the help of %s is missing: %s", p, lang, f.Key, help)
				}
			}
			if again := string(write(t, p, o)); again != form {
				t.Errorf("%s: two forms differ", p)
			}
		}
	}
}

// TestRepositories: what an address says of how to reach a repository.
func TestRepositories(t *testing.T) {
	for address, want := range map[string]string{
		"https://github.com/a/b.git":      "name: github\n  repo: a/b\n  branch: main\n  auth_methods: [token]\n",
		"https://gitlab.com/a/b/c":        "name: gitlab\n  repo: a/b/c\n  branch: main\n  auth_methods: [token]\n",
		"https://gitlab.example.org/a/b/": "name: gitlab\n  repo: a/b\n  branch: main\n  base_url: https://gitlab.example.org\n  api_root: https://gitlab.example.org/api/v4\n",
		"https://codeberg.org/a/b":        "name: gitea\n  repo: a/b\n  branch: main\n  base_url: https://codeberg.org\n  api_root: https://codeberg.org/api/v1\n",
	} {
		o := options(t)
		var err error
		if o.Repository, err = ParseRepository(address); err != nil {
			t.Error(err)
			continue
		}
		if form := string(write(t, Sveltia, o)); !strings.Contains(form, want) {
			t.Errorf("%s: %.300s", address, form)
		}
	}
	for _, wrong := range []string{"", "github.com/a/b", "http://github.com/a/b", "https://github.com/a", "git@github.com:a/b.git", "https://a:b@github.com/a/b", "https://github.com/a/b?x=1", "https://exa mple/a/b"} {
		if r, err := ParseRepository(wrong); err == nil {
			t.Errorf("%q is taken for %v", wrong, r)
		}
	}
	if got := (Repository{"https://codeberg.org", "a/b"}).Connects(); len(got) != 1 || got[0] != "https://codeberg.org" {
		t.Error(got)
	}
}
