package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/scaffold"
)

// newArchive is what the command line says of an archive to begin.
type newArchive struct {
	folder     string
	ci         []string
	workflow   string
	cms        string
	repository string
	province   string
	given      bool // --ci, --workflow or --cms was
	ciGiven    bool
}

func (a *app) initCommand() *cobra.Command {
	var n newArchive
	cmd := &cobra.Command{
		Use:   a.text("init [THƯ-MỤC]", "init [FOLDER]"),
		Short: a.text("Bắt đầu một kho mới", "Begin a new archive"),
		Long: a.text("Bắt đầu một kho mới trong thư mục này, hoặc trong THƯ-MỤC: cài đặt, một bài ví dụ, hướng dẫn biên tập,\n"+
			"và những gì git và máy chủ (GitHub, GitLab, Forgejo) cần để kiểm tra và xuất bản. Tệp đã có thì giữ nguyên.\n"+
			"Trong một kho đã có, --ci thêm tệp cho máy chủ, --cms thêm trang biên tập.",
			"Begin a new archive in this folder, or in FOLDER: settings, an example write-up, the editor's guide, and what\n"+
				"git and the server (GitHub, GitLab, Forgejo) need to check and publish it. Files that are there stay as they are.\n"+
				"In an archive that is there already, --ci adds the files for a server, --cms an admin page."),
		Example: "khotin init kho-tin\nkhotin init --ci gitlab\nkhotin init --cms sveltia --province \"Hà Nội\" --repository https://github.com/phong-giao-duc/kho-tin",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usageError{diag.T("chỉ nhận một thư mục, không phải %d", "one folder is taken, not %d", len(args))}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			n.folder, n.ciGiven = a.source, cmd.Flags().Changed("ci")
			n.given = n.ciGiven || n.cms != "" || n.workflow != ""
			if len(args) == 1 {
				if cmd.Flags().Changed("source") {
					return usageError{diag.T("ghi thư mục một lần: %q hoặc --source %q", "name the folder once: %q or --source %q", args[0], a.source)}
				}
				n.folder = args[0]
			}
			return a.beginArchive(n)
		},
	}
	flags := cmd.Flags()
	flags.StringSliceVar(&n.ci, "ci", scaffold.CINames, a.text("máy chủ `TÊN` kiểm tra và xuất bản: %s hoặc none (không); nhiều tên thì cách nhau dấu phẩy",
		"the server `NAME` that checks and publishes: %s or none; several with commas", strings.Join(scaffold.CINames, ", ")))
	flags.StringVar(&n.workflow, "workflow", "", a.text("dựng kho lớn từng phần trên nhiều máy, bằng `TÊN`: %s; thay cho --ci", "build a large archive in parts on many machines, by `NAME`: %s; in place of --ci", strings.Join(scaffold.WorkflowNames, ", ")))
	flags.StringVar(&n.cms, "cms", "", a.text("biểu mẫu cho người không dùng dòng lệnh, của chương trình `TÊN`: %s", "a form for who uses no terminal, of the program `NAME`: %s", programNames()))
	flags.StringVar(&n.repository, "repository", "", a.repositoryHelp())
	flags.StringVar(&n.province, "province", "", a.provinceHelp())
	a.jsonFlag(cmd)
	return cmd
}

// beginArchive writes a new archive, or adds to one what was asked for by name.
func (a *app) beginArchive(n newArchive) error {
	present, err := scaffold.Present(n.folder)
	if err != nil {
		return err
	}
	if present != "" && !n.given {
		return errArchive(n.folder, present)
	}
	above, inRepository := repository(n.folder)
	files, err := a.initFiles(n, present == "", above != "")
	if err != nil {
		return err
	}
	done, err := scaffold.Write(n.folder, files)
	if err == nil && a.json {
		return a.printJSON(machineInit(n.folder, done))
	}
	a.printInit(n.folder, done)
	if err != nil {
		return err
	}
	if err := a.printAssets(n); err != nil {
		return err
	}
	if above != "" {
		fmt.Fprintln(a.Out, a.text("\nKho git bắt đầu ở %s: tệp cho máy chủ và cho git (--ci, .githooks) phải nằm ở đó, nên không tạo ở đây.",
			"\nThe git repository begins at %s: files for a server and for git (--ci, .githooks) belong there, so they were not made here.", above))
	}
	if present == "" {
		a.printFirstSteps(n.folder, above, inRepository)
	}
	return nil
}

// initFiles are the files to write. Git and servers read theirs at the
// repository's root only.
func (a *app) initFiles(n newArchive, begin, below bool) ([]scaffold.File, error) {
	ci, err := n.servers()
	if err != nil {
		return nil, err
	}
	var files []scaffold.File
	if n.ciGiven || n.workflow != "" || begin && !below {
		files = ci
	}
	admin, err := a.adminFiles(n)
	if err != nil {
		return nil, err
	}
	files = append(files, admin...)
	for _, f := range scaffold.Archive() {
		if begin && !(below && f.Executable) {
			files = append(files, f)
		}
	}
	return scaffold.Fill(files, readVersions().Khotin)
}

