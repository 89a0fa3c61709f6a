package browser

import (
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
)

// faulty is a page with every fault that scenarios must notice.
const faulty = `<!doctype html><link rel=icon href="data:,"><title>x</title>
<meta http-equiv="Content-Security-Policy" content="img-src 'self' data:; connect-src *">
<script>
console.log("said");
setTimeout(() => { throw new Error("thrown") });
Promise.reject(new Error("rejected"));
fetch("missing");
fetch("broken").catch(() => {});
fetch("http://localhost:1/elsewhere").catch(() => {});
</script><img src="http://127.0.0.1:1/forbidden">`

func TestProblemsAreNoticed(t *testing.T) {
	program, err := Find()
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	host := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/faulty":
			w.Header().Set("Content-Type", "text/html")
			w.Write([]byte(faulty))
		case "/broken":
			panic(http.ErrAbortHandler)
		case "/good":
			w.Header().Set("Content-Type", "text/html")
			w.Write([]byte(`<!doctype html><link rel=icon href="data:,"><input autofocus>`))
		default:
			http.NotFound(w, r)
		}
	}))
	defer host.Close()
	b, err := Open(program, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	tab, err := b.Tab()
	if err != nil {
		t.Fatal(err)
	}
	defer tab.Close()

	if err := tab.Open(host.URL + "/good"); err != nil {
		t.Fatal(err)
	}
	if problems := tab.Problems(); len(problems) > 0 {
		t.Errorf("a good page has problems: %q", problems)
	}
	if err := tab.Type("lê Ỷ"); err != nil {
		t.Fatal(err)
	}
	if err := tab.Wait("document.querySelector('input').value === 'lê Ỷ'"); err != nil {
		t.Error(err)
	}
	if err := tab.Open(host.URL + "/faulty"); err != nil {
		t.Fatal(err)
	}
	var problems []string
	for end := time.Now().Add(patience); len(unnoticed(problems)) > 0 && time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		problems = append(problems, tab.Problems()...)
	}
	if missed := unnoticed(problems); len(missed) > 0 {
		t.Errorf("not noticed: %q, only %q", missed, problems)
	}
}

// unnoticed gives the faults of the page that are not among the problems.
func unnoticed(problems []string) []string {
	faults := []string{"said", "thrown", "rejected", "/missing: status 404", "/broken: net::", "another host: http://localhost:1/elsewhere", "Content Security Policy"}
	return slices.DeleteFunc(faults, func(fault string) bool {
		return slices.ContainsFunc(problems, func(p string) bool { return strings.Contains(p, fault) })
	})
}
