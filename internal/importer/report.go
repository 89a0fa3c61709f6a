package importer

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"github.com/khotin/khotin/internal/diag"
)

// reportColumns are the columns of the report, for spreadsheets.
var reportColumns = []string{"file", "status", "write_up", "original", "encoding", "pictures", "removed", "undecided", "problem"}

// WriteReport writes what came in and what needs a person, as CSV.
func WriteReport(w io.Writer, items []Item, lang diag.Lang) error {
	out := csv.NewWriter(w)
	if err := out.Write(reportColumns); err != nil {
		return err
	}
	for _, i := range items {
		problem := ""
		if i.Problem != nil {
			problem = diag.Describe(i.Problem, lang)
		}
		row := []string{i.File, string(i.Status), i.WriteUp, i.Original, i.Encoding, strconv.Itoa(i.Pictures),
			strconv.Itoa(len(i.Removed)), strings.Join(i.Undecided, " "), problem}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}
