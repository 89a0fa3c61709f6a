package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/khotin/khotin/internal/desk"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/pipeline"
	"github.com/khotin/khotin/internal/preview"
)

// defaultPort is Hugo's own, which people who preview sites know.
const defaultPort = 1313

// watchedNames are what a site is made of, in the archive's folder.
var watchedNames = []string{"content", "layouts", "assets", "i18n", "data", "static", "hugo.toml"}

// serveOptions are what the command line says of a preview.
type serveOptions struct {
	port             int
	hosts            []string
	drafts           bool
	editor, cacheDir string
}

func (a *app) serveCommand() *cobra.Command {
	var o serveOptions
	noDrafts := false
	cmd := &cobra.Command{
		Use:   "serve",
		Short: a.text("Xem thử và biên tập kho trên máy này, tự tải lại khi sửa", "Preview and edit the archive on this machine, reloading on every change"),
		Long: a.text("Xem thử kho trên máy này; trang tự tải lại khi sửa. Bàn biên tập (địa chỉ thứ hai mà lệnh in ra, có mã riêng của\n"+
			"lần chạy này) liệt kê mọi bài cùng chỗ cần sửa, tạo bài mới và nhập văn bản cũ. Chỉ máy này mở được.",
			"Preview the archive on this machine; pages reload on every change. The desk (the second address that is printed,\n"+
				"with a token of this run) lists all write-ups with what is to be mended, begins new ones and imports documents.\n"+
				"Only this machine can open it."),
		Args: a.noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if o.port < 0 || o.port > 65535 {
				return usageError{diag.T("--port cần một số từ 0 đến 65535", "--port needs a number from 0 to 65535")}
			}
			o.drafts = !noDrafts
			return a.serve(cmd.Context(), o)
		},
	}
	cmd.Flags().IntVar(&o.port, "port", defaultPort, a.text("cổng `N`; 0 để chọn cổng còn trống", "port `N`; 0 for any that is free"))
	cmd.Flags().StringArrayVar(&o.hosts, "host", nil, a.text("trả lời cả khi được gọi bằng tên `NAME`, chẳng hạn sau một proxy; dùng được nhiều lần", "answer to the name `NAME` as well, as behind a proxy; may be repeated"))
	cmd.Flags().BoolVar(&noDrafts, "no-drafts", false, a.text("không kèm bài nháp", "leave drafts out"))
	cmd.Flags().StringVar(&o.editor, "editor", desk.DefaultEditor, a.text("`ĐỊA-CHỈ` mở một tệp trong trình soạn thảo, với {file} và {line}; để trống thì không có", "the `ADDRESS` that opens a file in an editor, with {file} and {line}; empty for none"))
	a.cacheFlag(cmd, &o.cacheDir)
	return cmd
}

// serve previews until the command is stopped, which is the good end.
func (a *app) serve(ctx context.Context, o serveOptions) error {
	if info, err := os.Stat(a.source); err != nil || !info.IsDir() {
		return &diag.Fault{
			Message: diag.K2001.T("không có thư mục %s", "there is no folder %s", a.source),
			Hint:    diag.T("chỉ ra thư mục của kho bằng --source", "name the archive's folder with --source"),
		}
	}
	cacheDir, err := previewCache(a.source, o.cacheDir)
	if err != nil {
		return err
	}
	d, err := desk.New(desk.Options{Source: a.source, Lang: a.lang, Drafts: o.drafts, Editor: o.editor, Token: desk.NewToken(), Version: readVersions().Khotin, Now: a.Now})
	if err != nil {
		return err
	}
	listener, err := a.listen(o.port)
	if err != nil {
		return err
	}
	temporary, err := os.MkdirTemp("", "khotin-serve-")
	if err != nil {
		listener.Close()
		return fmt.Errorf("make a folder for the preview: %w", err)
	}
	defer os.RemoveAll(temporary)
	address := "http://" + listener.Addr().String() + "/"
	build := pipeline.Options{Source: a.source, Destination: filepath.Join(temporary, "site"), CacheDir: cacheDir, BaseURL: address,
		Drafts: o.drafts, AllowRemoved: true, Version: readVersions().Khotin, Now: a.Now(), Memory: new(pipeline.Memory)}
	return preview.Serve(ctx, listener, preview.Options{
		Dir: build.Destination, Watch: a.watched(), Ignore: []string{a.inSource("public")}, Hosts: lower(o.hosts),
		Build: func(ctx context.Context, look preview.Look) error {
			build.First = &pipeline.First{Addresses: look.Pages, Made: look.Show}
			return a.previewBuild(ctx, build)
		},
		Describe: func(err error) string { return diag.Describe(err, a.lang) },
		Changed:  d.Changed,
		Built:    a.reportPreviews(address, strings.TrimSuffix(address, "/")+desk.Prefix+"?token="+d.Token),
		Desk:     d,
	})
}

func lower(names []string) []string {
	for i, name := range names {
		names[i] = strings.ToLower(name)
	}
	return names
}

// previewCache is a cache apart from that of builds: a preview's index holds
// drafts, which "khotin search" must not find.
func previewCache(source, dir string) (string, error) {
	dir, err := pipeline.CacheDir(source, dir)
	return filepath.Join(dir, "preview"), err
}

func (a *app) watched() []string {
	names := make([]string, len(watchedNames))
	for i, name := range watchedNames {
		names[i] = a.inSource(name)
	}
	return names
}

func (a *app) listen(port int) (net.Listener, error) {
	listener, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
	if errors.Is(err, syscall.EADDRINUSE) {
		return nil, &diag.Fault{
			Message: diag.K6011.T("cổng %d đang được dùng", "port %d is in use", port),
			Hint:    diag.T("chọn cổng khác: --port %d, hoặc --port 0 để lấy cổng còn trống", "choose another: --port %d, or --port 0 for any that is free", cmp.Or(port, defaultPort)+1),
		}
	}
	return listener, err
}

// previewBuild builds once; warnings are shown like errors would be, but only
// on the console.
func (a *app) previewBuild(ctx context.Context, o pipeline.Options) error {
	result, err := pipeline.Run(ctx, o)
	if err == nil {
		a.printBuildProblems(result.Warnings)
	}
	return err
}

// reportPreviews gives a function that tells the console of each build, and once of
// the desk.
func (a *app) reportPreviews(address, deskAddress string) func(error) {
	shown, told := false, false
	return func(err error) {
		defer func() {
			if !told {
				fmt.Fprintln(a.Out, a.text("Bàn biên tập: %s", "Desk: %s", deskAddress))
				told = true
			}
		}()
		switch {
		case err == nil:
			shown = true
			fmt.Fprintln(a.Out, a.text("Mở %s (Ctrl-C để dừng)", "Open %s (Ctrl-C to stop)", address))
			return
		case shown:
			defer fmt.Fprintln(a.Err, a.text("Vẫn hiện bản dựng tốt gần nhất; sửa xong trang sẽ tự tải lại.", "Still showing the last good build; pages reload once this is mended."))
		default:
			defer fmt.Fprintln(a.Err, a.text("Sửa xong sẽ có trang ở %s (Ctrl-C để dừng)", "Once this is mended, the site is at %s (Ctrl-C to stop)", address))
		}
		fmt.Fprintln(a.Err, diag.Describe(err, a.lang))
	}
}
