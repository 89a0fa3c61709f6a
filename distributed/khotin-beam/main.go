// Command khotin-beam builds an archive in parts on an engine of Apache Beam's.
//
// What goes in: the command line, with Beam's own flags (--runner, --endpoint and others).
// What comes out: the site, at the destination of the worker that publishes it, and what
// the steps have to tell in the engine's log.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"runtime/debug"
	"strings"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"

	"github.com/khotin/khotin/distributed"
	"github.com/khotin/khotin/internal/diag"
)

func main() {
	b := distributed.Build{Lang: language(), Version: version(), Now: time.Now()}
	flags(&b)
	flag.Parse()
	beam.Init() // a worker stays in here
	if b.Source == "" || b.Work == "" || b.Destination == "" || b.Parts < 1 {
		fmt.Fprintln(os.Stderr, diag.T("cần --source, --work, --destination và --parts (từ 1)", "--source, --work, --destination and --parts (from 1) are needed").In(b.Lang))
		os.Exit(2)
	}
	p, s := beam.NewPipelineWithRoot()
	b.Pipeline(s)
	if err := beamx.Run(context.Background(), p); err != nil {
		fmt.Fprintln(os.Stderr, diag.T("dựng không xong; Beam báo:", "not built; Beam says:").In(b.Lang))
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// flags are our own, beside Beam's.
func flags(b *distributed.Build) {
	flag.StringVar(&b.Source, "source", "", diag.T("thư mục của kho, cùng đường dẫn trên mọi máy", "the archive's folder, at the same path on every worker").In(b.Lang))
	flag.StringVar(&b.Work, "work", "", diag.T("thư mục mà mọi máy đều thấy, hoặc s3://THÙNG?region=…", "a folder that all workers see, or s3://BUCKET?region=…").In(b.Lang))
	flag.StringVar(&b.Destination, "destination", "", diag.T("nơi xuất bản, trên máy làm bước cuối", "where to publish, on the worker that takes the last step").In(b.Lang))
	flag.StringVar(&b.CacheDir, "cache-dir", "", diag.T("thư mục đệm của mỗi máy", "each worker's own cache folder").In(b.Lang))
	flag.StringVar(&b.BaseURL, "base-url", "", diag.T("địa chỉ mà trang sẽ có", "the address that the site will have").In(b.Lang))
	flag.IntVar(&b.Parts, "parts", 8, diag.T("số phần", "how many parts").In(b.Lang))
	flag.BoolVar(&b.Drafts, "drafts", false, diag.T("như của khotin build", "as of khotin build").In(b.Lang))
	flag.BoolVar(&b.Safe, "safe", false, diag.T("như của khotin build", "as of khotin build").In(b.Lang))
	flag.BoolVar(&b.AllowRemoved, "allow-removed", false, diag.T("như của khotin build", "as of khotin build").In(b.Lang))
}

// language is the locale's; Vietnamese unless it is English.
func language() diag.Lang {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := os.Getenv(name); value != "" {
			if strings.HasPrefix(strings.ToLower(value), "en") {
				return diag.English
			}
			return diag.Vietnamese
		}
	}
	return diag.Vietnamese
}

// version is khotin's, as the Go tool wrote it into the binary.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}
