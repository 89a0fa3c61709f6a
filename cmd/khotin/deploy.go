package main

import (
	"errors"
	"fmt"
	"io/fs"
	"time"

	"github.com/spf13/cobra"

	"github.com/khotin/khotin/internal/deploy"
	"github.com/khotin/khotin/internal/diag"
)

func (a *app) deployCommand() *cobra.Command {
	var o deploy.Options
	cmd := &cobra.Command{
		Use:   "deploy " + a.text("ĐÍCH", "TARGET"),
		Short: a.text("Đưa trang đã dựng lên nơi phục vụ: kho S3 hoặc một thư mục", "Copy the built site to where it is served from: an S3 store or a folder"),
		Long: a.text("Đưa trang đã dựng lên một kho tương thích S3 hoặc vào một thư mục. Chỉ gửi những gì đã đổi;\nngười đọc không bao giờ gặp trang dở dang, dù giữa chừng bị ngắt: chạy lại là gửi tiếp.",
			"Copy the built site to an S3-compatible store or into a folder. Only what has changed is sent;\nreaders never meet half a site, even if it is cut off half-way: run it again and it goes on."),
		Example: "khotin deploy 's3://kho-tin?region=ap-southeast-1' --dry-run\nkhotin deploy 's3://kho-tin?endpoint=https://s3.example.org&use_path_style=true&region=auto&request_checksum_calculation=when_required'\nkhotin deploy /mnt/web/kho-tin",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usageError{diag.T("cần đúng một đích: s3://THÙNG?region=… hoặc một thư mục", "one target is needed: s3://BUCKET?region=… or a folder")}
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
			o.Target, o.Now = args[0], a.Now()
			if !a.json {
				o.Progress = a.deployProgress()
			}
			report, err := deploy.Run(cmd.Context(), o)
			if errors.Is(err, fs.ErrNotExist) {
				return &diag.Fault{
					Message: diag.K4026.T("%s không có trang nào do khotin xuất bản", "%s holds no site that khotin published", o.Source),
					Hint:    diag.T("dựng trang trước: %s", "build it first: %s", a.suggest("build")),
					Cause:   err,
				}
			} else if err != nil {
				return err
			}
			return a.reportDeploy(report, o.DryRun)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&o.Source, "destination", "", a.text("thư mục `DIR` đã xuất bản (mặc định public/ trong kho)", "the published folder `DIR` (default public/ in the archive)"))
	flags.BoolVar(&o.DryRun, "dry-run", false, a.text("chỉ cho biết sẽ làm gì", "only say what would be done"))
	flags.BoolVar(&o.Gzip, "gzip", false, a.text("nén sẵn các tệp chữ; nơi phục vụ phải trả về Content-Encoding: gzip, như S3", "store texts compressed; the host must send them as Content-Encoding: gzip, as S3 does"))
	flags.DurationVar(&o.Grace, "grace", deploy.DefaultGrace, a.text("giữ tệp tìm kiếm của lần trước thêm `TIME`, cho người đang mở trang", "keep files of the search of earlier sites for `TIME`, for pages that are open"))
	flags.IntVar(&o.Parallel, "parallel", deploy.DefaultParallel, a.text("gửi `N` tệp cùng lúc", "send `N` files at once"))
	a.jsonFlag(cmd)
	return cmd
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

func (a *app) reportDeploy(r *deploy.Report, dry bool) error {
	if a.json {
		return a.printJSON(r)
	}
	if dry {
		for _, name := range r.Names {
			fmt.Fprintln(a.Out, name)
		}
		fmt.Fprintln(a.Out, a.text("Sẽ gửi %d trong %d tệp, %s; sẽ xóa %d tệp.", "Would send %d of %d files, %s; would delete %d.", r.Sent, r.Files, a.size(r.Bytes), r.Deleted))
		return nil
	}
	fmt.Fprintln(a.Out, a.text("Đã gửi %d trong %d tệp, %s; đã xóa %d tệp; %d tệp cũ còn giữ cho người đang đọc.", "Sent %d of %d files, %s; deleted %d; %d old ones stay for readers who are there.",
		r.Sent, r.Files, a.size(r.Bytes), r.Deleted, r.Waiting))
	return nil
}
