package forms

import (
	"net/url"
	"strings"

	"github.com/khotin/khotin/internal/diag"
)

// A Repository is where the archive's git repository can be reached by its web
// address. The zero Repository is one that is not named yet.
type Repository struct {
	Server string // "https://github.com"
	Path   string // "phong-giao-duc/kho-tin"
}

// unnamed stands for the path of a repository that is not named yet.
const unnamed = "TEN-NHOM/TEN-KHO"

// ParseRepository reads the web address of a repository.
func ParseRepository(address string) (Repository, error) {
	u, err := url.Parse(address)
	path := ""
	if err == nil {
		path = strings.TrimSuffix(strings.Trim(u.Path, "/"), ".git")
	}
	if err != nil || u.Scheme != "https" || u.Host == "" || u.User != nil || strings.Count(path, "/") < 1 || u.RawQuery != "" || u.Fragment != "" {
		return Repository{}, &diag.Fault{
			Message: diag.K6033.T("%q không phải địa chỉ web của một kho git", "%q is not the web address of a git repository", address),
			Hint:    diag.T("viết như https://github.com/phong-giao-duc/kho-tin", "write it as https://github.com/education-office/archive"),
		}
	}
	return Repository{"https://" + u.Host, path}, nil
}

// backend is how a page reaches the repository: Sveltia's and Decap's setting.
type backend struct {
	Name        string   `yaml:"name"`
	Repo        string   `yaml:"repo"`
	Branch      string   `yaml:"branch"`
	BaseURL     string   `yaml:"base_url,omitempty"`
	APIRoot     string   `yaml:"api_root,omitempty"`
	AuthMethods []string `yaml:"auth_methods,omitempty,flow"`
}

// backend for one that is not named yet is GitHub's; it works on a local folder
// all the same.
func (w writer) backend() backend {
	r := w.Repository
	if r.Path == "" {
		r = Repository{"https://github.com", unnamed}
	}
	b := backend{Repo: r.Path, Branch: "main"}
	host := strings.TrimPrefix(r.Server, "https://")
	switch {
	case host == "github.com":
		b.Name = "github"
	case strings.HasPrefix(host, "gitlab."):
		b.Name = "gitlab"
		if host != "gitlab.com" {
			b.BaseURL, b.APIRoot = r.Server, r.Server+"/api/v4"
		}
	default: // Forgejo and Gitea
		b.Name, b.BaseURL, b.APIRoot = "gitea", r.Server, r.Server+"/api/v1"
	}
	if w.program == Sveltia {
		b.AuthMethods = []string{"token"} // which needs no other server to sign in
	}
	return b
}

// Connects are the sources that a page of the form may connect to, for its
// Content-Security-Policy: the repository's server and nobody else.
func (r Repository) Connects() []string {
	switch {
	case r.Path == "" || r.Server == "https://github.com":
		return []string{"https://api.github.com"}
	default:
		return []string{r.Server}
	}
}
