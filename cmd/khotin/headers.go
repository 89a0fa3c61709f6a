package main

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/hosting"
	"github.com/khotin/khotin/internal/pipeline"
)

func (a *app) headersCommand() *cobra.Command {
	format, destination := "", ""
	cmd := &cobra.Command{
		Use:   "headers",
		Short: a.text("In cấu hình máy chủ: tiêu đề HTTP và địa chỉ cũ", "Print a server's configuration: HTTP headers and old addresses"),
		Long: a.text("In phần cấu hình cho máy chủ phục vụ trang đã xuất bản: tiêu đề bảo mật, thời gian lưu từng loại tệp, địa chỉ cũ dẫn đi đâu.\nNetlify và Cloudflare Pages tự đọc các tệp _headers và _redirects trong thư mục đích.",
			"Print what the configuration of a server takes to serve the published site: security headers, how long each kind of file is kept, where old addresses lead.\nNetlify and Cloudflare Pages read the files _headers and _redirects in the destination by themselves."),
		Example: "khotin headers --format nginx > /etc/nginx/snippets/kho-tin.conf",
		Args:    a.noArgs,
		RunE: func(*cobra.Command, []string) error {
			if !slices.Contains(hosting.Formats, format) {
				return usageError{diag.T("--format cần một trong: %s", "--format needs one of: %s", strings.Join(hosting.Formats, ", "))}
			}
			if destination == "" {
				destination = a.inSource("public")
			}
			site, err := pipeline.Hosting(destination)
			if errors.Is(err, fs.ErrNotExist) {
				return &diag.Fault{
					Message: diag.K4026.T("%s không có trang nào do khotin xuất bản", "%s holds no site that khotin published", destination),
					Hint:    diag.T("dựng trang trước: %s", "build it first: %s", a.suggest("build")),
				}
			} else if err != nil {
				return err
			}
			_, err = fmt.Fprint(a.Out, site.Snippet(format))
			return err
		},
	}
	cmd.Flags().StringVar(&format, "format", "", a.text("máy chủ nào: `nginx|caddy|apache|netlify`", "for which server: `nginx|caddy|apache|netlify`"))
	cmd.Flags().StringVar(&destination, "destination", "", a.text("thư mục `DIR` đã xuất bản (mặc định public/ trong kho)", "the published folder `DIR` (default public/ in the archive)"))
	return cmd
}
