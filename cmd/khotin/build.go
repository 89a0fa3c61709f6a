package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/pipeline"
	"github.com/khotin/khotin/internal/site"
)

func (a *app) buildCommand() *cobra.Command {
	var o pipeline.Options
	explain, verify, removals := false, false, []string(nil)
	cmd := &cobra.Command{
		Use:   "build",
		Short: a.text("Dựng kho thành trang tĩnh có tìm kiếm", "Build the archive into a static, searchable site"),
		Long: a.text("Dựng mọi bài viết trong content/ thành trang tĩnh có tìm kiếm.\nThư mục đích chỉ đổi ở bước cuối cùng; nếu có lỗi, nó giữ nguyên như cũ.",
			"Build every write-up in content/ into a static, searchable site.\nThe destination changes as the last act; if anything fails, it stays as it was."),
		Example: "khotin build\nkhotin build --base-url https://example.org/kho-tin/ --destination /var/www/kho-tin",
		Args:    a.noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := checkBaseURL(o.BaseURL); err != nil {
				return err
			}
			o.Source, o.Version, o.Now, o.Progress = a.source, readVersions().Khotin, a.Now(), a.progress()
			if verify {
				return a.verify(cmd.Context(), o)
			}
			if err := a.acceptRemovals(o.Destination, removals); err != nil {
				return err
			}
			result, err := pipeline.Run(cmd.Context(), o)
			return a.reportBuild(result, explain, err)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&o.Destination, "destination", "", a.text("thư mục đích `DIR` (mặc định public/ trong kho)", "the folder `DIR` to publish (default public/ in the archive)"))
	flags.StringVar(&o.BaseURL, "base-url", "", a.text("địa chỉ `URL` mà trang sẽ có, hoặc chỉ đường dẫn như /kho-tin/", "the address `URL` that the site will have, or its path alone, such as /kho-tin/"))
	flags.StringSliceVar(&removals, "accept-removals", nil, a.text("trang ở `ADDRESS` đã cố ý gỡ: ghi vào data/removed.tsv, và để lại ở đó một trang nói rõ; dùng được nhiều lần", "the page at `ADDRESS` is gone on purpose: note it in data/removed.tsv, and leave a page there that says so; may be repeated"))
	flags.BoolVar(&o.AllowRemoved, "allow-removed", false, a.text("cho phép địa chỉ đã xuất bản biến mất, không để lại gì", "let published addresses vanish and leave nothing there"))
	flags.BoolVar(&o.Safe, "safe", false, a.text("bỏ qua layouts/, assets/, i18n/ của kho và mọi cấu hình có thể gây hại: để dựng bài của người lạ", "leave out the archive's own layouts/, assets/, i18n/ and settings that could do harm: to build what strangers send"))
	flags.BoolVar(&o.NoCache, "no-cache", false, a.text("làm lại tất cả, không dùng gì của các lần dựng trước", "make everything anew, use nothing of earlier builds"))
	flags.BoolVar(&verify, "verify", false, a.text("không xuất bản: dựng lại từ đầu ở nơi khác và so từng tệp với trang đã xuất bản", "publish nothing: build all anew elsewhere and compare each file with what is published"))
	flags.BoolVar(&explain, "explain", false, a.text("cho biết đã làm lại những gì và vì sao", "say what was made, and why"))
	a.draftsFlag(cmd, &o.Drafts)
	a.cacheFlag(cmd, &o.CacheDir)
	a.jsonFlag(cmd)
	return cmd
}

// acceptRemovals notes which pages are gone on purpose.
func (a *app) acceptRemovals(destination string, addresses []string) error {
	if len(addresses) == 0 {
		return nil
	}
	if destination == "" {
		destination = a.inSource("public")
	}
	if err := pipeline.AcceptRemovals(a.source, destination, addresses); err != nil {
		return err
	}
	fmt.Fprintln(a.Err, a.text("Đã ghi vào %s; hãy lưu tệp này cùng kho.", "Noted in %s; keep this file with the archive.", a.inSource(archive.RemovedName)))
	return nil
}

func (a *app) draftsFlag(cmd *cobra.Command, drafts *bool) {
	cmd.Flags().BoolVar(drafts, "drafts", false, a.text("kể cả bài nháp", "drafts as well"))
}

func (a *app) cacheFlag(cmd *cobra.Command, dir *string) {
	cmd.Flags().StringVar(dir, "cache-dir", "", a.text("thư mục `DIR` giữ chỉ mục giữa các lần dựng", "the folder `DIR` that keeps the index between builds"))
}

// checkBaseURL wants an address that pages can lie below, or none.
func checkBaseURL(text string) error {
	if wrong, ok := site.CheckBaseURL(text); !ok {
		return usageError{diag.Text{VI: "--base-url: " + wrong.VI, EN: "--base-url: " + wrong.EN}}
	}
	return nil
}

