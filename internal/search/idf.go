package search

import "math/bits"

// log16 is the logarithm to base 2 in sixteenths, linear between powers of two:
// at most 1.4 sixteenths too low, and the same on every processor.
func log16(x int) int32 {
	e := bits.Len(uint(x)) - 1
	return int32(16*e + 16*(x-1<<e)>>e)
}

// Weight tells how much a list of df of n write-ups says, in sixteenths of an
// octave: 0 for an empty list, at least 1 for any other.
func IDF(n, df int) int32 {
	if df <= 0 {
		return 0
	}
	return max(1, log16(n+1)-log16(df))
}

// NumLevels is the number of levels a posting can have: four bits. With steps
// of half an octave they rank as well as exact frequencies do (.001 of MRR@10
// on the news, alqac and xquad sets), with whole octaves worse by .003.
const NumImpacts = 16

// volumes holds what each level stands for, in 64ths of "once in a body of
// average length".
var volumes = [NumImpacts]int32{16, 23, 32, 45, 64, 91, 128, 181, 256, 362, 512, 724, 1024, 1448, 2048, 2896}

// half is the volume that reaches half of the most a syllable can give: BM25's
// k1 of 1.2. Between 0.9 and 1.6 no set moves by more than .003.
const halfVolume = 77

// saturate turns a volume into 0–255: twice as often is not twice as relevant.
func saturate(volume int32) int32 { return 256 * volume / (volume + halfVolume) }

// Points of the formula, tuned on the known-item queries of the news corpus and
// on both question sets; docs/search.md says what each is for. Raising or
// lowering one by a third costs no set more than .004.
const (
	pointsSyllable        = 16   // × weight × saturate
	pointsMarks           = 5    // × weight × saturate
	pointsBigram          = 1280 // × weight
	pointsBigramInTitle   = 1920 // × weight, in the title
	pointsChain           = 256  // × the smaller weight of two successive pairs
	pointsSequence        = 4096 // × the weights of all pairs of a run
	pointsSequenceInTitle = 1024 // × the same, when all are in the title
	pointsTitleStart      = 2048 // × weight, when the title begins with the query
)
