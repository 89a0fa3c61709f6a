// Command faults tries what can go wrong while a site is built and published, by
// the tests of this repository, and writes what came of it as a table.
//
// What goes in: the file to write, docs/reliability.md. What comes out: that file
// with its table made anew. KHOTIN_KILLS, KHOTIN_CUTS, KHOTIN_DISKS and KHOTIN_DAMAGES
// say how many builds are killed, at how many moments the power is cut, how many sizes
// of a full disk are tried and how many files of the cache damaged. It exits with 1
// if a fault was not survived, and says which.
package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"regexp"
	"strings"
)

// A fault is something that goes wrong, and the tests that try it.
type fault struct {
	what, survived string
	dir, tests     string
}

var faults = []fault{
	{"a build killed at moments spread over it", "the old site or the new one, whole", "./cmd/khotin", "TestKilledBuildLeavesAWholeSite"},
	{"builds killed at random moments, going on from what earlier ones kept", "the same; the next build is that from nothing, byte for byte", "./cmd/khotin", "TestKilledIncrementalBuilds"},
	{"killed between any two steps of publishing", "the old site or the new one; put right before anything else", "./internal/publish", "TestKilledInTheMiddleOfACommit|TestAKilledBuildIsClearedUp|TestRecoverPutsTheLastSiteBack|TestReplacingFromInsideIsFinishedByTheNextBuild|TestACopyThatWasNeverWholeIsDropped"},
	{"a power cut: what reached the disk, and in which order", "files before the folder, the new site before the swap", "./internal/publish", "TestTheOrderInWhichThingsReachTheDisk|TestFlushEach"},
	{"a power cut at moments of a build and after it: what an ext4 disk holds then", "the old site or the new one, whole; the next build is right", "./cmd/khotin", "TestPowerCut"},
	{"a disk that is full at moments spread over a build", "the old site or the new one; told as a full disk; the next build is right", "./cmd/khotin", "TestFullDisk"},
	{"a destination that is read-only, and later not", "the next build is right", "./internal/publish", "TestReadOnlyDestination"},
	{"a manifest that cannot be read", "taken from its copy; without one nothing is replaced", "./internal/publish", "TestUnreadableManifest"},
	{"folders and files of somebody else's in the destination", "stay where they are, or the build refuses before it touches anything", "./internal/publish", "TestFoldersOfTheOperatorStayWhereTheyAre|TestTheOperatorsOwnNamesAreKept|TestAForeignFolderIsRefused|TestForeignFileBesidePublishedSite"},
	{"a destination that cannot be renamed, a file system without exchange", "replaced from inside, or in two renames", "./internal/publish", "TestDestinationThatCannotBeRenamed|TestSwapInTwoWhereNamesCannotBeExchanged"},
	{"two builds at once", "the second is refused", "./internal/publish", "TestTwoBuildsNeverMeet"},
	{"damaged files of the cache: cut, emptied, flipped, longer, gone", "made anew", "./internal/cache", "TestDamage|TestAPackThatIsGone|TestKilled"},
	{"any file of the cache damaged, for a whole build", "the site as it is without a cache", "./cmd/khotin", "TestBuildWithADamagedCache"},
	{"damaged files of the index, each in six ways", "made anew, and said why", "./internal/index", "TestDamagedIndexIsMadeAnew|TestKilledUpdate"},
	{"no home, another user's cache folder", "a folder of this user's alone, or refused", "./internal/pipeline", "TestCacheWithoutHome"},
	{"a deploy that ends after any file", "readers find all that pages refer to; the next one completes it", "./internal/deploy", "TestReadersNeverSeeHalfASite"},
	{"a store that is busy, broken, cut off or silent", "tried again, or an error", "./internal/deploy", "TestTries|TestS3|TestS3Faults|TestS3Silence"},
	{"Versity's S3 gateway over a line of which every third answer is a fault: a deploy, a build in parts", "the site as it was built; nobody met half of one", "./e2e/stores", "TestDeployThroughFaults|TestPartsThroughFaults"},
	{"a deploy to it, killed between any two of its files", "the old site or the new one for readers; the next one completes it", "./e2e/stores", "TestDeployKilled"},
	{"a host over SSH that is cut off, or will never let in", "tried again, or an error at once", "./internal/deploy", "TestRemoteFaults"},
	{"compressed forms of texts when a deploy is cut off", "none is of another text for long", "./internal/deploy", "TestFormsBesideTexts"},
}

const begin, end = "<!-- begin: made by e2e/faults -->", "<!-- end -->"

func main() { os.Exit(run(os.Args[1:], os.Stderr)) }

func run(args []string, stderr io.Writer) int {
	if len(args) != 1 {
		fmt.Fprintln(stderr, "usage: faults docs/reliability.md")
		return 2
	}
	text, err := os.ReadFile(args[0])
	before, rest, found := strings.Cut(string(text), begin)
	_, after, closed := strings.Cut(rest, end)
	if err != nil || !found || !closed {
		fmt.Fprintln(stderr, "faults: no place for the table in", args[0], err)
		return 1
	}
	var table strings.Builder
	table.WriteString("| fault | tried | what is left |\n|---|---|---|\n")
	code := 0
	for _, f := range faults {
		fmt.Fprintln(stderr, f.what)
		cmd := exec.Command("go", "test", "-count=1", "-timeout=3h", "-v", "-run", "^("+f.tests+")$", ".")
		cmd.Dir = f.dir // some are modules of their own
		out, err := cmd.CombinedOutput()
		left := f.survived
		if err != nil {
			fmt.Fprintf(stderr, "%s\n", out)
			left, code = "**not survived**", 1
		}
		fmt.Fprintf(&table, "| %s | %s | %s |\n", f.what, tried(string(out)), left)
	}
	if err := os.WriteFile(args[0], []byte(before+begin+"\n\n"+table.String()+"\n"+end+after), 0o644); err != nil {
		fmt.Fprintln(stderr, "faults:", err)
		return 1
	}
	return code
}

var (
	counted = regexp.MustCompile(`(?m)faults: (.*)$`)
	passed  = regexp.MustCompile(`(?m)^ *--- (PASS|FAIL|SKIP)`)
)

// tried is how often: what the tests say of it, else how many there were.
func tried(out string) string {
	if said := counted.FindAllStringSubmatch(out, -1); said != nil {
		var all []string
		for _, s := range said {
			all = append(all, s[1])
		}
		return strings.Join(all, ", ")
	}
	ran, skipped := 0, 0
	for _, m := range passed.FindAllStringSubmatch(out, -1) {
		if m[1] == "SKIP" {
			skipped++
		} else {
			ran++
		}
	}
	if skipped > 0 {
		return fmt.Sprintf("%d cases, %d not here", ran, skipped)
	}
	if ran == 1 {
		return "1 case"
	}
	return fmt.Sprintf("%d cases", ran)
}
