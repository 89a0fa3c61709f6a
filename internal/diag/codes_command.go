package diag

var (
	K6001 = define(6001, Error, Text{}, Text{})
	K6002 = define(6002, Error, Text{}, Text{})
	K6011 = define(6011, Error, Text{}, Text{})
	K6012 = define(6012, Error, Text{}, Text{})
	K6021 = define(6021, Error, Text{}, Text{})
	K6031 = define(6031, Error, Text{}, Text{})
	K6041 = define(6041, Error, Text{}, Text{})
	K6042 = define(6042, Error, Text{}, Text{})
	K6043 = define(6043, Error, Text{}, Text{})
	K6044 = define(6044, Error, Text{}, Text{})
	K6051 = define(6051, Error, Text{}, Text{})
	K6052 = define(6052, Error, Text{}, Text{})
	K6053 = define(6053, Error, Text{}, Text{})
)
