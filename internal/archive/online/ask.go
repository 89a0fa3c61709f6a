package online

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"
	"syscall"

	"github.com/khotin/khotin/internal/diag"
)

// An answer is what came of asking for an address.
type answer struct {
	kind
	moved  string    // where all readers are sent for good; "" if nowhere
	reason diag.Text // why there was no answer
	noHost bool      // the host cannot be reached, whatever it is asked for
	slow   bool      // it did not answer in time
}

// kind is a kind of answer.
type kind int

const (
	found       kind = iota // there is a page
	gone                    // the host says that there is none
	home                    // the host sends readers of a page to its first one
	noAnswer                // nothing came, or what says nothing of the page
	privateHost             // the host is in a private network
)

// client asks one host, and those that it redirects to.
type client struct {
	http.Client
	options Options
}

// mostRedirects is as many as browsers of phones follow at least.
const mostRedirects = 10

var (
	errRedirects = errors.New("redirects without end")
	errScheme    = errors.New("redirected to what is no page of the web")
)

func newClient(o Options) *client {
	dial := o.Dial
	if dial == nil {
		dial = newDialer().DialContext
	}
	jar, _ := cookiejar.New(nil) // never fails; some portals redirect for ever without cookies
	// No proxy of the environment: behind one the addresses could not be looked at.
	return &client{http.Client{Jar: jar, CheckRedirect: followed, Transport: &http.Transport{
		DialContext: dial, ForceAttemptHTTP2: true, MaxIdleConnsPerHost: 1, MaxResponseHeaderBytes: 64 << 10,
	}}, o}
}

// followed decides on a redirect.
func followed(next *http.Request, before []*http.Request) error {
	if len(before) > mostRedirects {
		return errRedirects
	}
	if next.URL.Scheme != "http" && next.URL.Scheme != "https" {
		return errScheme
	}
	return nil
}

// ask asks for an address: for its head, and if that is refused for the page itself,
// since many portals do not know HEAD.
func (c *client) ask(ctx context.Context, address string) answer {
	a := c.send(ctx, http.MethodHead, address)
	if a.kind == gone || a.kind == noAnswer && !a.noHost {
		a = c.send(ctx, http.MethodGet, address)
	}
	return a
}

func (c *client) send(ctx context.Context, method, address string) answer {
	ctx, cancel := context.WithTimeout(ctx, c.options.Patience)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, method, address, nil)
	if err != nil {
		return failed(err)
	}
	request.Header.Set("User-Agent", "Mozilla/5.0 (compatible; khotin check --online)")
	request.Header.Set("Accept", "*/*")
	response, err := c.Do(request)
	if err != nil {
		return failed(err)
	}
	response.Body.Close() // unread: the page itself is not asked about
	return judge(request.URL, response)
}

// judge reads an answer with all its redirects.
func judge(asked *url.URL, response *http.Response) answer {
	last := response.Request.URL
	switch status := response.StatusCode; {
	case status == http.StatusNotFound || status == http.StatusGone:
		return answer{kind: gone}
	case status < 200 || status > 299:
		return answer{kind: noAnswer, reason: ofStatus(status)}
	case isHome(last) && !isHome(asked):
		return answer{kind: home, moved: last.String()}
	case forGood(response):
		return answer{kind: found, moved: last.String()}
	}
	return answer{kind: found}
}

// isHome reports whether an address is a site's first page.
func isHome(u *url.URL) bool {
	path := strings.ToLower(strings.Trim(u.Path, "/"))
	return u.RawQuery == "" && (path == "" || path == "vi" || strings.HasPrefix(path, "index.") || strings.HasPrefix(path, "default."))
}

// forGood reports whether a response came by redirects, all of them permanent.
func forGood(response *http.Response) bool {
	redirects := 0
	for by := response.Request.Response; by != nil; by = by.Request.Response {
		if by.StatusCode != http.StatusMovedPermanently && by.StatusCode != http.StatusPermanentRedirect {
			return false
		}
		redirects++
	}
	return redirects > 0
}

// failed reads the error of a question.
func failed(err error) answer {
	var dns *net.DNSError
	var op *net.OpError
	var timeout net.Error
	a := answer{kind: noAnswer}
	switch {
	case errors.Is(err, errPrivate):
		return answer{kind: privateHost, noHost: true}
	case errors.As(err, &dns) && dns.IsNotFound:
		a.reason, a.noHost = diag.T("không có máy chủ tên %s", "there is no host %s", dns.Name), true
	case errors.As(err, &dns):
		a.reason, a.noHost = diag.T("không tra được địa chỉ của %s", "the address of %s cannot be found", dns.Name), true
	case errors.Is(err, syscall.ECONNREFUSED):
		a.reason, a.noHost = diag.T("máy chủ không nhận kết nối", "the host refuses connections"), true
	case errors.As(err, &timeout) && timeout.Timeout():
		a.reason, a.noHost = diag.T("máy chủ không trả lời kịp", "the host does not answer in time"), errors.As(err, &op) && op.Op == "dial"
		a.slow = true
	case isCertificate(err):
		a.reason = diag.T("chứng chỉ của máy chủ không hợp lệ", "the certificate of the host is not valid")
	case errors.Is(err, errRedirects):
		a.reason = diag.T("chuyển hướng mãi không tới trang nào", "it redirects without end")
	case errors.Is(err, errScheme):
		a.reason = diag.T("chuyển hướng tới nơi không phải trang web", "it redirects to what is no page of the web")
	case errors.As(err, &op) && op.Op == "dial":
		a.reason, a.noHost = diag.T("không kết nối được tới máy chủ", "the host cannot be connected to"), true
	default:
		a.reason = diag.T("máy chủ ngắt kết nối hoặc trả lời sai cách", "the host ends the connection, or answers what is no HTTP")
	}
	return a
}

func isCertificate(err error) bool {
	var certificate *tls.CertificateVerificationError
	var host x509.HostnameError
	var authority x509.UnknownAuthorityError
	var record tls.RecordHeaderError
	return errors.As(err, &certificate) || errors.As(err, &host) || errors.As(err, &authority) || errors.As(err, &record)
}

// ofStatus is why an answer with a status says nothing of the page.
func ofStatus(status int) diag.Text {
	switch {
	case status == http.StatusUnauthorized || status == http.StatusForbidden || status == http.StatusTooManyRequests:
		return diag.T("máy chủ từ chối chương trình (mã %d)", "the host refuses programs (status %d)", status)
	case status >= 500:
		return diag.T("máy chủ bị lỗi (mã %d)", "the host has a fault (status %d)", status)
	}
	return diag.T("máy chủ trả lời mã %d", "the host answers with status %d", status)
}
