package shard

import (
	"fmt"
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/search"
	"github.com/khotin/khotin/internal/vi"
)

// labelled are the facets whose values have labels in the file of labels, in its order.
var labelled = [...]search.Facet{search.FacetDistrict, search.FacetKind, search.FacetLevel}

// labels are the values of the facets labelled.
type labels [len(labelled)][]search.Label

// encodeLabels writes a line for each label, and an empty one behind each facet. A
// label that ends as the one before ends at its last part, the province, ends with
// a comma there.
func encodeLabels(columns *search.Columns) []byte {
	var b strings.Builder
	for _, f := range labelled {
		last := ""
		for _, l := range columns[f].Values {
			line := labelLine(l)
			name, end := cutLast(line)
			if end != "" && end == last && !strings.Contains(line, "\t") {
				line = name + ","
			} else if strings.HasSuffix(line, ",") {
				line += "\t" + l.ID
			}
			last = end
			b.WriteString(line + "\n")
		}
		b.WriteString("\n")
	}
	return withChecksum(newTextModel().encodeText(b.String()))
}

func decodeLabels(data []byte) (all labels, err error) {
	payload, err := checkedPayload(data)
	if err != nil {
		return all, err
	}
	text, err := newTextModel().decodeText(payload)
	if err != nil {
		return all, err
	}
	facet, last := 0, ""
	for line := range strings.Lines(text) {
		line, _ := strings.CutSuffix(line, "\n")
		if facet == len(all) {
			return all, fmt.Errorf("labels of more than %d facets", len(all))
		}
		if line == "" {
			facet, last = facet+1, ""
			continue
		}
		if name, same := strings.CutSuffix(line, ","); same {
			line = name + ", " + last
		}
		_, last = cutLast(line)
		all[facet] = append(all[facet], readLabel(line))
	}
	if facet < len(all) {
		return all, errTruncated
	}
	return all, nil
}

// cutLast gives a label without its last part, and that part.
func cutLast(label string) (name, last string) {
	if at := strings.LastIndex(label, ", "); at >= 0 {
		return label[:at], label[at+2:]
	}
	return label, ""
}

// labelLine writes an id, its label and its other names: the label alone if the id
// follows from it. With both for each of 707 districts they would take twice as much.
func labelLine(l search.Label) string {
	label := strings.NewReplacer("\n", " ", "\t", " ").Replace(l.Label)
	if label != "" && idOf(label) == l.ID && l.Also == nil {
		return label
	}
	return strings.Join(append([]string{label, l.ID}, l.Also...), "\t")
}

func readLabel(line string) search.Label {
	parts := strings.Split(line, "\t")
	if len(parts) == 1 {
		return search.Label{ID: idOf(line), Label: line}
	}
	l := search.Label{ID: parts[1], Label: parts[0]}
	if len(parts) > 2 {
		l.Also = parts[2:]
	}
	return l
}

// idOf gives the id of a label, "ha-noi/quan-long-bien" of "Quận Long Biên, Hà
// Nội": the slugs of its parts, the last part first. It is empty for a label so
// long that its slugs would have to be cut, which browsers cannot do.
func idOf(label string) string {
	if len(label) > vi.MaxSlugBytes {
		return ""
	}
	parts := strings.Split(label, ", ")
	for i, part := range parts {
		parts[i] = vi.Slug(part)
	}
	slices.Reverse(parts)
	return strings.Join(parts, "/")
}
