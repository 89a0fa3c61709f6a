package ldcheck

import (
	"encoding/json"
	"regexp"
	"unicode/utf8"
)

// A kind is what a property may hold: a thing of some types, or text of a form.
type kind struct {
	what   string
	form   *regexp.Regexp
	things []string
}

func form(what, pattern string) kind { return kind{what: what, form: regexp.MustCompile(pattern)} }

func thing(types ...string) kind { return kind{things: types} }

// The forms of values. A time has a zone, or search engines take their own.
var (
	text     = form("text", `\S`)
	url      = form("a whole address", `^https?://[^/\s]+/\S*$|^https?://[^/\s]+$`)
	date     = form("a day or a time with its zone", `^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d))?$`)
	interval = form("an interval", `^\d{4}(-\d\d){0,2}(/(\d{4}(-\d\d){0,2}|\.\.))?$`)
	number   = form("a number", `^\d+$`)
	flag     = form("true or false", `^(true|false)$`)
	language = form("a language", `^[a-z]{2,3}(-[A-Za-z0-9]+)*$`)
	status   = form("a status of events", `^https://schema\.org/Event(Scheduled|Cancelled|MovedOnline|Postponed|Rescheduled)$`)
	template = form("an address with {search_term_string}", `^https?://[^/\s]+/\S*\{search_term_string\}\S*$`)
	query    = form("the search's input", `^required name=search_term_string$`)
	country  = form("a country's code", `^[A-Z]{2}$`)
	digest   = form("a SHA-256", `^[0-9a-f]{64}$`)
	size     = form("a size", `^\d+ (B|KB|MB)$`)
)

// A rule is what is known of a type.
type rule struct {
	properties            map[string]kind // those of schema.org that archives use
	required, recommended []string        // by Google's search documents
	also                  func(c *checker, path string, members map[string]any)
}

type properties = map[string]kind

var party = thing("Organization", "Person")

// rules are the types. They are filled by init because things hold things.
var rules map[string]rule

