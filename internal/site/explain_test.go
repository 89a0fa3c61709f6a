package site

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/diag"
)

// wantProblem builds what must fail, with a problem that reads as given.
func wantProblem(t *testing.T, o Options, want string) {
	t.Helper()
	err := Build(t.Context(), o)
	var problems diag.Problems
	if !errors.As(err, &problems) {
		t.Fatalf("no problems: %v", err)
	}
	if got := diag.Describe(err, diag.English); !strings.Contains(got, want) {
		t.Errorf("got:  %s\nwant: %s", got, want)
	}
}

func TestProblemsNameTheEditorsFileAndLine(t *testing.T) {
	for name, test := range map[string]struct {
		files []string
		want  string
	}{
		"unknown shortcode": {
			[]string{"content/bai.md", oneWriteUp + "\nmột {{< youtube abc >}}\n"},
			`content/bai.md:9: no such shortcode: "youtube"`},
		"closing shortcode": {
			[]string{"content/bai.md", oneWriteUp + "{{% /xa %}}\n"},
			`content/bai.md:8: no such shortcode: "xa"`},
		"shortcode not closed": {
			[]string{"layouts/_shortcodes/tim.html", "tim", "content/bai.md", oneWriteUp + "\n\n{{< tim\n"},
			"content/bai.md:10: a shortcode begins with {{ and does not end with }}"},
		"error of the archive's own hook": {
			[]string{"layouts/_markup/render-link.html", `{{ errorf "hỏng: %s" .Position }}`, "content/bai.md", oneWriteUp + "[xa](/ha-noi/)\n"},
			"content/bai.md:8: hỏng"},
		"failing partial": {
			[]string{"layouts/_partials/footer.html", "\n{{ index 1 2 3 }}", "content/bai.md", oneWriteUp},
			"layouts/_partials/footer.html:2: "},
		"layout that does not parse": {
			[]string{"layouts/about.html", "{{ define \"main\" }}\n{{ if }}\n{{ end }}", "content/bai.md", oneWriteUp},
			"layouts/about.html:2: Hugo could not build it: missing value for if"},
		"bad use of a partial": {
			[]string{"layouts/_partials/footer.html", `{{ partial "format/day.html" "hôm qua" }}`, "content/bai.md", oneWriteUp},
			`want a day as 2006-01-02, got "hôm qua"`},
		"broken configuration": {
			[]string{"hugo.toml", "title = 'x'\nbaseURL = = 3", "content/bai.md", oneWriteUp},
			"hugo.toml:2: "},
		"broken interface texts": {
			[]string{"i18n/vi.yaml", "home: [", "content/bai.md", oneWriteUp},
			"i18n/vi.yaml:1: "},
		"program in the environment": {
			[]string{"layouts/_partials/footer.html", `{{ getenv "PATH" }}`, "content/bai.md", oneWriteUp},
			"layouts/_partials/footer.html:1: "},
		"page of another site": {
			[]string{"layouts/_partials/footer.html", `{{ with resources.GetRemote "https://example.org/" }}{{ .Content }}{{ end }}`, "content/bai.md", oneWriteUp,
				"hugo.toml", "[security.http]\nurls = ['.*']\nmethods = ['.*']\n"},
			"layouts/_partials/footer.html:1: "},
		"another language": {
			[]string{"content/bai.md", oneWriteUp, "hugo.toml", "[languages.vi]\n[languages.en]\n"},
			"hugo.toml:1: languages: one site has one language"},
	} {
		t.Run(name, func(t *testing.T) { wantProblem(t, options(t, unpack(t, "", test.files...)), test.want) })
	}
}

// TestSettingsThatLeavePagesOut are those of Hugo with which no page would be where it
// should: they are said to be khotin's, and the page is there.
func TestSettingsThatLeavePagesOut(t *testing.T) {
	settings := "ignoreFiles = ['bai']\nlanguageCode = 'en-us'\n[[cascade]]\n[cascade.build]\nrender = 'never'\n[outputs]\npage = ['JSON']\n" +
		"[outputFormats.HTML]\nbaseName = 'x'\n[mediaTypes.'text/html']\nsuffixes = ['htm']\n"
	o := options(t, unpack(t, "", "hugo.toml", settings, "content/bai.md", oneWriteUp, "themes/ananke/theme.toml", ""))
	told := map[string]bool{}
	o.Warn = func(p diag.Problem) { told[cmp.Or(p.Field, p.File)] = true }
	build(t, o)
	for _, key := range []string{"ignoreFiles", "languageCode", "themes", "cascade", "outputs", "outputFormats", "mediaTypes"} {
		if !told[key] {
			t.Errorf("nothing is said of %s", key)
		}
	}
	const want = "the write-up was not published at /a/" // which nobody knows how to bring about any more
	if said := unpublished(&archive.Entry{WriteUp: &article.WriteUp{}, Address: "/a/"}).Format(diag.English); !strings.Contains(said, want) {
		t.Error(said)
	}
}