// reportBuild prints what a build came to.
func (a *app) reportBuild(result *pipeline.Result, explain bool, err error) error {
	var problems diag.Problems
	if failed := errors.As(err, &problems); err != nil && !failed {
		return err
	}
	if a.json {
		err = errors.Join(err, a.printJSON(struct {
			OK bool `json:"ok"`
			*pipeline.Result
			Problems []machineProblem `json:"problems"`
		}{err == nil, result, machineProblems(append(result.Warnings, problems...), a.lang)}))
	} else {
		a.printBuildProblems(append(result.Warnings, problems...))
	}
	if err != nil {
		if !a.json {
			fmt.Fprintln(a.Err, a.text("Chưa xuất bản gì; trang đang có vẫn nguyên vẹn.", "Nothing was published; the present site is as it was."))
		}
		return errReported
	}
	if !a.json {
		a.printNextSteps(result)
		if explain {
			a.printMade(result.Made)
		}
	}
	return nil
}

// maxWarnings is how many warnings a build prints; the rest is for "check",
// where they are the answer and not beside the point.
const maxWarnings = 10

// printBuildProblems writes what a build found, in the order of check: all errors, and the
// first warnings.
func (a *app) printBuildProblems(problems diag.Problems) {
	problems.Sort()
	warnings := 0
	for _, p := range problems {
		if p.Severity() == diag.Warning {
			if warnings++; warnings > maxWarnings {
				continue
			}
		}
		fmt.Fprintln(a.Err, p.Format(a.lang))
	}
	if problems.HasErrors() {
		a.printCounts(a.Err, len(problems)-warnings, warnings)
	}
	if more := warnings - maxWarnings; more > 0 {
		fmt.Fprintln(a.Err, a.text("Còn %d lưu ý nữa; xem hết: %s", "%d more warnings; see them all: %s", more, a.suggest("check")))
	}
}

// printNextSteps says what was made, where it is and what to do with it.
func (a *app) printNextSteps(r *pipeline.Result) {
	if r.Unchanged {
		fmt.Fprintln(a.Out, a.text("Không có gì thay đổi từ lần dựng trước; trang đang có là đúng: %d bài viết, %d tệp, %s.", "Nothing has changed since the last build; the site is as it should be: %d write-ups, %d files, %s.",
			r.WriteUps, r.Files, a.size(r.Bytes)))
	} else {
		fmt.Fprintln(a.Out, a.text("Đã xuất bản %d bài viết: %d tệp, %s, %d liên kết đã kiểm tra.", "Write-ups published: %d (files: %d, %s; links checked: %d).",
			r.WriteUps, r.Files, a.size(r.Bytes), r.Links))
	}
	if r.Reviews > 0 {
		fmt.Fprintln(a.Out, a.text("Có %d điều nên bổ sung cho bài viết (tóm tắt, nguồn, đơn vị…); xem: %s", "Write-ups could be better in %d places (summaries, sources, units…); see: %s", r.Reviews, a.suggest("check")))
	}
	if r.Drafts > 0 {
		fmt.Fprintln(a.Out, a.text("Còn %d bài nháp chưa xuất bản (--drafts để kèm theo).", "Drafts left out: %d (--drafts to include them).", r.Drafts))
	}
	fmt.Fprintln(a.Out, a.text("Trang nằm ở: %s", "The site is in: %s", r.Destination))
	fmt.Fprintln(a.Out, a.text("Xem thử:     %s", "Look at it:  %s", a.suggest("serve")))
	fmt.Fprintln(a.Out, a.text("Đưa lên mạng: chép nguyên thư mục đó lên bất kỳ máy chủ tệp tĩnh nào.", "Put it online: copy that folder to any host of static files."))
	if !strings.HasPrefix(r.BaseURL, "http") {
		fmt.Fprintln(a.Out, a.text("Khi đã có địa chỉ: dựng với --base-url (hoặc baseURL trong hugo.toml) để có sitemap.xml, thẻ canonical và ảnh khi chia sẻ.",
			"Once it has an address: build with --base-url (or baseURL in hugo.toml) for sitemap.xml, canonical links and pictures of shared links."))
	}
}

// size writes a number of bytes for a person.
func (a *app) size(n int64) string {
	units := []string{"B", "KB", "MB", "GB"}
	value, unit := float64(n), 0
	for value >= 1000 && unit < len(units)-1 {
		value, unit = value/1000, unit+1
	}
	text := fmt.Sprintf("%.1f %s", value, units[unit])
	if unit == 0 {
		text = fmt.Sprintf("%d B", n)
	}
	if a.lang == diag.Vietnamese {
		text = strings.Replace(text, ".", ",", 1)
	}
	return text
}
