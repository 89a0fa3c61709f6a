package browser

type Tab struct{}

func (*Tab) Open(string) error { return nil }
