package search

// A partKind is a line of the formula.
type partKind uint8

const (
	partSyllable partKind = iota
	partMarks
	partPair
	partChain
	partRun
	partRunHead
	partBegin
)

// A trace keeps the points of one write-up apart.
type trace struct {
	number uint32
	parts  []tracePart
}

type tracePart struct {
	kind   partKind
	which  int
	points int32
}

func (tr *trace) add(kind partKind, which int, points int32) {
	tr.parts = append(tr.parts, tracePart{kind, which, points})
}
