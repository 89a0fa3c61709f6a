package ld

// The things of schema.org that pages of an archive are about, each with the
// properties that are of use there. Empty properties are left out.

// A NewsArticle is the page of a write-up.
type NewsArticle struct {
	ID               string        `json:"@id,omitempty"`
	URL              string        `json:"url,omitempty"`
	MainEntityOfPage string        `json:"mainEntityOfPage,omitempty"`
	Headline         string        `json:"headline,omitempty"`
	Description      string        `json:"description,omitempty"`
	InLanguage       string        `json:"inLanguage,omitempty"`
	DatePublished    string        `json:"datePublished,omitempty"`
	DateModified     string        `json:"dateModified,omitempty"`
	Image            []ImageObject `json:"image,omitempty"`
	Author           *Organization `json:"author,omitempty"`
	Publisher        *Organization `json:"publisher,omitempty"`
	ArticleSection   string        `json:"articleSection,omitempty"`
	Keywords         []string      `json:"keywords,omitempty"`
	TemporalCoverage string        `json:"temporalCoverage,omitempty"`
	IsBasedOn        *CreativeWork `json:"isBasedOn,omitempty"`
	About            *Event        `json:"about,omitempty"`
	IsPartOf         *Ref          `json:"isPartOf,omitempty"`
	Free             bool          `json:"isAccessibleForFree,omitempty"`
}

// A CreativeWork is a source.
type CreativeWork struct {
	URL           string        `json:"url,omitempty"`
	Name          string        `json:"name,omitempty"`
	DatePublished string        `json:"datePublished,omitempty"`
	Publisher     *Organization `json:"publisher,omitempty"`
}

// An Event is what a write-up is about.
type Event struct {
	ID          string        `json:"@id,omitempty"`
	Name        string        `json:"name,omitempty"`
	Description string        `json:"description,omitempty"`
	StartDate   string        `json:"startDate,omitempty"`
	EndDate     string        `json:"endDate,omitempty"`
	Status      string        `json:"eventStatus,omitempty"`
	URL         string        `json:"url,omitempty"`
	Image       []ImageObject `json:"image,omitempty"`
	Location    *Place        `json:"location,omitempty"`
	Organizer   *Organization `json:"organizer,omitempty"`
	Performer   []Person      `json:"performer,omitempty"` // who chaired
	Attendee    []Person      `json:"attendee,omitempty"`
}

// A Place is a province, a district or a commune.
type Place struct {
	ID         string         `json:"@id,omitempty"`
	Name       string         `json:"name,omitempty"`
	URL        string         `json:"url,omitempty"`
	Identifier string         `json:"identifier,omitempty"`
	Address    *PostalAddress `json:"address,omitempty"`
}

// A PostalAddress is as much of an address as is known of a place.
type PostalAddress struct {
	Locality string `json:"addressLocality,omitempty"`
	Region   string `json:"addressRegion,omitempty"`
	Country  string `json:"addressCountry,omitempty"`
}

// An Organization is an office, or who publishes the archive.
type Organization struct {
	Name string       `json:"name,omitempty"`
	URL  string       `json:"url,omitempty"`
	Logo *ImageObject `json:"logo,omitempty"`
}

// A Person is somebody named in a write-up.
type Person struct {
	Name        string        `json:"name,omitempty"`
	JobTitle    string        `json:"jobTitle,omitempty"`
	Affiliation *Organization `json:"affiliation,omitempty"`
}

// An ImageObject is a picture. Its size is not told: schema.org has no plain
// number for it, and search engines look for themselves.
type ImageObject struct {
	URL string `json:"url,omitempty"`
}

// A BreadcrumbList is the way from home to a page.
type BreadcrumbList struct {
	Items []ListItem `json:"itemListElement,omitempty"`
}

// An ItemList is what a list shows, and how many there are with all its pages.
type ItemList struct {
	Count int        `json:"numberOfItems,omitempty"`
	Items []ListItem `json:"itemListElement,omitempty"`
}

// A ListItem is one line of either. Crumbs have an Item, lists a URL.
type ListItem struct {
	Position int    `json:"position,omitempty"`
	Name     string `json:"name,omitempty"`
	Item     string `json:"item,omitempty"`
	URL      string `json:"url,omitempty"`
}

// A WebSite is the archive.
type WebSite struct {
	ID          string        `json:"@id,omitempty"`
	URL         string        `json:"url,omitempty"`
	Name        string        `json:"name,omitempty"`
	Description string        `json:"description,omitempty"`
	InLanguage  string        `json:"inLanguage,omitempty"`
	Publisher   *Organization `json:"publisher,omitempty"`
	Action      *SearchAction `json:"potentialAction,omitempty"`
}

// A SearchAction says how to search the archive.
type SearchAction struct {
	Target *EntryPoint `json:"target,omitempty"`
	Query  string      `json:"query-input,omitempty"`
}

// An EntryPoint is the address of searches.
type EntryPoint struct {
	Template string `json:"urlTemplate,omitempty"`
}

// A CollectionPage is a page that lists write-ups.
type CollectionPage struct {
	ID          string    `json:"@id,omitempty"`
	URL         string    `json:"url,omitempty"`
	Name        string    `json:"name,omitempty"`
	Description string    `json:"description,omitempty"`
	InLanguage  string    `json:"inLanguage,omitempty"`
	IsPartOf    *Ref      `json:"isPartOf,omitempty"`
	About       *Place    `json:"about,omitempty"`
	MainEntity  *ItemList `json:"mainEntity,omitempty"`
}

// A Dataset is the archive as files.
type Dataset struct {
	ID               string         `json:"@id,omitempty"`
	URL              string         `json:"url,omitempty"`
	Name             string         `json:"name,omitempty"`
	Description      string         `json:"description,omitempty"`
	InLanguage       string         `json:"inLanguage,omitempty"`
	Creator          *Organization  `json:"creator,omitempty"`
	License          string         `json:"license,omitempty"`
	DateModified     string         `json:"dateModified,omitempty"`
	TemporalCoverage string         `json:"temporalCoverage,omitempty"`
	SpatialCoverage  []Place        `json:"spatialCoverage,omitempty"`
	Keywords         []string       `json:"keywords,omitempty"`
	VariableMeasured []string       `json:"variableMeasured,omitempty"`
	Distribution     []DataDownload `json:"distribution,omitempty"`
	Free             bool           `json:"isAccessibleForFree,omitempty"`
}

// A DataDownload is one file of a Dataset.
type DataDownload struct {
	Name           string `json:"name,omitempty"`
	ContentURL     string `json:"contentUrl,omitempty"`
	EncodingFormat string `json:"encodingFormat,omitempty"`
	ContentSize    string `json:"contentSize,omitempty"`
	SHA256         string `json:"sha256,omitempty"`
}

// A Ref names a thing that is told elsewhere.
type Ref struct {
	ID string `json:"@id"`
}
