package diag

// formatted are the codes of what khotin fmt writes as it should be, where it can be
// sure what was meant.
var formatted = map[*Code]bool{
	K1006: true, K1007: true, K1008: true, K1010: true, K1017: true, // characters
	K1110: true, K1206: true, K1208: true, K1211: true, K1217: true, K1220: true, K1221: true, // values
	K1231: true, K1232: true, K1242: true, K1243: true, K1251: true, K1409: true, // days, numbers and years
	K1523: true, K1524: true, K1525: true, K1531: true, K1532: true, K1533: true, // texts
	K1534: true, K1536: true, K1540: true, K1542: true, K1603: true, K1627: true,
}

// Formatted reports whether khotin fmt mends what has the code, as far as it can be
// sure what was meant.
func (c *Code) Formatted() bool { return formatted[c] }
