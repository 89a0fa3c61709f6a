package shard

import (
	"crypto/sha256"
	"slices"
	"sync/atomic"
)

func (p *publication) writePages() (err error) {
	packs := (p.pages + pagesPerPack - 1) / pagesPerPack
	p.manifest.Pairs.Pages = p.pages
	p.manifest.Pairs.InShards = encodePairSet(p.frequentNames())
	p.manifest.Pairs.Sizes = make([]int, packs)
	var coded atomic.Int64
	p.manifest.Pairs.Files, err = p.files.addAll(p.ctx, kindPairs, packs, func(i int) ([]byte, error) {
		pack, n := p.pagePack(i)
		p.manifest.Pairs.Sizes[i] = pack.unit
		coded.Add(int64(n))
		return pack.data, nil
	})
	p.coded.Pages = int(coded.Load())
	return err
}

// pagePack gives a pack of pages, and how many of them had to be coded.
func (p *publication) pagePack(i int) (_ *keptPack, coded int) {
	key := p.kept.place(kindPairs, p.pages, i)
	old := p.kept.pack(key)
	pages := make([][]rare, min(pagesPerPack, p.pages-i*pagesPerPack))
	pack := &keptPack{digests: make([]partDigest, len(pages)), facts: make([]uint32, len(pages))}
	for j := range pages {
		pages[j] = p.page(i*pagesPerPack + j)
		pack.digests[j] = p.pageDigest(pages[j])
	}
	if slices.Equal(pack.digests, old.digests) {
		return old, 0
	}
	encoded := make([][]byte, len(pages))
	for j, page := range pages {
		if j < len(old.digests) && old.digests[j] == pack.digests[j] {
			encoded[j] = old.page(j)
		}
		if encoded[j] == nil {
			encoded[j] = encodePage(p.rarePairs(page), p.size)
			coded++
		}
	}
	pack.data, pack.unit = joinPages(encoded)
	if p.kept.cache != nil {
		p.kept.cache.Put(key, pack.encode())
	}
	return pack, coded
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

// page gives the pairs of one page, by fingerprint.
func (p *publication) page(page int) []rare {
	from, _ := slices.BinarySearchFunc(p.rares, page, func(r rare, page int) int { return r.page() - page })
	to := from
	for to < len(p.rares) && p.rares[to].page() == page {
		to++
	}
	return p.rares[from:to]
}

// pageDigest digests all that a page is coded of.
func (p *publication) pageDigest(page []rare) partDigest {
	if p.kept.cache == nil {
		return partDigest{}
	}
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
	return sha256.Sum256(appendInts(nil, numbers))
}

func (p *publication) rarePairs(page []rare) []rarePair {
	entries := make([]rarePair, len(page))
	for i, r := range page {
		entries[i] = rarePair{r.fingerprint(), p.pairList(p.groups[r.group])}
	}
	return entries
}
