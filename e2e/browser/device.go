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

// RendererBytes gives the resident memory of the largest of the processes that
// show pages, as Linux tells it.
func (b *Browser) RendererBytes() (int64, error) {
	info, err := chromedp.CallBrowser(b.ctx, systeminfo.GetProcessInfo, cdp.Empty{})
	if err != nil {
		return 0, fmt.Errorf("list the browser's processes: %w", err)
	}
	var most int64
	for _, process := range info.ProcessInfo {
		if process.Type == "renderer" {
			resident, err := residentBytes(process.ID)
			if err != nil {
				return 0, err
			}
			most = max(most, resident)
		}
	}
	return most, nil
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
