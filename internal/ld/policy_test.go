package ld_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// policed is a page with the policy of the site's. Its only script that may run
// writes down which elements the policy stopped.
const policed = `<!doctype html>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'">
<script src="/watch.js"></script>
<script type="application/ld+json">{"@context":"https://schema.org","@type":"WebSite"}</script>
<script>document.body.append("inline ran")</script>
<p>read`

const watch = `let stopped = 0;
document.addEventListener("securitypolicyviolation", e => document.documentElement.dataset.stopped = ++stopped + " in line " + e.lineNumber);`

// TestPolicyLeavesDataAlone asks a browser what the package comment says. The
// inline script is there to see that the policy is in force.
func TestPolicyLeavesDataAlone(t *testing.T) {
	browser, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("no chromium: install it to run this test")
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/watch.js" {
			w.Header().Set("Content-Type", "text/javascript")
			w.Write([]byte(watch))
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Write([]byte(policed))
	}))
	defer server.Close()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	dom, err := exec.CommandContext(ctx, browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
		"--user-data-dir="+t.TempDir(), "--virtual-time-budget=2000", "--dump-dom", server.URL).Output()
	if err != nil {
		t.Skipf("chromium does not run here: %v", err)
	}
	if !strings.Contains(string(dom), `data-stopped="1 in line 5"`) || strings.Contains(string(dom), "<p>readinline ran") {
		t.Errorf("want one violation, the inline script's in line 5:\n%s", dom)
	}
}
