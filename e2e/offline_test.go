package e2e

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/khotin/khotin/e2e/host"
)

// awaits waits until a promise in JavaScript gives true.
func (r *reader) awaits(expression string) {
	r.Helper()
	for range 200 {
		if value[bool](r, expression) {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	r.Fatalf("waited in vain for %s", expression)
}

// keepsWhatIsRead waits until the service worker has kept the first page.
func (r *reader) keepsWhatIsRead() {
	r.Helper()
	r.awaits("navigator.serviceWorker.ready.then(async () => (await caches.keys()).length > 0)")
}

const longBien = "ha-noi/quan-long-bien/2018-2019/hoi-nghi-tong-ket-nam-hoc/"

// noNetwork makes the host as good as gone.
func (r *reader) noNetwork() { r.host.Fail(func(string) bool { return true }, 0) }

func TestWithoutNetwork(t *testing.T) {
	scenario(t, "what was read can be read again without a network, which is said", func(t *testing.T) {
		r := visit(t)
		r.opens(longBien)
		r.keepsWhatIsRead()
		r.seesNo("[data-offline]")
		r.opens("nam-hoc/")
		r.noNetwork()
		r.opens(longBien)
		r.sees("h1", "Long Biên")
		r.sees("[data-offline]", "bản đã lưu")
		r.tab.Problems() // the network's
	})

	scenario(t, "a page that was never read says so and leads to those that were", func(t *testing.T) {
		r := visit(t)
		r.opens(longBien)
		r.keepsWhatIsRead()
		r.opens("nam-hoc/")
		r.noNetwork()
		r.opens("thai-binh/")
		r.sees("h1", "Không có mạng")
		r.clicks("a[href$='/" + longBien + "']")
		r.sees("h1", "Long Biên")
		r.tab.Problems()
	})

	scenario(t, "a search can be made again without a network", func(t *testing.T) {
		r := visit(t)
		r.opens("nam-hoc/")
		r.keepsWhatIsRead()
		r.opens("tim-kiem/?q=long+bien")
		r.sees("[data-search-count]", "Kết quả")
		found := r.texts("[data-search-results] h3")
		r.noNetwork()
		r.opens("tim-kiem/?q=long+bien")
		r.sees("[data-search-count]", "Kết quả")
		if again := r.texts("[data-search-results] h3"); len(again) == 0 || again[0] != found[0] {
			t.Errorf("found %q, without a network %q", found, again)
		}
		r.sees("[data-offline]", "bản đã lưu")
		r.tab.Problems()
	})

	scenario(t, "with a network a kept page is never shown instead of a newer one", func(t *testing.T) {
		r := visit(t)
		r.opens(longBien)
		r.keepsWhatIsRead()
		r.opens(longBien)
		r.host.Replace(longBien, host.File{Type: "text/html; charset=utf-8", Body: []byte("<!DOCTYPE html><title>Mới</title><link rel=icon href=data:,><h1>Bản mới</h1>")})
		r.opens(longBien)
		r.sees("h1", "Bản mới")
	})

	scenario(t, "an archive that wants no worker takes the earlier one away", func(t *testing.T) {
		r := visit(t)
		r.opens(longBien)
		r.keepsWhatIsRead()
		stopped, err := os.ReadFile(filepath.Join(inEnglish, "sw.js"))
		r.must(err)
		r.host.Replace("sw.js", host.File{Type: "text/javascript", Body: stopped})
		r.opens("nam-hoc/")
		r.awaits("navigator.serviceWorker.getRegistration().then(async (r) => !r && (await caches.keys()).length === 0)")
	})
}
