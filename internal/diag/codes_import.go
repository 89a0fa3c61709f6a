package diag

var (
	K5001 = define(5001, Error, Text{}, Text{})
	K5002 = define(5002, Error, Text{}, Text{})
	K5003 = define(5003, Error, Text{}, Text{})
	K5004 = define(5004, Error, Text{}, Text{})
	K5005 = define(5005, Error, Text{}, Text{})
	K5006 = define(5006, Error, Text{}, Text{})
	K5007 = define(5007, Error, Text{}, Text{})
	K5008 = define(5008, Error, Text{}, Text{})
	K5009 = define(5009, Error, Text{}, Text{})
	K5011 = define(5011, Error, Text{}, Text{})
	K5012 = define(5012, Error, Text{}, Text{})
	K5013 = define(5013, Error, Text{}, Text{})
	K5014 = define(5014, Error, Text{}, Text{})
	K5015 = define(5015, Error, Text{}, Text{})
	K5021 = define(5021, Error, Text{}, Text{})
)