// After any failure, the next build of the process is good.
func TestAFailedBuildDoesNotHarmTheNext(t *testing.T) {
	bad := options(t, unpack(t, "", "content/bai.md", oneWriteUp, "layouts/_partials/footer.html", `{{ errorf "hỏng" }}`))
	good := options(t, unpack(t, "", "content/bai.md", oneWriteUp))
	done := make(chan error, 2)
	for _, o := range []Options{bad, good} {
		go func() {
			done <- Build(context.Background(), o)
		}()
	}
	if first, second := <-done, <-done; (first == nil) == (second == nil) {
		t.Errorf("one of two must fail: %v, %v", first, second)
	}
}

func TestWarnings(t *testing.T) {
	o := options(t, unpack(t, "", "content/bai.md", oneWriteUp+"\n![Ảnh](https://example.org/x.png)\n\n[chạy](javascript:x)\n",
		"layouts/_partials/footer.html", `{{ warnf "cẩn thận" }}`))
	var got []string
	o.Warn = func(p diag.Problem) { got = append(got, strings.SplitN(p.Format(diag.English), "\n", 2)[0]) }
	build(t, o)
	all := strings.Join(got, "\n")
	for _, want := range []string{
		"content/bai.md:9: warning: a picture of another site is only shown as a link: https://example.org/x.png",
		"content/bai.md:11: warning: a link of this kind is only shown as text: javascript:x",
		"warning: cẩn thận",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("no %q in\n%s", want, all)
		}
	}
}

// Hugo alone would wait for ever, see trial.go.
func TestManyFailingPagesEndTheBuild(t *testing.T) {
	var files []string
	for i := range 60 {
		text := strings.Replace(oneWriteUp, "Sơ kết", fmt.Sprintf("Bài %d sơ kết", i), 1)
		if i >= 10 {
			text += "\n[xa](/ha-noi/)\n"
		}
		files = append(files, fmt.Sprintf("content/%03d.md", i), text)
	}
	t.Run("every page", func(t *testing.T) {
		all := append(files, "layouts/_partials/footer.html", "{{ index 1 2 3 }}")
		wantProblem(t, options(t, unpack(t, "", all...)), "layouts/_partials/footer.html:1: ")
	})
	t.Run("most write-ups", func(t *testing.T) {
		most := append(files, "layouts/_markup/render-link.html", "{{ index 1 2 3 }}")
		o := options(t, unpack(t, "", most...))
		o.patience = time.Second
		wantProblem(t, o, "layouts/_markup/render-link.html:1: ")
	})
}

func TestCancelledBuild(t *testing.T) {
	o := options(t, unpack(t, "fixture.txtar"))
	ctx, cancel := context.WithCancel(t.Context())
	o.Progress = func(int, int) { cancel() }
	o.progressEvery = 1
	if err := Build(ctx, o); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestEmptyArchive(t *testing.T) {
	o := Options{Source: t.TempDir(), Staging: t.TempDir(), CacheDir: cacheDir, Archive: &archive.Archive{Rules: &article.Rules{}}}
	site := build(t, o)
	if len(site.pages) != 0 || !strings.Contains(site.page(t, "/"), "Chưa có bài viết nào.") {
		t.Errorf("%d pages", len(site.pages))
	}
	check(t, site, "/")
}

// Hugo's English is no part of a Vietnamese message; what a layout says in
// Vietnamese is.
func TestLoggedMessages(t *testing.T) {
	for _, test := range []struct {
		code     *diag.Code
		text     string
		problems string
	}{
		{diag.K3105, `hỏng ở "/kho/layouts/home.html:3:7"`, `layouts/home.html:3: hỏng ở "layouts/home.html" [K3105]`},
		{diag.K3105, `format/day.html: want a day as 2006-01-02, got "hôm qua"`, "Hugo báo: mẫu format/day.html được gọi với giá trị mà nó không nhận [K3105]"},
		{diag.K3106, `found no layout file for "html" for kind "taxonomy": You should create a template file`, "lưu ý: Hugo báo: không có mẫu cho loại trang taxonomy [K3106]"},
		{diag.K3106, "deprecated: .Site.Author was deprecated in Hugo v0.124.0", "lưu ý: Hugo báo: mẫu dùng một thứ mà Hugo sắp bỏ [K3106]"},
		{diag.K3106, "calculated resource size", "lưu ý: Hugo báo: xem nguyên văn bằng cách chạy lại với --lang en [K3106]"},
	} {
		e := explainer{folders: folders{source: "/kho", content: "/kho/content", theme: "/theme", virtual: "/virtual"}}
		if got := e.loggedProblem(test.text, test.code).Format(diag.Vietnamese); got != test.problems {
			t.Errorf("got:  %s\nwant: %s", got, test.problems)
		}
		if got := e.loggedProblem(test.text, test.code).Message.EN; !strings.Contains(got, strings.Fields(test.text)[0]) {
			t.Errorf("in English %q is %q", test.text, got)
		}
	}
}

// Hugo that gives up at pages that are good by themselves is not blamed on one.
func TestGivenUpWithoutAReason(t *testing.T) {
	err := (&batch{project: &project{}}).explainGivenUp(t.Context())
	for lang, want := range map[diag.Lang]string{
		diag.Vietnamese: "Hugo dừng giữa chừng sau mười lỗi mà không cho biết lỗi nào [K3102]",
		diag.English:    "Hugo stopped half-way after ten errors, without saying which [K3102]",
	} {
		if got := diag.Describe(err, lang); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
