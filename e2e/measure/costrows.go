package main

import (
	"fmt"
	"math"
	"slices"

	"github.com/khotin/khotin/internal/pipeline"
)

// The most that a cold query may cost, in kilobytes, by the size of the archive.
var coldTargets = map[int]struct{ median, worst float64 }{
	1_000: {45, 80}, 10_000: {70, 150}, 50_000: {120, 350}, 100_000: {180, 550},
}

// costRows are the rows of the first table. A target that is set for one size of
// archive is shown at that size only.
func (c *comparison) costRows() []row {
	return slices.Concat(c.coldRows(), c.visitRows(), c.typedRows(), c.timeRows(), c.stayRows(), c.buildRows())
}

func (c *comparison) coldRows() []row {
	return []row{
		c.coldRow(),
		c.figure("requests, median [worst]", 18, func(k *cost) (float64, string) {
			all := requestsOf(k.Cold)
			return float64(middle(all)), fmt.Sprintf("%d [%d]", middle(all), worst(all))
		}),
		c.figure("rounds of dependent requests, median [worst]", 4, func(k *cost) (float64, string) {
			return float64(worst(k.Rounds)), fmt.Sprintf("%d [%d]", middle(k.Rounds), worst(k.Rounds))
		}),
		c.figure("code that every query loads, KB with gzip", 14*1.024, func(k *cost) (float64, string) {
			return float64(k.code()) / 1e3, fmt.Sprintf("%.2f", float64(k.code())/1e3)
		}),
		c.mandatoryRow(),
	}
}

func (c *comparison) visitRows() (rows []row) {
	for k, name := range []string{"second", "third"} {
		rows = append(rows, c.figure(name+" query of a visit, KB, median [worst]", c.at(10_000, 30), func(of *cost) (float64, string) {
			all := bytesOf(of.Visits[k+1])
			return float64(middle(all)) / 1e3, kilobytes(middle(all)) + " [" + kilobytes(worst(all)) + "]"
		}))
	}
	return rows
}

func (c *comparison) typedRows() []row {
	rows := []row{c.typedRow("typed into the search page by keys", func(k *cost) ([]load, []load) { return k.Typed, k.Pasted })}
	if len(c.khotin.cost.Awaited) > 0 {
		rows = append(rows, c.typedRow("typed, ten results awaited at each key", func(k *cost) ([]load, []load) { return k.Awaited, k.Cold }))
	}
	return rows
}

func (c *comparison) stayRows() []row {
	k := c.khotin.cost
	same := c.figure("queries that a visit answers as a cold start does", math.Inf(1), func(k *cost) (float64, string) {
		return 0, fmt.Sprintf("%d of %d", k.Same, len(k.found))
	})
	return []row{
		c.figure("memory of the tab after 20 queries, MiB more", c.at(50_000, 30), func(k *cost) (float64, string) {
			grown := float64(k.Stay.Grown) / (1 << 20)
			return grown, fmt.Sprintf("%.0f (on %.0f)", grown, float64(k.Stay.Base)/(1<<20))
		}),
		same.must(k.Same == len(k.found), "all"),
	}
}

// at gives a target at the size that it is set for.
func (c *comparison) at(size int, target float64) float64 {
	if c.size == size {
		return target
	}
	return math.Inf(1)
}

// figure makes a row of one figure, which may be at most so much for khotin.
func (c *comparison) figure(what string, most float64, of func(*cost) (float64, string)) row {
	r := row{what: what}
	if c.pagefind != nil {
		_, r.pagefind = of(c.pagefind.cost)
	}
	figure, text := of(c.khotin.cost)
	r.khotin = text
	if !math.IsInf(most, 1) {
		r.target, r.met = fmt.Sprintf("%.5g", most), within(figure, most)
	}
	return r
}

func (c *comparison) coldRow() row {
	target, known := coldTargets[c.size]
	r := c.figure("cold query, KB, median [worst]", math.Inf(1), func(k *cost) (float64, string) {
		all := bytesOf(k.Cold)
		return 0, kilobytes(middle(all)) + " [" + kilobytes(worst(all)) + "]"
	})
	if known {
		all := bytesOf(c.khotin.cost.Cold)
		r.target = fmt.Sprintf("%.0f [%.0f]", target.median, target.worst)
		r.met = yes(float64(middle(all)) <= 1e3*target.median && float64(worst(all)) <= 1e3*target.worst)
	}
	return r
}

