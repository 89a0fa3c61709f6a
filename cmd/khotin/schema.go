package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/gazetteer"
	"github.com/khotin/khotin/internal/schema"
	"github.com/khotin/khotin/internal/schema/forms"
)

// jsonSchema is the format that no program of package forms reads.
const jsonSchema = "json-schema"

func (a *app) schemaCommand() *cobra.Command {
	var format, repository, province string
	cmd := &cobra.Command{
		Use:   "schema",
		Short: a.text("In các mục của phần đầu bài cho trình soạn thảo", "Print the fields of front matter for editors"),
		Long: a.text("In JSON Schema (draft 2020-12) của phần đầu bài: tên mục, lời giải thích và các danh sách của kho này.\n"+
			"Trình soạn thảo dùng nó để gợi ý và báo lỗi khi gõ; khotin check vẫn là nơi kiểm tra đầy đủ.\n"+
			"--format in tệp cài đặt của một chương trình có biểu mẫu: Sveltia CMS, Decap CMS, Pages CMS, Front Matter.",
			"Print the JSON Schema (draft 2020-12) of front matter: its keys, their help, and this archive's lists.\n"+
				"Editors use it to complete and to mark mistakes while one types; khotin check still has the last word.\n"+
				"--format prints the settings of a program with a form: Sveltia CMS, Decap CMS, Pages CMS, Front Matter."),
		Example: "khotin schema > schema.json\nkhotin schema --format front-matter > frontmatter.json",
		Args:    a.noArgs,
		RunE: func(*cobra.Command, []string) error {
			text, err := a.schemaText(format, repository, province)
			if err != nil {
				return err
			}
			_, err = a.Out.Write(text)
			return err
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&format, "format", jsonSchema, a.text("`DẠNG` cần in: %s", "the `FORMAT` to print: %s", formatNames()))
	flags.StringVar(&repository, "repository", "", a.repositoryHelp())
	flags.StringVar(&province, "province", "", a.provinceHelp())
	return cmd
}

// repositoryHelp explains the flag that schema and init share.
func (a *app) repositoryHelp() string {
	return a.text("địa chỉ web `URL` của kho git, để trang biên tập lưu vào đó", "the web address `URL` of the git repository, where the admin page saves")
}

// provinceHelp explains the flag that schema and init share.
func (a *app) provinceHelp() string {
	return a.text("chỉ cho chọn nơi thuộc `TỈNH` này, kể cả các tỉnh đã nhập vào nó", "let only places of this `PROVINCE` be chosen, with those that went into it")
}

// formatNames are all formats, for help and for errors.
func formatNames() string {
	names := []string{jsonSchema}
	for _, p := range forms.Programs {
		names = append(names, string(p))
	}
	return strings.Join(names, ", ")
}

func (a *app) schemaText(format, repository, province string) ([]byte, error) {
	if format != jsonSchema && !slices.Contains(forms.Programs, forms.Program(format)) {
		return nil, usageError{diag.T("--format không nhận %q; chọn trong: %s", "--format does not take %q; choose from: %s", format, formatNames())}
	}
	if format == jsonSchema {
		rules, err := a.rules()
		if err != nil {
			return nil, err
		}
		return schema.Write(rules, a.lang)
	}
	o, err := a.formOptions(repository, province)
	if err != nil {
		return nil, err
	}
	return forms.Write(forms.Program(format), o)
}

// formOptions are the options of a form for the archive in the source folder.
func (a *app) formOptions(repository, province string) (o forms.Options, err error) {
	o.Lang = a.lang
	if repository != "" {
		if o.Repository, err = forms.ParseRepository(repository); err != nil {
			return o, err
		}
	}
	if o.Rules, err = a.rules(); err == nil && province != "" {
		o.Province, err = forms.FindProvince(o.Rules, province, gazetteer.DayOf(a.Now()))
	}
	return o, err
}
