package plan

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxTeaser is how many characters of a summary a card shows: five lines on a
// phone, two or three on a wide screen.
const maxTeaser = 220

// teaser shortens a summary for a card: to whole sentences if they fill at
// least half of it, else to whole words.
func teaser(summary string) string {
	if utf8.RuneCountInString(summary) <= maxTeaser {
		return summary
	}
	head := string([]rune(summary)[:maxTeaser])
	if end := lastSentence(head); end > len(head)/2 {
		return head[:end]
	}
	if end := strings.LastIndexFunc(head, unicode.IsSpace); end > 0 {
		head = head[:end]
	}
	return strings.TrimRightFunc(head, unicode.IsPunct) + "…"
}

// lastSentence is where the last whole sentence of the text ends. A full stop
// ends one only before a space: 2.792 does not.
func lastSentence(text string) int {
	end := 0
	for i := range len(text) - 1 {
		if strings.IndexByte(".!?", text[i]) >= 0 && text[i+1] == ' ' {
			end = i + 1
		}
	}
	return end
}
