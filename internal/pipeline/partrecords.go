package pipeline

import (
	"bufio"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// header begins the file that a part is given.
type header struct{ PartOptions }

// recordBuffer is small enough for the files of all parts at once.
const recordBuffer = 64 << 10

// A recordFile is the file of a part under way: its options, then its records.
type recordFile struct {
	file *os.File
	out  *bufio.Writer
	gob  *gob.Encoder
}

func createRecords(name string, o PartOptions) (*recordFile, error) {
	file, err := os.Create(name)
	if err != nil {
		return nil, err
	}
	w := &recordFile{file: file, out: bufio.NewWriterSize(file, recordBuffer)}
	w.gob = gob.NewEncoder(w.out)
	if err := w.gob.Encode(header{o}); err != nil {
		return nil, errors.Join(err, w.close())
	}
	return w, nil
}

func (w *recordFile) write(record any) error { return w.gob.Encode(record) }

func (w *recordFile) close() error { return errors.Join(w.out.Flush(), w.file.Close()) }

// recordFiles are those of all parts, open at once.
type recordFiles []*recordFile

func createAll(dir string, name func(part int) string, parts int, o PartOptions) (files recordFiles, err error) {
	for part := 1; part <= parts; part++ {
		w, err := createRecords(filepath.Join(dir, name(part)), o)
		if err != nil {
			return nil, errors.Join(err, files.close())
		}
		files = append(files, w)
	}
	return files, nil
}

func (files recordFiles) close() (err error) {
	for _, w := range files {
		err = errors.Join(err, w.close())
	}
	return err
}

// eachOf gives the records of a part's file, one after the other.
func eachOf[R any](name string, yield func(R) error) (o PartOptions, err error) {
	file, err := os.Open(name)
	if err != nil {
		return o, err
	}
	defer file.Close()
	in := gob.NewDecoder(bufio.NewReaderSize(file, 1<<20))
	var h header
	if err := in.Decode(&h); err != nil {
		return o, fmt.Errorf("read the part %s: %w", name, err)
	}
	for {
		var r R
		if err := in.Decode(&r); errors.Is(err, io.EOF) {
			return h.PartOptions, nil
		} else if err != nil {
			return o, fmt.Errorf("read the part %s: %w", name, err)
		}
		if err := yield(r); err != nil {
			return o, err
		}
	}
}

// readPart reads the file of a part.
func readPart[R any](name string) (o PartOptions, records []R, err error) {
	o, err = eachOf(name, func(r R) error { records = append(records, r); return nil })
	return o, records, err
}
