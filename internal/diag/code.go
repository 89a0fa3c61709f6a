package diag

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Code is a kind of diagnostic: a number that never changes its meaning, and what
// there is to say of it whatever the file. Only this package makes them.
type Code struct {
	number   int
	severity Severity
	meaning  Text
	cure     Text
}

// table holds all codes, as codes_*.go define them.
var table []*Code

// define adds a code to the table. A number is never used for anything else, not
// even after its code is gone.
func define(number int, severity Severity, meaning, cure Text) *Code {
	c := &Code{number, severity, meaning, cure}
	table = append(table, c)
	return c
}

// Codes lists all codes by number.
func Codes() []*Code {
	return slices.SortedFunc(slices.Values(table), func(a, b *Code) int { return a.number - b.number })
}

// FindCode finds a code by its name, "K1203", in any case and without the K too.
func FindCode(name string) (c *Code, ok bool) {
	digits := strings.TrimPrefix(strings.ToUpper(strings.TrimSpace(name)), "K")
	number, err := strconv.Atoi(digits)
	if err != nil {
		return nil, false
	}
	at := slices.IndexFunc(table, func(c *Code) bool { return c.number == number })
	if at < 0 {
		return nil, false
	}
	return table[at], true
}

// String is the code's name: "K1203".
func (c *Code) String() string { return fmt.Sprintf("K%04d", c.number) }

// Severity tells whether what has the code stops a build.
func (c *Code) Severity() Severity { return c.severity }

// Meaning says what is wrong, and why it is.
func (c *Code) Meaning() Text { return c.meaning }

// Cure says what to do.
func (c *Code) Cure() Text { return c.cure }

// text is embedded in Message under a name of this package's own, so that no
// other makes a message without a code.
type text = Text

// Message is what a diagnostic says: a text with a code.
type Message struct {
	text
	code *Code
}

// T makes a message of one format string per language; both take the same
// arguments in the same order.
func (c *Code) T(vi, en string, args ...any) Message { return Message{T(vi, en, args...), c} }

// Of makes a message of a text.
func (c *Code) Of(t Text) Message { return Message{t, c} }

// Fault makes a Fault without a hint; args fill both format strings.
func (c *Code) Fault(cause error, vi, en string, args ...any) *Fault {
	return &Fault{Message: c.T(vi, en, args...), Cause: cause}
}

// Code is what the message was made of; that of a message which says nothing is
// none of the table's.
func (m Message) Code() *Code {
	if m.code == nil {
		return &Code{}
	}
	return m.code
}

// Text is the message without its code.
func (m Message) Text() Text { return m.text }

// With is the message with more text behind it.
func (m Message) With(more Text) Message {
	m.VI += more.VI
	m.EN += more.EN
	return m
}

// coded is the message for a person, its code at the end.
func (m Message) coded(lang Lang) string { return m.In(lang) + " [" + m.Code().String() + "]" }
