package ld

// Each thing is written with its type in front. The inner types are there to be
// without these methods.

// MarshalJSON writes the thing with its @type.
func (t NewsArticle) MarshalJSON() ([]byte, error) {
	type plain NewsArticle
	return typed("NewsArticle", plain(t))
}

// MarshalJSON writes the thing with its @type.
func (t CreativeWork) MarshalJSON() ([]byte, error) {
	type plain CreativeWork
	return typed("CreativeWork", plain(t))
}

// MarshalJSON writes the thing with its @type.
func (t Event) MarshalJSON() ([]byte, error) {
	type plain Event
	return typed("Event", plain(t))
}

// MarshalJSON writes the thing with its @type.
func (t Place) MarshalJSON() ([]byte, error) {
	type plain Place
	return typed("Place", plain(t))
}

// MarshalJSON writes the thing with its @type.
func (t PostalAddress) MarshalJSON() ([]byte, error) {
	type plain PostalAddress
	return typed("PostalAddress", plain(t))
}

// MarshalJSON writes the thing with its @type.
func (t Organization) MarshalJSON() ([]byte, error) {
	type plain Organization
	return typed("Organization", plain(t))
}

// MarshalJSON writes the thing with its @type.
func (t Person) MarshalJSON() ([]byte, error) {
	type plain Person
	return typed("Person", plain(t))
}

// MarshalJSON writes the thing with its @type.
func (t ImageObject) MarshalJSON() ([]byte, error) {
	type plain ImageObject
	return typed("ImageObject", plain(t))
}

// MarshalJSON writes the thing with its @type.
func (t BreadcrumbList) MarshalJSON() ([]byte, error) {
	type plain BreadcrumbList
	return typed("BreadcrumbList", plain(t))
}

// MarshalJSON writes the thing with its @type.
func (t ItemList) MarshalJSON() ([]byte, error) {
	type plain ItemList
	return typed("ItemList", plain(t))
}

// MarshalJSON writes the thing with its @type.
func (t ListItem) MarshalJSON() ([]byte, error) {
	type plain ListItem
	return typed("ListItem", plain(t))
}

// MarshalJSON writes the thing with its @type.
func (t WebSite) MarshalJSON() ([]byte, error) {
	type plain WebSite
	return typed("WebSite", plain(t))
}

// MarshalJSON writes the thing with its @type.
func (t SearchAction) MarshalJSON() ([]byte, error) {
	type plain SearchAction
	return typed("SearchAction", plain(t))
}

// MarshalJSON writes the thing with its @type.
func (t EntryPoint) MarshalJSON() ([]byte, error) {
	type plain EntryPoint
	return typed("EntryPoint", plain(t))
}

// MarshalJSON writes the thing with its @type.
func (t CollectionPage) MarshalJSON() ([]byte, error) {
	type plain CollectionPage
	return typed("CollectionPage", plain(t))
}

// MarshalJSON writes the thing with its @type.
func (t Dataset) MarshalJSON() ([]byte, error) {
	type plain Dataset
	return typed("Dataset", plain(t))
}

// MarshalJSON writes the thing with its @type.
func (t DataDownload) MarshalJSON() ([]byte, error) {
	type plain DataDownload
	return typed("DataDownload", plain(t))
}
