package legacy

// tcvn3 is TCVN 5712:1993 from 0xA1 on, the part that the fonts of the ABC set
// and so all documents use. The soft hyphen, 0xAD, is ư.
var tcvn3 = newTable(0xa0, `
_ĂÂÊÔƠƯĐăâêôơưđẰ
_____àảãáạẲằẳẵắẴ
ẮẦẨẪẤỀặầẩẫấậèỂẻẽ
éẹềểễếệìỉỄẾỒĩíịò
Ổỏõóọồổỗốộờởỡớợù
ỖủũúụừửữứựỳỷỹýỵỐ`, nil)

// viscii is RFC 1456, whose six rarest capitals are control characters.
var viscii = newTable(0x80, `
ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ
ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ
Õắằặấầẩậẽẹếềểễệố
ồổỗỠƠộờởịỰỨỪỬơớƯ
ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ
ĐứÒÓÔạỷừửÙÚỹỵÝỡư
àáâãảăữẫèéêẻìíĩỉ
đựòóôõỏọụùúũủýợỮ`, map[byte]rune{0x02: 'Ẳ', 0x05: 'Ẵ', 0x06: 'Ẫ', 0x14: 'Ỷ', 0x19: 'Ỹ', 0x1e: 'Ỵ'})

// vps is the encoding of the Vietnamese Professionals Society.
var vps = newTable(0x80, `
ÀẢÃẤẦẨọỗĂếềểệẮẰẲ
Ế__ỀỂỄỐỒỔỖýỷỵỚỜỞ
_ắằẳẵặỠớÙờởỡŨỨợỪ
ổỬỲỸÍÌộỈĨÓửữÒỎÕự
ầÁÂấẩẫậđẻÉÊẹỉễịỹ
ƯỦồốÔỏơÈừứÚũưÝẺ_
àáâãảạă_èéêẽìí_ĩ
ẴĐòóôõ_Ơụùúủ_ỶẼỳ`, map[byte]rune{
	0x02: 'Ạ', 0x03: 'Ậ', 0x04: 'Ặ', 0x05: 'Ẹ', 0x06: 'Ệ', 0x10: 'Ị', 0x11: 'Ọ', 0x12: 'Ộ',
	0x13: 'Ợ', 0x14: 'Ụ', 0x15: 'Ự', 0x19: 'Ỵ', 0x1c: 'Ẫ', 0x1d: 'Ữ',
})

// VNI writes a vowel and behind it one character for its tone and circumflex or
// breve. The combining marks of each such character, the tone last; capitals are
// the same 0x20 lower.
var vniMarks = map[rune]string{
	'ø': "\u0300", 'û': "\u0309", 'õ': "\u0303", 'ù': "\u0301", 'ï': "\u0323",
	'â': "\u0302", 'à': "\u0302\u0300", 'å': "\u0302\u0309", 'ã': "\u0302\u0303", 'á': "\u0302\u0301", 'ä': "\u0302\u0323",
	'ê': "\u0306", 'è': "\u0306\u0300", 'ú': "\u0306\u0309", 'ü': "\u0306\u0303", 'é': "\u0306\u0301", 'ë': "\u0306\u0323",
}

// Letters that VNI writes as one character.
var vniLetters = map[rune]rune{
	'ñ': 'đ', 'ô': 'ơ', 'ö': 'ư', 'ì': 'ì', 'í': 'í', 'æ': 'ỉ', 'ó': 'ĩ', 'ò': 'ị', 'î': 'ỵ',
	'Ñ': 'Đ', 'Ô': 'Ơ', 'Ö': 'Ư', 'Ì': 'Ì', 'Í': 'Í', 'Æ': 'Ỉ', 'Ó': 'Ĩ', 'Ò': 'Ị', 'Î': 'Ỵ',
}

// The marks of VIQR (RFC 1456): the first three make another letter, the others
// are tones.
var viqrMarks = map[byte]string{
	'^': "\u0302", '(': "\u0306", '+': "\u031b",
	'`': "\u0300", '?': "\u0309", '~': "\u0303", '\'': "\u0301", '.': "\u0323",
}