func errArchive(folder, present string) error {
	return &diag.Fault{
		Message: diag.K6031.T("thư mục %q đã là một kho (có %s), nên không bắt đầu lại", "the folder %q is an archive already (it has %s), so none is begun there", folder, present),
		Hint:    diag.T("thêm bài bằng khotin new, tệp cho máy chủ bằng --ci, trang biên tập bằng --cms, hoặc chọn thư mục khác", "add write-ups with khotin new, files for a server with --ci, an admin page with --cms, or choose another folder"),
	}
}

// servers are the files that --ci or --workflow asks for.
func (n newArchive) servers() ([]scaffold.File, error) {
	if n.workflow != "" {
		if !slices.Contains(scaffold.WorkflowNames, n.workflow) {
			return nil, usageError{diag.T("--workflow không nhận %q; chọn trong: %s", "--workflow does not take %q; choose from: %s", n.workflow, strings.Join(scaffold.WorkflowNames, ", "))}
		}
		if n.ciGiven {
			return nil, usageError{diag.T("--workflow thay cho --ci: chỉ dùng một", "--workflow takes the place of --ci: use one of them")}
		}
		return []scaffold.File{scaffold.Workflow(n.workflow)}, nil
	}
	var files []scaffold.File
	for _, name := range n.ci {
		switch {
		case name == "none" && len(n.ci) == 1:
		case slices.Contains(scaffold.CINames, name):
			files = append(files, scaffold.CI(name))
		default:
			return nil, usageError{diag.T("--ci không nhận %q; chọn trong: %s, none", "--ci does not take %q; choose from: %s, none", name, strings.Join(scaffold.CINames, ", "))}
		}
	}
	return files, nil
}

// repository says whether a folder belongs to a git repository, and where that
// begins if it is a folder above.
func repository(folder string) (above string, inside bool) {
	abs, err := filepath.Abs(folder)
	if err != nil {
		return "", false
	}
	for dir := abs; ; dir = filepath.Dir(dir) {
		if _, err := os.Lstat(filepath.Join(dir, ".git")); err == nil {
			if dir == abs {
				return "", true
			}
			return dir, true
		}
		if dir == filepath.Dir(dir) {
			return "", false
		}
	}
}

// printInit says what became of each file.
func (a *app) printInit(folder string, done scaffold.Result) {
	width := 0
	for _, f := range append(done.Created, done.Kept...) {
		width = max(width, utf8.RuneCountInString(f.Path))
	}
	if folder == "." {
		folder = a.text("thư mục này", "this folder")
	}
	if len(done.Created) > 0 {
		fmt.Fprintln(a.Out, a.text("Đã tạo trong %s:", "Created in %s:", folder))
		for _, f := range done.Created {
			fmt.Fprintf(a.Out, "  %-*s  %s\n", width, f.Path, f.About.In(a.lang))
		}
	}
	if len(done.Kept) > 0 {
		fmt.Fprintln(a.Out, a.text("Đã có sẵn, giữ nguyên:", "There already, and left as they are:"))
		for _, f := range done.Kept {
			fmt.Fprintln(a.Out, strings.TrimRight(fmt.Sprintf("  %-*s  %s", width, f.Path, f.IfThere.In(a.lang)), " "))
		}
	}
}

// printFirstSteps gives commands that can be pasted one after the other.
func (a *app) printFirstSteps(folder, above string, inRepository bool) {
	khotin := a.Program
	if strings.ContainsRune(khotin, filepath.Separator) {
		if abs, err := filepath.Abs(khotin); err == nil {
			khotin = abs // it is called from another folder now
		}
	}
	type step struct{ command, why string }
	var steps []step
	if folder != "." {
		steps = append(steps, step{"cd " + shellQuote(folder), ""})
	}
	if !inRepository {
		steps = append(steps, step{"git init -b main", a.text("giữ lịch sử của mọi bài", "keep the history of all write-ups")})
	}
	if above == "" {
		steps = append(steps, step{"git config core.hooksPath .githooks", a.text("kiểm tra trước mỗi lần commit", "check before each commit")})
	}
	steps = append(steps,
		step{khotin + " serve", a.text("xem thử, kể cả bài ví dụ; dừng bằng Ctrl+C", "look at it, with the example; Ctrl+C stops it")},
		step{khotin + ` new "Hội nghị tổng kết năm học 2018-2019" --district "Quận Long Biên, Hà Nội" --date 2019-08-19`, ""},
		step{khotin + " check", a.text("sai ở dòng nào, sửa thế nào", "what is wrong, on which line, and what to do")},
		step{khotin + " build", a.text("dựng trang vào public/; bản nháp thì chưa", "make the site in public/, without drafts")})
	fmt.Fprintln(a.Out, a.text("\nViệc tiếp theo (đọc thêm: HUONG-DAN.md):", "\nWhat to do next (HUONG-DAN.md says more, in Vietnamese):"))
	for _, s := range steps {
		if s.why != "" {
			s.command = fmt.Sprintf("%-36s # %s", s.command, s.why)
		}
		fmt.Fprintln(a.Out, "  "+s.command)
	}
}

// initResult is the outcome as --json gives it.
type initResult struct {
	Folder  string   `json:"folder"`
	Created []string `json:"created"`
	Kept    []string `json:"kept"`
}

func machineInit(folder string, done scaffold.Result) initResult {
	paths := func(files []scaffold.File) []string {
		list := make([]string, len(files))
		for i, f := range files {
			list[i] = f.Path
		}
		return list
	}
	return initResult{folder, paths(done.Created), paths(done.Kept)}
}
