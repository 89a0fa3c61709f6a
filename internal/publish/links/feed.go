package links

import (
	"encoding/json"
	"fmt"
)

// JSONFeed reads a JSON Feed: the addresses of its page, of itself and of its
// items. As with XML, readers refuse one that is not well formed.
func JSONFeed(data []byte) ([]string, error) {
	var feed struct {
		Page  string `json:"home_page_url"`
		Self  string `json:"feed_url"`
		Items []struct {
			URL string `json:"url"`
		} `json:"items"`
	}
	if err := json.Unmarshal(data, &feed); err != nil {
		return nil, fmt.Errorf("read JSON Feed: %w", err)
	}
	refs := []string{feed.Page, feed.Self}
	for _, item := range feed.Items {
		refs = append(refs, item.URL)
	}
	return refs, nil
}
