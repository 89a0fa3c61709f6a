package desk

import (
	"crypto/rand"
	"crypto/subtle"
	"net"
	"net/http"

	"github.com/khotin/khotin/internal/hosting"
)

// headers are those of every answer: the pages run the desk's own script, and no
// other page shows them in itself.
var headers = map[string]string{
	"Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
	"X-Content-Type-Options":  "nosniff",
	"Referrer-Policy":         "no-referrer",
	"Cache-Control":           "no-store",
}

// NewToken makes a token that nobody can guess.
func NewToken() string { return rand.Text() }

// guard lets only those in who have the token: as it stands in the address that
// khotin serve prints, and from then on in a cookie. Other users of the machine can
// reach the desk's port, too.
func (d *Desk) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		given := r.URL.Query().Get("token")
		if given != "" && r.Method == http.MethodGet && d.isToken(given) {
			// Lax, as the address may be followed from the page of a terminal.
			http.SetCookie(w, &http.Cookie{Name: cookieName(r), Value: given, Path: Prefix, HttpOnly: true, SameSite: http.SameSiteLaxMode})
			http.Redirect(w, r, r.URL.Path, http.StatusSeeOther)
			return
		}
		cookie, err := r.Cookie(cookieName(r))
		switch {
		case err == nil && d.isToken(cookie.Value):
			next.ServeHTTP(w, r)
		case r.URL.Path == Prefix+"page": // a page of the preview asks, and does without
			w.WriteHeader(http.StatusNoContent)
		default:
			d.show(w, http.StatusForbidden, "locked.html", nil)
		}
	})
}

func (d *Desk) isToken(given string) bool {
	return subtle.ConstantTimeCompare([]byte(given), []byte(d.Token)) == 1
}

// cookieName has the port in it: browsers send cookies to all ports of a host, and
// two previews may run.
func cookieName(r *http.Request) string {
	_, port, err := net.SplitHostPort(r.Host)
	if err != nil {
		return "khotin"
	}
	return "khotin-" + port
}

// serveFile answers with one of the desk's own files, which are no secret.
func serveFile(name string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		data, err := embedded.ReadFile("files/" + name)
		if err != nil {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", hosting.ContentType(name))
		_, _ = w.Write(data)
	}
}
