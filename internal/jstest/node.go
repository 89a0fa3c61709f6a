package jstest

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// timeout ends a script that hangs; the slowest of ours takes two seconds.
const timeout = time.Minute

// nodeCall hands the bundle its input and takes its output through files, so
// that the script may print what it likes.
const nodeCall = `
;(async () => {
  const fs = require("fs");
  const output = await entry.default(JSON.parse(fs.readFileSync(process.argv[2], "utf8")));
  fs.writeFileSync(process.argv[3], JSON.stringify(output ?? null));
})().catch((error) => { console.error(error); process.exit(1); });
`

func runNode(t testing.TB, program string, script, input []byte) ([]byte, error) {
	dir := t.TempDir()
	code, in, out := filepath.Join(dir, "run.cjs"), filepath.Join(dir, "in.json"), filepath.Join(dir, "out.json")
	if err := os.WriteFile(code, append(script, nodeCall...), 0o600); err != nil {
		return nil, err
	}
	if err := os.WriteFile(in, input, 0o600); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(t.Context(), timeout)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, code, in, out)
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("%w\n%s", err, said.Bytes())
	}
	return os.ReadFile(out)
}
