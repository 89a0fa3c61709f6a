package shard

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/khotin/khotin/internal/cache"
	"github.com/khotin/khotin/internal/corpus"
)

// A Job is what one file is coded of, so that another process can code it, which knows
// nothing of the source.
type Job struct {
	Kind      string
	Spread    uint32      // spreads jobs over those who do them; the same when others come and go
	Key       cache.Key   // under which the file is kept
	Beside    []cache.Key // packs of texts that may have some of its texts
	Documents int         // of the archive
	Inputs    [][]byte    // of a shard, or of each page or text of a pack
}

// Jobs calls yield for each file that takes long to code, and gives what is published
// beside them. When all jobs are done, Contents.Write publishes what Write does.
func Jobs(ctx context.Context, source corpus.Source, o Options, yield func(Job) error) (*Contents, error) {
	p, err := newPublication(ctx, source, o)
	if err != nil {
		return nil, fmt.Errorf("prepare the search: %w", err)
	}
	c, err := p.contents()
	if err != nil {
		return nil, fmt.Errorf("prepare the search: %w", err)
	}
	for i := range c.Shards {
		input := p.shardInput(i)
		c.Shards[i] = p.kept.key(kindKeys, input)
		if err := yield(Job{Kind: kindKeys, Spread: corpus.Hash32(7, p.keys[p.starts[i]]), Key: c.Shards[i], Documents: p.size.documents, Inputs: [][]byte{input}}); err != nil {
			return nil, err
		}
	}
	for i := range c.Pairs {
		j := Job{Kind: kindPairs, Spread: uint32(i), Key: p.pagePackKey(i), Inputs: p.pageInputs(i)}
		c.Pairs[i] = KeptPack{j.Key, packDigest(digestsOf(j.Inputs))}
		if err := yield(j); err != nil {
			return nil, err
		}
	}
	for i := range c.Texts {
		inputs := p.textInputs(i)
		j := Job{Kind: kindTexts, Spread: uint32(i), Key: p.textPackKey(i), Beside: p.textPacksBeside(i), Inputs: make([][]byte, len(inputs))}
		digests := make([]partDigest, len(inputs))
		for n, input := range inputs {
			digests[n] = input.digest
			if j.Inputs[n], err = input.encode(); err != nil {
				return nil, err
			}
		}
		c.Texts[i] = KeptPack{j.Key, packDigest(digests)}
		if err := yield(j); err != nil {
			return nil, err
		}
	}
	return c, ctx.Err()
}

// Code codes the file of a job, unless the cache has it, and puts it there.
func (j Job) Code(c *cache.Cache) error {
	var err error
	k := kept{cache: c}
	switch j.Kind {
	case kindKeys:
		if c.Has(j.Key) {
			return nil
		}
		if len(j.Inputs) != 1 {
			return errTruncated
		}
		var data []byte
		if data, err = codeShard(j.Inputs[0], j.Documents); err == nil {
			c.Put(j.Key, data)
		}
	case kindPairs:
		_, _, err = k.codePages(j.Key, j.Inputs)
	case kindTexts:
		inputs := make([]textInput, len(j.Inputs))
		for i, input := range j.Inputs {
			if inputs[i], err = decodeTextInput(input); err != nil {
				return err
			}
		}
		_, _, err = k.codeTexts(j.Key, j.Beside, inputs)
	}
	return err
}

// encode writes down what a text is coded of.
func (t textInput) encode() ([]byte, error) {
	record, preface, err := t.record()
	if err != nil {
		return nil, err
	}
	return append(binary.AppendUvarint(t.digest[:], uint64(preface)), record...), nil
}

func decodeTextInput(data []byte) (t textInput, err error) {
	r := inputReader{data: data}
	copy(t.digest[:], r.bytes(sha256.Size))
	preface := r.number()
	record := string(r.data)
	if r.failed || preface > len(record) {
		return t, errTruncated
	}
	t.record = func() (string, int, error) { return record, preface, nil }
	return t, nil
}

func digestsOf(inputs [][]byte) []partDigest {
	digests := make([]partDigest, len(inputs))
	for i, input := range inputs {
		digests[i] = sha256.Sum256(input)
	}
	return digests
}

// packDigest is one digest of all parts of a pack.
func packDigest(digests []partDigest) [sha256.Size]byte {
	h := sha256.New()
	for _, d := range digests {
		h.Write(d[:])
	}
	return [sha256.Size]byte(h.Sum(nil))
}

// ErrNotCoded is what Contents.Write gives if a job was not done.
var ErrNotCoded = errors.New("a file of the search was not coded")

// Write publishes what the jobs have coded into the cache of the options.
func (c *Contents) Write(ctx context.Context, o Options) (Stats, error) {
	return c.write(ctx, codedFiles{c, kept{cache: o.Cache}}, o)
}

// codedFiles are those that lie in a cache.
type codedFiles struct {
	*Contents
	kept kept
}

func (f codedFiles) shard(i int) ([]byte, error) {
	data, ok := f.kept.cache.Get(f.Shards[i])
	if !ok {
		return nil, fmt.Errorf("shard %d: %w", i, ErrNotCoded)
	}
	return data, nil
}

func (f codedFiles) pagePack(i int) (*keptPack, error) { return f.pack("bigrams", f.Pairs[i]) }

func (f codedFiles) textPack(i int) (*keptPack, error) { return f.pack("texts", f.Texts[i]) }

func (f codedFiles) pack(what string, k KeptPack) (*keptPack, error) {
	pack := f.kept.pack(k.Key)
	if packDigest(pack.digests) != k.Of {
		return nil, fmt.Errorf("a pack of %s: %w", what, ErrNotCoded)
	}
	return pack, nil
}
