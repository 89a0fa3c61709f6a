package vi

// DecodeKeystrokes reads Telex and VNI keystrokes that were left in a text.
func DecodeKeystrokes(s string) (string, bool) { return s, false }
