package main

import (
	"github.com/spf13/cobra"

	"github.com/khotin/khotin/internal/schema"
)

func (a *app) schemaCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: a.text("In JSON Schema của phần đầu bài, cho trình soạn thảo", "Print the JSON Schema of front matter, for editors"),
		Long: a.text("In JSON Schema (draft 2020-12) của phần đầu bài: tên mục, lời giải thích và các danh sách của kho này.\n"+
			"Trình soạn thảo dùng nó để gợi ý và báo lỗi khi gõ; khotin check vẫn là nơi kiểm tra đầy đủ.",
			"Print the JSON Schema (draft 2020-12) of front matter: its keys, their help, and this archive's lists.\n"+
				"Editors use it to complete and to mark mistakes while one types; khotin check still has the last word."),
		Example: "khotin schema > schema.json",
		Args:    a.noArgs,
		RunE: func(*cobra.Command, []string) error {
			rules, err := a.rules()
			if err != nil {
				return err
			}
			text, err := schema.Write(rules, a.lang)
			if err != nil {
				return err
			}
			_, err = a.Out.Write(text)
			return err
		},
	}
}
