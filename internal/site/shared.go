package site

// takeShared reads what belongs to no page; ok says whether it is there.
func (w *pages) takeShared() (ok bool) {
	if w.project.own.whole {
		return false
	}
	files, ok := w.kept(w.sharedAs)
	if !ok {
		return false
	}
	data, ok := w.store.Get(w.sharedAs)
	if !ok || len(data) < total(files) {
		return false
	}
	for _, f := range files {
		w.shared[f.Name], data = data[:f.Size:f.Size], data[f.Size:]
	}
	return true
}

// writeShared stages and keeps what belongs to no page.
func (w *pages) writeShared() error {
	return w.finish(w.sharedAs, sortedKeys(w.shared), w.shared, !w.project.own.whole)
}
