package browser

import (
	"bytes"
	"fmt"
	"os"
	"strconv"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/systeminfo"
	"github.com/chromedp/chromedp"
)

// Offline takes the tab's network away, or gives it back; the page is told.
func (t *Tab) Offline(offline bool) error {
	none := network.Conditions{DownloadThroughput: -1, UploadThroughput: -1, Offline: offline}
	err := call(t.ctx, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{MatchedNetworkConditions: []*network.Conditions{&none}})
	if err == nil {
		err = call(t.ctx, network.OverrideNetworkState, network.OverrideNetworkStateParams{DownloadThroughput: -1, UploadThroughput: -1, Offline: offline})
	}
	if err != nil {
		return fmt.Errorf("set a tab offline %v: %w", offline, err)
	}
	return nil
}

// RendererBytes gives the resident memory of each process that shows pages, by
// its number, as Linux tells it.
func (b *Browser) RendererBytes() (map[int64]int64, error) {
	info, err := chromedp.CallBrowser(b.ctx, systeminfo.GetProcessInfo, cdp.Empty{})
	if err != nil {
		return nil, fmt.Errorf("list the browser's processes: %w", err)
	}
	all := map[int64]int64{}
	for _, process := range info.ProcessInfo {
		if process.Type == "renderer" {
			if all[process.ID], err = residentBytes(process.ID); err != nil {
				return nil, err
			}
		}
	}
	return all, nil
}

func residentBytes(process int64) (int64, error) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", process))
	if err != nil {
		return 0, fmt.Errorf("read the memory of process %d: %w", process, err)
	}
	_, after, _ := bytes.Cut(status, []byte("VmRSS:"))
	line, _, _ := bytes.Cut(after, []byte("kB"))
	kilobytes, err := strconv.ParseInt(string(bytes.TrimSpace(line)), 10, 64)
	if err != nil {
		return 0, fmt.Errorf("read the memory of process %d: %w", process, err)
	}
	return kilobytes << 10, nil
}
