package lexicon

import "strings"

// dayMonthAt reads the month and the year behind a day that is token i: "20/11/2019",
// "20 tháng 11", "20-11", "20.11". to is 0 if there is no month.
func (c *calendar) dayMonthAt(i int, saysDay bool) (d date, to int) {
	at, ok := c.next(i, c.month)
	if !ok && c.row.Joint(i) == ',' {
		at, ok = i+1, true
	}
	if !ok {
		return d, 0
	}
	if mark := c.row.Joint(i); mark != ',' {
		if month, year, to := c.monthOf(at); to > 0 {
			return date{0, month, year}, to
		}
	}
	if d.month, ok = c.number(at, 1, 2); !ok || d.month < 1 || d.month > 12 || !c.isDayOfAnyYear(i, d.month, saysDay) {
		return date{}, 0
	}
	return d, at + 1
}

// isDayOfAnyYear reports whether what stands between a day at token i and a month
// makes a date of them. Between two numbers dashes and points may mean other things:
// with a dash it is one behind the word, with a zero, or if the numbers fall, as those
// of a range do not; with a point, or a comma, which is the same in numbers, if the
// month has two digits.
func (c *calendar) isDayOfAnyYear(i, month int, saysDay bool) bool {
	mark := c.row.Joint(i)
	if mark == jointSpace { // the word stands there
		return !c.isSlashed(i + 2)
	}
	if c.isSlashed(i+1) || c.goesOn(i, mark) {
		return false
	}
	switch mark {
	case '/':
		return true
	case jointDash:
		day, _ := c.number(i, 1, 2)
		return saysDay || day > month || c.word(i)[0] == '0' || c.word(i + 1)[0] == '0'
	}
	isPercentage := strings.HasPrefix(strings.TrimLeft(oneSpace(c.row.Gap(i+1)), " "), "%")
	return isPoint(c.row.Gap(i)) && !isPercentage && (len(c.word(i+1)) == 2 || saysDay && mark == '.')
}

// isSlashed reports whether a number goes on as "/19" does.
func (c *calendar) isSlashed(i int) bool { return c.row.Joint(i) == '/' && isDigit(c.word(i+1), 0) }

// goesOn reports whether two numbers from token i on are a part of more of them
// with the same mark: "1/8/19", "1.234.05".
func (c *calendar) goesOn(i int, mark byte) bool {
	isSame := func(i int) bool {
		return c.row.Joint(i) == mark && mark != '.' && mark != ',' || isPoint(c.row.Gap(i)) && (mark == '.' || mark == ',')
	}
	return i > 0 && isSame(i-1) && isDigit(c.word(i-1), len(c.word(i-1))-1) || isSame(i+1) && isDigit(c.word(i+2), 0)
}

// mostListed is how many days may follow one that has its month from the last.
const mostListed = 4

// listedDayAt reads the month of days that share it, of which the first is token i:
// "17-18/7/2020", "17, 18 và 19 tháng 7". The others are read when their turn comes.
func (c *calendar) listedDayAt(i int) (d date) {
	for range mostListed {
		if i = c.nextListed(i); i == 0 {
			return date{}
		}
		if mark := c.row.Joint(i); mark == '/' || mark == jointSpace && c.word(i+1) == c.month {
			d, _ = c.dayMonthAt(i, false)
			return d
		}
	}
	return date{}
}

// nextListed gives the token of the next of several days; 0 if there is none.
func (c *calendar) nextListed(i int) int {
	switch c.row.Joint(i) {
	case jointDash, ',':
		i++
	case jointSpace:
		if word := c.word(i + 1); word != c.and && word != c.until && word != c.to || c.row.Joint(i+1) != jointSpace {
			return 0
		}
		i += 2
	default:
		return 0
	}
	if c.word(i) == c.day && c.row.Joint(i) == jointSpace {
		i++
	}
	if day, ok := c.number(i, 1, 2); !ok || day < 1 || day > 31 {
		return 0
	}
	return i
}