func init() {
	image, work := thing("ImageObject"), thing("CreativeWork")
	rules = map[string]rule{
		"NewsArticle": {
			properties: properties{"url": url, "mainEntityOfPage": url, "headline": text, "description": text, "inLanguage": language,
				"datePublished": date, "dateModified": date, "image": image, "author": party, "publisher": party, "articleSection": text,
				"keywords": text, "temporalCoverage": interval, "isBasedOn": work, "about": thing("Event"),
				"isPartOf": thing("WebSite"), "isAccessibleForFree": flag, "license": url},
			required:    []string{"headline", "url"},
			recommended: []string{"author", "dateModified", "datePublished", "image", "mainEntityOfPage", "publisher"},
			also:        checkArticle,
		},
		"CreativeWork": {properties: properties{"url": url, "name": text, "datePublished": date, "publisher": party}},
		"Event": {
			properties: properties{"name": text, "description": text, "startDate": date, "endDate": date, "eventStatus": status, "url": url,
				"image": image, "location": thing("Place"), "organizer": party, "performer": party, "attendee": party, "offers": thing("Offer")},
			required:    []string{"location", "name", "startDate"},
			recommended: []string{"description", "endDate", "eventStatus", "image", "organizer", "performer"},
			also: func(c *checker, path string, members map[string]any) {
				if place, ok := members["location"].(map[string]any); ok && place["address"] == nil {
					c.fault(path+".location.address", "required")
				}
				checkOrder(c, path, members, "startDate", "endDate")
			},
		},
		"Place":         {properties: properties{"name": text, "url": url, "identifier": text, "address": thing("PostalAddress")}, required: []string{"name"}},
		"PostalAddress": {properties: properties{"addressLocality": text, "addressRegion": text, "addressCountry": country}, recommended: []string{"addressCountry", "addressRegion"}},
		"Organization":  {properties: properties{"name": text, "url": url, "logo": image}, required: []string{"name"}},
		"Person":        {properties: properties{"name": text, "jobTitle": text, "affiliation": thing("Organization"), "url": url}, required: []string{"name"}},
		"ImageObject":   {properties: properties{"url": url}, required: []string{"url"}},
		"BreadcrumbList": {properties: properties{"itemListElement": thing("ListItem")}, required: []string{"itemListElement"},
			also: func(c *checker, path string, members map[string]any) {
				checkItems(c, path, members, "item")
				if items, _ := members["itemListElement"].([]any); len(items) < 2 {
					c.fault(path+".itemListElement", "a way has two steps at least")
				}
			}},
		"ItemList": {properties: properties{"itemListElement": thing("ListItem"), "numberOfItems": number},
			also: func(c *checker, path string, members map[string]any) { checkItems(c, path, members, "url") }},
		"ListItem": {properties: properties{"position": number, "name": text, "item": url, "url": url}, required: []string{"position", "name"}},
		"WebSite": {properties: properties{"url": url, "name": text, "description": text, "inLanguage": language, "publisher": party, "potentialAction": thing("SearchAction")},
			required: []string{"name", "url"}, recommended: []string{"potentialAction"}},
		"SearchAction": {properties: properties{"target": thing("EntryPoint"), "query-input": query}, required: []string{"target", "query-input"}},
		"EntryPoint":   {properties: properties{"urlTemplate": template}, required: []string{"urlTemplate"}},
		"CollectionPage": {properties: properties{"url": url, "name": text, "description": text, "inLanguage": language, "isPartOf": thing("WebSite"),
			"about": thing("Place"), "mainEntity": thing("ItemList")}, required: []string{"name", "url", "mainEntity"}},
		"Dataset": {
			properties: properties{"url": url, "name": text, "description": text, "inLanguage": language, "creator": party, "license": url,
				"dateModified": date, "temporalCoverage": interval, "spatialCoverage": thing("Place"), "keywords": text, "variableMeasured": text,
				"distribution": thing("DataDownload"), "isAccessibleForFree": flag},
			required:    []string{"name", "description"},
			recommended: []string{"creator", "distribution", "isAccessibleForFree", "keywords", "license", "spatialCoverage", "temporalCoverage", "url", "variableMeasured"},
			also: func(c *checker, path string, members map[string]any) {
				if n := utf8.RuneCountInString(str(members, "description")); n < 50 || n > 5000 {
					c.fault(path+".description", "has %d characters, want 50 to 5,000", n)
				}
			},
		},
		"DataDownload": {properties: properties{"name": text, "contentUrl": url, "encodingFormat": text, "contentSize": size, "sha256": digest},
			required: []string{"contentUrl"}, recommended: []string{"encodingFormat"}},
	}
}

func str(members map[string]any, name string) string {
	s, _ := members[name].(string)
	return s
}

func checkArticle(c *checker, path string, members map[string]any) {
	if n := utf8.RuneCountInString(str(members, "headline")); n > 110 {
		c.fault(path+".headline", "has %d characters, at most 110 are shown", n)
	}
	checkOrder(c, path, members, "datePublished", "dateModified")
}

// checkOrder sees that one day is not before another.
func checkOrder(c *checker, path string, members map[string]any, first, second string) {
	from, to := str(members, first), str(members, second)
	if min(len(from), len(to)) >= 10 && to[:10] < from[:10] {
		c.fault(path+"."+second, "%s is before %s, %s", to, first, from)
	}
}

// checkItems sees that a list counts on by one, and that each of its items leads
// somewhere; of a way, the last need not.
func checkItems(c *checker, path string, members map[string]any, link string) {
	items, _ := members["itemListElement"].([]any)
	last := int64(-1)
	for i, item := range items {
		line, _ := item.(map[string]any)
		n, _ := line["position"].(json.Number)
		position, _ := n.Int64()
		if last >= 0 && position != last+1 || link == "item" && position != int64(i+1) {
			c.fault(path+".itemListElement", "item %d has position %d", i, position)
		}
		last = position
		if line[link] == nil && (link != "item" || i < len(items)-1) {
			c.fault(path+".itemListElement", "item %d has no %s", i, link)
		}
	}
}