// mandatoryRow says what every query loads, and how that grows.
func (c *comparison) mandatoryRow() row {
	data := func(k *cost) (bytes int) {
		for name, size := range k.mandatory() {
			if !isCode(name) {
				bytes += size
			}
		}
		return bytes
	}
	r := c.figure("data that every query loads, KB", math.Inf(1), func(k *cost) (float64, string) { return 0, kilobytes(data(k)) })
	if c.before == nil {
		return r
	}
	growth := func(now, then *publication) float64 {
		return float64(data(now.cost)-data(then.cost)) / float64(c.size-c.before.size)
	}
	grown := growth(c.khotin, c.before.khotin)
	r.khotin += fmt.Sprintf(", %.2f bytes a write-up more", grown)
	if c.pagefind != nil && c.before.pagefind != nil {
		r.pagefind += fmt.Sprintf(", %.2f bytes a write-up more", growth(c.pagefind, c.before.pagefind))
	}
	r.target, r.met = "1 byte a write-up more", within(grown, 1)
	return r
}

// typedRow compares a query that is typed with the same query pasted.
func (c *comparison) typedRow(what string, of func(*cost) (typed, pasted []load)) row {
	return c.figure(what+", KB, median [worst]; requests; times the bytes of the pasted one", 1.3, func(k *cost) (float64, string) {
		typed, pasted := of(k)
		ratio := float64(middle(bytesOf(typed))) / float64(middle(bytesOf(pasted)))
		return ratio, fmt.Sprintf("%s [%s]; %d; %.2f", kilobytes(middle(bytesOf(typed))), kilobytes(worst(bytesOf(typed))), middle(requestsOf(typed)), ratio)
	})
}

// timeRows are about time, which depends on what else the machine does.
func (c *comparison) timeRows() []row {
	seconds := func(all []float64) (float64, string) {
		return middle(all) / 1e3, fmt.Sprintf("%.2f [%.2f]", middle(all)/1e3, worst(all)/1e3)
	}
	frames := row{what: "frames dropped while typing; longest, ms"}
	var dropped int
	var longest float64
	for _, f := range c.khotin.cost.Frames {
		dropped, longest = dropped+f.Dropped, max(longest, f.Longest)
	}
	frames.khotin, frames.target, frames.met = fmt.Sprintf("%d; %.0f", dropped, longest), "0", yes(dropped == 0)
	warm := c.figure("warm query, ms, median [worst]", math.Inf(1), func(k *cost) (float64, string) {
		return 0, fmt.Sprintf("%.1f [%.1f]", middle(k.Stay.Warm), worst(k.Stay.Warm))
	})
	if c.size == 10_000 {
		k := c.khotin.cost.Stay.Warm
		warm.target, warm.met = "8 [30]", yes(middle(k) <= 8 && worst(k) <= 30)
	}
	rows := []row{c.figure("ten results, 150 ms and 1.6 Mbit/s, s, median [worst]", c.at(10_000, 1.2), func(k *cost) (float64, string) { return seconds(k.Slow) })}
	if len(c.khotin.cost.SlowHTTP2) > 0 {
		rows = append(rows, c.figure("the same over HTTP/2", math.Inf(1), func(k *cost) (float64, string) { return seconds(k.SlowHTTP2) }))
	}
	return append(rows, warm, frames)
}

// must adds a target that is met or not.
func (r row) must(met bool, target string) row {
	r.target, r.met = target, yes(met)
	return r
}

// buildRows are what publishing costs.
func (c *comparison) buildRows() []row {
	both := func(what string, of func(*publication) string) row {
		r := row{what: what, khotin: of(c.khotin)}
		if c.pagefind != nil {
			r.pagefind = of(c.pagefind)
		}
		return r
	}
	took := func(e effort) string {
		return fmt.Sprintf("%.1f; %.1f; %d", e.Wall.Seconds(), e.CPU.Seconds(), e.Peak/1e6)
	}
	alone := both("index and its files alone: wall s; CPU s; peak MB", func(p *publication) string { return took(p.alone) })
	switch peak, cpu := float64(c.khotin.alone.Peak)/1e6, c.khotin.alone.CPU.Seconds(); c.size {
	case 10_000:
		alone = alone.must(cpu <= 12 && peak <= 600, "CPU 12; 600")
	case 100_000:
		alone = alone.must(peak <= 3000, "3000")
	}
	files := both("files of the search for ten write-ups; MB", func(p *publication) string {
		return fmt.Sprintf("%.2f; %.1f", 10*float64(p.weight.Files)/float64(c.size), float64(p.weight.Bytes)/1e6)
	})
	whole := row{what: "whole build with all pages: wall s; CPU s; peak MB", khotin: took(c.khotin.took)}
	whole.khotin += fmt.Sprintf(" (CPU of index and shards: %.1f)", c.khotin.stage(pipeline.Index, pipeline.Shard).Seconds())
	return []row{
		alone, whole,
		files.must(10*c.khotin.weight.Files <= c.size, "1"),
		both("one write-up more: share of files; of bytes that are new", func(p *publication) string {
			return fmt.Sprintf("%.1f %%; %.1f %%", 100*float64(p.changed.Files)/float64(p.after.Files), 100*float64(p.changed.Bytes)/float64(p.after.Bytes))
		}),
	}
}
