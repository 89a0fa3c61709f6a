package diag

import "encoding/json"

// keptMessage is a message as builds keep it for the next one: its code by name.
type keptMessage struct {
	Code, VI, EN string
}

// MarshalJSON writes a message so that UnmarshalJSON gives the same one.
func (m Message) MarshalJSON() ([]byte, error) {
	return json.Marshal(keptMessage{m.Code().String(), m.VI, m.EN})
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (m *Message) UnmarshalJSON(data []byte) error {
	var kept keptMessage
	if err := json.Unmarshal(data, &kept); err != nil {
		return err
	}
	m.text = Text{kept.VI, kept.EN}
	m.code, _ = FindCode(kept.Code)
	return nil
}
