package legacy

import "strings"

// OfFont gives the encoding that a font's name tells: word processors keep it
// beside the text. capitals is true for fonts that show small letters as
// capitals.
func OfFont(name string) (e Encoding, capitals, ok bool) {
	name = strings.ToLower(strings.TrimSpace(name))
	switch {
	case strings.HasPrefix(name, ".vn"):
		return TCVN3, strings.HasSuffix(name, "h"), true
	case strings.HasPrefix(name, "vni-"), strings.HasPrefix(name, "vni "):
		return VNI, false, true
	case strings.HasPrefix(name, "vps "), strings.HasPrefix(name, "vps-"):
		return VPS, strings.HasSuffix(name, " hoa"), true
	}
	return UTF8, false, false
}
