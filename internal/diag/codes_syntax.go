package diag

// The codes of the YAML of front matter.
var (
	K1101 = define(1101, Error,
		Text{"Dòng này không đúng cú pháp YAML.", "The line is not YAML."},
		Text{"Thụt dòng bằng dấu cách; đặt giá trị có ký tự lạ trong ngoặc kép.", "Indent with spaces; put values with unusual signs in quotation marks."})
	K1102 = define(1102, Error,
		Text{"Dòng thụt bằng phím Tab, mà YAML không nhận.", "The line is indented with a tab, which YAML does not take."},
		Text{"Thay Tab bằng hai dấu cách.", "Replace the tab by two spaces."})
	K1103 = define(1103, Error,
		Text{"Các mục lồng nhau quá nhiều tầng.", "Values are nested too deep."},
		Text{"Bỏ bớt ngoặc hoặc khoảng thụt.", "Take some brackets or indentation away."})
	K1104 = define(1104, Error,
		Text{"Giá trị bắt đầu bằng *, mà YAML hiểu là bí danh.", "The value begins with *, which is an alias in YAML."},
		Text{"Đặt cả giá trị trong ngoặc kép.", "Put the whole value in quotation marks."})
	K1105 = define(1105, Error,
		Text{"Giá trị bắt đầu bằng &, mà YAML hiểu là neo.", "The value begins with &, which is an anchor in YAML."},
		Text{"Đặt cả giá trị trong ngoặc kép.", "Put the whole value in quotation marks."})
	K1106 = define(1106, Error,
		Text{"Giá trị bắt đầu bằng !, mà YAML hiểu là thẻ.", "The value begins with !, which is a tag in YAML."},
		Text{"Đặt cả giá trị trong ngoặc kép.", "Put the whole value in quotation marks."})
	K1107 = define(1107, Error,
		Text{"Tên mục không phải là một từ.", "A key is not a word."},
		Text{"Dùng dạng tên: giá trị.", "Use the form key: value."})
	K1108 = define(1108, Error,
		Text{"Một mục được ghi hai lần, nên không biết theo giá trị nào.", "A key is given twice, and nobody knows which counts."},
		Text{"Chỉ giữ lại một.", "Keep only one."})
	K1109 = define(1109, Error,
		Text{"Dòng không có dạng tên: giá trị.", "The line does not have the form key: value."},
		Text{"Viết tên mục, dấu hai chấm, dấu cách, rồi giá trị.", "Write the key, a colon, a space, then the value."})
	K1110 = define(1110, Warning,
		Text{"Dấu # sau một dấu cách cắt giá trị: phần sau không được đọc.", "A # behind a space cuts the value: the rest is not read."},
		Text{"Đặt cả giá trị trong ngoặc kép.", "Put the whole value in quotation marks."})
	K1111 = define(1111, Error,
		Text{"Trong giá trị có dấu hai chấm, mà YAML hiểu là một mục mới.", "There is a colon within the value, which begins a key in YAML."},
		Text{"Đặt cả giá trị trong ngoặc kép.", "Put the whole value in quotation marks."})
	K1112 = define(1112, Error,
		Text{"Dấu ngoặc kép mở mà không đóng.", "A quotation mark is opened and not closed."},
		Text{"Thêm dấu ngoặc kép ở cuối giá trị.", "Add the quotation mark at the end of the value."})
	K1113 = define(1113, Error,
		Text{"Ngoặc [ hoặc { không đóng, hoặc có dấu lạ bên trong.", "A bracket [ or { is not closed, or something odd stands within."},
		Text{"Đóng ngoặc; đặt từng mục có dấu phẩy trong ngoặc kép.", "Close it; put items that have commas in quotation marks."})
	K1114 = define(1114, Error,
		Text{`Dấu \ trong ngoặc kép có nghĩa riêng trong YAML.`, "A backslash within quotation marks has a meaning of its own in YAML."},
		Text{`Dùng ngoặc đơn '…', hoặc bỏ dấu \.`, "Use single quotation marks, or leave the backslash out."})
	K1115 = define(1115, Error,
		Text{"Giá trị bắt đầu bằng ký tự có nghĩa riêng trong YAML.", "The value begins with a character that has a meaning of its own in YAML."},
		Text{"Đặt cả giá trị trong ngoặc kép.", "Put the whole value in quotation marks."})
	K1116 = define(1116, Error,
		Text{"Danh sách bắt đầu ngay trên dòng của tên mục.", "A list begins on the line of its key."},
		Text{"Viết [a, b], hoặc mỗi mục một dòng bên dưới.", "Write [a, b], or each item on a line below."})
	K1117 = define(1117, Error,
		Text{"Các dòng của danh sách không thụt đều nhau.", "The lines of a list are not indented alike."},
		Text{"Thụt mọi dòng bằng hai dấu cách.", "Indent all of them by two spaces."})
	K1118 = define(1118, Error,
		Text{"Các dòng không thụt đều, hoặc có chữ sau ngoặc kép đóng.", "Lines are not indented alike, or text follows a closing quotation mark."},
		Text{"Thụt đều; đặt cả giá trị trong một cặp ngoặc kép.", "Indent alike; put the whole value in one pair of quotation marks."})
	K1119 = define(1119, Error,
		Text{"Có dòng --- hoặc ... ở giữa phần đầu bài.", "A line --- or ... stands within the front matter."},
		Text{"Bỏ dòng đó.", "Delete the line."})
	K1120 = define(1120, Error,
		Text{"Sau dấu - của danh sách thiếu khoảng trắng.", "A space is missing behind the hyphen of a list."},
		Text{"Viết dấu -, khoảng trắng, rồi giá trị.", "Write the hyphen, a space, then the value."})
)
