package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"time"

	"github.com/spf13/cobra"

	"github.com/khotin/khotin/internal/deploy"
	"github.com/khotin/khotin/internal/diag"
)

func (a *app) deployCommand() *cobra.Command {
	var o deploy.Options
	var served string
	cmd := &cobra.Command{
		Use:   "deploy [" + a.text("ĐÍCH", "TARGET") + "]",
		Short: a.text("Đưa trang đã dựng lên nơi phục vụ: kho S3, máy chủ SSH hoặc một thư mục", "Copy the built site to where it is served from: an S3 store, a host with SSH or a folder"),
		Long: a.text("Đưa trang đã dựng lên một kho tương thích S3, một máy chủ qua SSH (cần rsync), hoặc vào một thư mục. Chỉ gửi những gì đã đổi;\nngười đọc không bao giờ gặp trang dở dang, dù giữa chừng bị ngắt: chạy lại là gửi tiếp.\n--check so từng tệp trên mạng với tệp đã dựng; không có ĐÍCH thì chỉ so.",
			"Copy the built site to an S3-compatible store, to a host over SSH (by rsync) or into a folder. Only what has changed is sent;\nreaders never meet half a site, even if it is cut off half-way: run it again and it goes on.\n--check compares every file online with what was built; without a TARGET that is all."),
		Example: "khotin deploy 's3://kho-tin?region=ap-southeast-1' --dry-run\nkhotin deploy 's3://kho-tin?endpoint=https://s3.example.org&use_path_style=true&region=auto&request_checksum_calculation=when_required'\nkhotin deploy ssh://web@example.org/var/www/kho-tin --gzip --check https://example.org/kho-tin/\nkhotin deploy /mnt/web/kho-tin",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 || len(args) == 0 && served == "" {
				return usageError{diag.T("cần đúng một đích: s3://THÙNG?region=…, ssh://NGƯỜI@MÁY/thư-mục hoặc một thư mục", "one target is needed: s3://BUCKET?region=…, ssh://USER@HOST/folder or a folder")}
			}
			if u, err := url.Parse(served); served != "" && (err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https") {
				return usageError{diag.T("--check cần một địa chỉ như https://example.org/kho-tin/", "--check takes an address such as https://example.org/kho-tin/")}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if o.Source == "" {
				o.Source = a.inSource("public")
			}
			if o.Grace < 0 || o.Parallel < 1 {
				return usageError{diag.T("--grace và --parallel không nhận số âm hay 0", "--grace and --parallel take no negative number or 0")}
			}
			if len(args) > 0 {
				o.Target = args[0]
			}
			return a.deploy(cmd.Context(), o, served)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&o.Source, "destination", "", a.text("thư mục `DIR` đã xuất bản (mặc định public/ trong kho)", "the published folder `DIR` (default public/ in the archive)"))
	flags.BoolVar(&o.DryRun, "dry-run", false, a.text("chỉ cho biết sẽ làm gì", "only say what would be done"))
	flags.BoolVar(&o.Gzip, "gzip", false, a.text("nén sẵn các tệp chữ: ở kho S3 thay cho tệp thường, ở máy chủ và thư mục thì thêm tệp .gz bên cạnh", "send texts compressed: to S3 in place of the plain file, elsewhere as .gz beside it"))
	flags.BoolVar(&o.Brotli, "brotli", false, a.text("như --gzip, bằng Brotli (.br); trình duyệt chỉ nhận qua HTTPS", "as --gzip, by Brotli (.br); browsers take it over HTTPS only"))
	flags.StringVar(&served, "check", "", a.text("sau đó so mọi tệp ở địa chỉ `URL` với tệp đã dựng", "then compare every file at the address `URL` with what was built"))
	flags.DurationVar(&o.Grace, "grace", deploy.DefaultGrace, a.text("giữ tệp tìm kiếm của lần trước thêm `TIME`, cho người đang mở trang", "keep files of the search of earlier sites for `TIME`, for pages that are open"))
	flags.IntVar(&o.Parallel, "parallel", deploy.DefaultParallel, a.text("gửi `N` tệp cùng lúc", "send `N` files at once"))
	a.jsonFlag(cmd)
	return cmd
}

// deploy sends the site if there is a target, then looks at what is served if there
// is an address.
func (a *app) deploy(ctx context.Context, o deploy.Options, served string) (err error) {
	var sent *deploy.Report
	if o.Target != "" {
		o.Now = a.Now()
		if !a.json {
			o.Progress = a.deployProgress()
		}
		if sent, err = deploy.Run(ctx, o); err != nil {
			return a.notPublished(o.Source, err)
		}
		if !a.json {
			a.reportDeploy(sent, o.DryRun)
		}
	}
	var checked *deploy.Checked
	if served != "" && !o.DryRun {
		if checked, err = deploy.Check(ctx, deploy.CheckOptions{Source: o.Source, URL: served, Parallel: o.Parallel}); err != nil {
			return a.notPublished(o.Source, err)
		}
	}
	if a.json {
		err = a.printJSON(deployed{sent, checked, machineProblems(checked.All(), a.lang)})
	} else if checked != nil {
		a.reportCheck(checked, served)
	}
	if len(checked.All()) > 0 {
		return errReported
	}
	return err
}

// deployed is what programs are told.
type deployed struct {
	*deploy.Report
	Checked  *deploy.Checked  `json:"checked,omitempty"`
	Problems []machineProblem `json:"problems"`
}

// notPublished says so if that is why.
func (a *app) notPublished(source string, err error) error {
	if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return &diag.Fault{
		Message: diag.K4026.T("%s không có trang nào do khotin xuất bản", "%s holds no site that khotin published", source),
		Hint:    diag.T("dựng trang trước: %s", "build it first: %s", a.suggest("build")),
		Cause:   err,
	}
}

// maxDifferences is how many files that differ are told: one is often reason
// enough, and a wrong address makes all of them differ.
const maxDifferences = 20

func (a *app) reportCheck(c *deploy.Checked, served string) {
	for _, p := range c.Problems[:min(len(c.Problems), maxDifferences)] {
		fmt.Fprintln(a.Err, p.Format(a.lang))
	}
	if n := len(c.Problems); n > 0 {
		fmt.Fprintln(a.Err, a.text("%d trong %d tệp ở %s không như đã dựng.", "%d of %d files at %s are not as they were built.", n, c.Files, served))
		return
	}
	fmt.Fprintln(a.Out, a.text("Cả %d tệp ở %s đúng như đã dựng.", "All %d files at %s are as they were built.", c.Files, served))
}

// deployProgress tells of a stage when it begins and from time to time.
func (a *app) deployProgress() func(string, int, int) {
	var told time.Time
	names := map[string]diag.Text{
		"named": diag.T("tệp đặt tên theo nội dung", "files named by their content"), "shown": diag.T("ảnh, tệp đính kèm, dữ liệu", "pictures, attachments, data"),
		"pages": diag.T("trang", "pages"), "lists": diag.T("danh mục, sitemap", "lists, sitemap"), "manifest": diag.T("bản kê", "the manifest"),
	}
	return func(stage string, done, total int) {
		if now := time.Now(); done == total || now.Sub(told) > time.Second {
			told = now
			fmt.Fprintf(a.Err, "%s: %d/%d\n", names[stage].In(a.lang), done, total)
		}
	}
}

func (a *app) reportDeploy(r *deploy.Report, dry bool) {
	if dry {
		for _, name := range r.Names {
			fmt.Fprintln(a.Out, name)
		}
		fmt.Fprintln(a.Out, a.text("Sẽ gửi %d trong %d tệp, %s; sẽ xóa %d tệp.", "Would send %d of %d files, %s; would delete %d.", r.Sent, r.Files, a.size(r.Bytes), r.Deleted))
		return
	}
	fmt.Fprintln(a.Out, a.text("Đã gửi %d trong %d tệp, %s; đã xóa %d tệp; %d tệp cũ còn giữ cho người đang đọc.", "Sent %d of %d files, %s; deleted %d; %d old ones stay for readers who are there.",
		r.Sent, r.Files, a.size(r.Bytes), r.Deleted, r.Waiting))
}
