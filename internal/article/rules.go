package article

import (
	"errors"
	"fmt"
	"io/fs"

	"github.com/khotin/khotin"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/gazetteer"
	"github.com/khotin/khotin/internal/table"
)

// Rules are what front matter is checked against. They are read-only and safe
// for concurrent use.
type Rules struct {
	Gazetteer *gazetteer.Gazetteer
	Kinds     *ClosedList
	Levels    *ClosedList
	Today     gazetteer.Day // in Vietnam, for days that are still to come; zero if nobody asks
}

// List is the closed list that a Field names as its Enum, nil for no such list.
func (rules *Rules) List(name string) *ClosedList {
	switch name {
	case "kinds":
		return rules.Kinds
	case "levels":
		return rules.Levels
	}
	return nil
}

// LoadRules reads the closed lists: khotin's own, and data/kinds.yaml and
// data/levels.yaml of the archive where they exist, which add entries and
// change labels. source is the archive's folder, nil for khotin's lists alone;
// the problems are those of the archive's files.
func LoadRules(places *gazetteer.Gazetteer, source fs.FS) (*Rules, diag.Problems, error) {
	rules := &Rules{Gazetteer: places}
	var problems diag.Problems
	for _, list := range []struct {
		name string
		into **ClosedList
	}{{"kinds", &rules.Kinds}, {"levels", &rules.Levels}} {
		loaded, found, err := loadList("data/"+list.name+".yaml", source)
		if err != nil {
			return nil, nil, err
		}
		*list.into = loaded
		problems = append(problems, found...)
	}
	return rules, problems, nil
}

func loadList(file string, source fs.FS) (*ClosedList, diag.Problems, error) {
	list := &ClosedList{byID: map[string]int{}}
	problems, err := list.addFrom(khotin.Defaults, file)
	if err == nil {
		err = problems.Err()
	}
	if err != nil {
		return nil, nil, fmt.Errorf("load the embedded list %s: %w", file, err)
	}
	if source == nil {
		return list, nil, nil
	}
	problems, err = list.addFrom(source, file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return list, nil, nil
	case err != nil:
		return list, diag.Problems{table.Unreadable(file, err)}, nil
	}
	return list, problems, nil
}
