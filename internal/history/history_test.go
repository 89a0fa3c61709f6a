package history

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// repository makes a repository in which two files were committed on different
// days, the archive in a folder of it.
func repository(t *testing.T) (archive string) {
	t.Helper()
	root := t.TempDir()
	archive = filepath.Join(root, "kho")
	run(t, root, "", "init", "-q")
	write(t, archive, "content/một bài.md", "1")
	write(t, archive, "content/hai.md", "1")
	run(t, root, "2019-08-20T23:30:00+07:00", "add", "-A")
	run(t, root, "2019-08-20T23:30:00+07:00", "commit", "-q", "-m", "thêm")
	write(t, archive, "content/hai.md", "2")
	run(t, root, "2020-01-02T00:30:00+07:00", "commit", "-q", "-a", "-m", "sửa")
	write(t, archive, "content/chưa.md", "1")
	return archive
}

func run(t *testing.T, dir, day string, args ...string) {
	t.Helper()
	command := exec.Command("git", append([]string{"-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"}, args...)...)
	command.Dir = dir
	command.Env = append(os.Environ(), "GIT_AUTHOR_DATE="+day, "GIT_COMMITTER_DATE="+day, "GIT_CONFIG_GLOBAL="+os.DevNull)
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("git %v: %v\n%s", args, err, out)
	}
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	file := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestReadGivesTheDayOfTheLastCommit(t *testing.T) {
	days, err := Read(context.Background(), repository(t))
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"content/một bài.md": "2019-08-20", "content/hai.md": "2020-01-02", "content/chưa.md": ""} {
		if got := days[name].String(); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func TestNothingIsKnownWithoutHistory(t *testing.T) {
	empty := t.TempDir()
	run(t, empty, "", "init", "-q")
	shallow := filepath.Join(t.TempDir(), "clone")
	run(t, ".", "", "clone", "-q", "--depth", "1", "file://"+filepath.Dir(repository(t)), shallow)
	for what, dir := range map[string]string{"outside of a repository": t.TempDir(), "without a commit": empty, "shallow": filepath.Join(shallow, "kho")} {
		days, err := Read(context.Background(), dir)
		if err != nil || len(days) > 0 {
			t.Errorf("%s: %v, %v", what, days, err)
		}
	}
}
