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

// A partWriter writes records in their order into the files of parts.
type partWriter struct {
	dir     string
	name    func(part int) string
	ends    []int // by part: where it ends
	options PartOptions

	part int // whose file is open
	file *os.File
	out  *bufio.Writer
	gob  *gob.Encoder
}

func (w *partWriter) write(i int, record any) error {
	for w.file == nil || i >= w.ends[w.part-1] {
		if err := w.next(); err != nil {
			return err
		}
	}
	return w.gob.Encode(record)
}

// next ends the file of a part and begins the next.
func (w *partWriter) next() (err error) {
	if err := w.end(); err != nil {
		return err
	}
	w.part++
	if w.file, err = os.Create(filepath.Join(w.dir, w.name(w.part))); err != nil {
		return err
	}
	w.out = bufio.NewWriterSize(w.file, 1<<20)
	w.gob = gob.NewEncoder(w.out)
	return w.gob.Encode(header{w.options})
}

func (w *partWriter) end() error {
	if w.file == nil {
		return nil
	}
	return errors.Join(w.out.Flush(), w.file.Close())
}

// close writes the files of all parts that have no record, too.
func (w *partWriter) close() error {
	for w.part < len(w.ends) {
		if err := w.next(); err != nil {
			return err
		}
	}
	return w.end()
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

// writePart writes the file of one part.
func writePart[R any](name string, o PartOptions, records []R) error {
	w := partWriter{name: func(int) string { return name }, ends: []int{len(records)}, options: o}
	for i, r := range records {
		if err := w.write(i, r); err != nil {
			return errors.Join(err, w.close())
		}
	}
	return w.close()
}
