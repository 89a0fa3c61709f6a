package shard

import (
	"crypto/sha256"
	"slices"

	"github.com/khotin/khotin/internal/cache"
)

// pagePacks is how many packs of pages there are.
func (p *publication) pagePacks() int { return (p.pages + pagesPerPack - 1) / pagesPerPack }

func (p *publication) pagePackKey(i int) cache.Key { return p.kept.place(kindPairs, p.pages, i) }

// pagePack gives a pack of pages.
func (p *publication) pagePack(i int) (*keptPack, error) {
	pack, coded, err := p.kept.codePages(p.pagePackKey(i), p.pageInputs(i))
	p.coded.pages[i] = coded
	return pack, err
}

// pageInputs are what the pages of a pack are coded of.
func (p *publication) pageInputs(i int) [][]byte {
	inputs := make([][]byte, min(pagesPerPack, p.pages-i*pagesPerPack))
	for j := range inputs {
		inputs[j] = p.pageInput(p.page(i*pagesPerPack + j))
	}
	return inputs
}

// page gives the pairs of one page, by fingerprint.
func (p *publication) page(page int) []rare {
	from, _ := slices.BinarySearchFunc(p.rares, page, func(r rare, page int) int { return r.page() - page })
	to := from
	for to < len(p.rares) && p.rares[to].page() == page {
		to++
	}
	return p.rares[from:to]
}

// pageInput writes down all that a page is coded of.
func (p *publication) pageInput(page []rare) []byte {
	length := 1 + 2*len(page)
	for _, r := range page {
		length += p.groups[r.group].df()
	}
	numbers := append(make([]uint32, 0, length), p.size.numbers)
	for _, r := range page {
		g := p.groups[r.group]
		numbers = append(numbers, r.fingerprint(), g.to-g.from)
		numbers = append(numbers, p.entries[g.from:g.to]...)
	}
	return appendInts(nil, numbers)
}

// codePages gives the pack that is kept under a key, with the pages coded that are not
// in it, and says how many those are.
func (k kept) codePages(key cache.Key, inputs [][]byte) (_ *keptPack, coded int, err error) {
	old := k.pack(key)
	pack := &keptPack{digests: make([]partDigest, len(inputs)), facts: make([]uint32, len(inputs))}
	for j, input := range inputs {
		pack.digests[j] = sha256.Sum256(input)
	}
	if slices.Equal(pack.digests, old.digests) {
		return old, 0, nil
	}
	encoded := make([][]byte, len(inputs))
	for j, input := range inputs {
		if j < len(old.digests) && old.digests[j] == pack.digests[j] {
			encoded[j] = old.page(j)
		}
		if encoded[j] == nil {
			if encoded[j], err = codePage(input); err != nil {
				return nil, 0, err
			}
			coded++
		}
	}
	pack.data, pack.unit = joinPages(encoded)
	if k.cache != nil {
		k.cache.Put(key, pack.encode())
	}
	return pack, coded, nil
}

// codePage codes a page of its input.
func codePage(input []byte) ([]byte, error) {
	r := inputReader{data: input}
	numbers := r.ints(len(input) / 4)
	if len(numbers) == 0 {
		return nil, errTruncated
	}
	size := sizes{numbers: numbers[0]}
	var entries []rarePair
	for numbers = numbers[1:]; len(numbers) > 0; {
		if len(numbers) < 2 || uint64(len(numbers)-2) < uint64(numbers[1]) {
			return nil, errTruncated
		}
		end := 2 + numbers[1]
		entries = append(entries, rarePair{numbers[0], pairList(numbers[2:end])})
		numbers = numbers[end:]
	}
	return encodePage(entries, size), nil
}

// page gives a page as encodePage made it; nil if it is not there.
func (p *keptPack) page(i int) []byte {
	if (i+1)*p.unit > len(p.data) {
		return nil
	}
	payload, err := checkedPayload(p.data[i*p.unit : (i+1)*p.unit])
	if err != nil {
		return nil
	}
	length, rest, err := varints(payload, 1)
	if err != nil || length[0] > len(rest) {
		return nil
	}
	return payload[:len(payload)-len(rest)+length[0]]
}
