package diag

// The codes of the values of front matter.
var (
	K1201 = define(1201, Error,
		Text{"Không có mục nào tên như vậy: có lẽ gõ nhầm.", "There is no such key: perhaps it is misspelt."},
		Text{"Dùng tên mà gợi ý đưa ra; xem docs/phan-dau-bai.md.", "Use a key of the hint's; see docs/front-matter.md."})
	K1202 = define(1202, Warning,
		Text{"Mục của phần mềm khác; khotin bỏ qua.", "Another program's key, which khotin leaves aside."},
		Text{"Xóa dòng nếu phần mềm ấy không cần nữa.", "Delete the line unless that program needs it."})
	K1203 = define(1203, Warning,
		Text{"Mục có tên như phần mềm khác viết; khotin đọc là mục của mình.", "A key has the name that another program gives it, and is read as khotin's own."},
		Text{"Đổi tên mục như gợi ý; khotin fmt làm việc này.", "Rename the key as the hint says; khotin fmt does."})
	K1204 = define(1204, Error,
		Text{"Thiếu một mục bắt buộc.", "A required key is missing."},
		Text{"Thêm mục đó, như ví dụ trong gợi ý.", "Add it, as the hint's example has it."})
	K1205 = define(1205, Error,
		Text{"Một mục bắt buộc để trống.", "A required value is empty."},
		Text{"Điền giá trị.", "Fill it in."})
	K1206 = define(1206, Error,
		Text{"Danh sách có hai giá trị giống nhau.", "A list has the same value twice."},
		Text{"Chỉ giữ lại một.", "Keep only one."})
	K1207 = define(1207, Error,
		Text{"Giá trị không đúng loại: thí dụ số ở nơi cần chữ.", "The value is of the wrong type, such as a number where text is meant."},
		Text{"Viết như ví dụ trong gợi ý; chữ trông như số thì đặt trong ngoặc kép.", "Write it as the hint's example; text that looks like a number goes in quotation marks."})
	K1208 = define(1208, Error,
		Text{"Cần một danh sách, nhưng chỉ có một giá trị.", "A list is needed, and there is one value."},
		Text{"Đặt giá trị trong ngoặc vuông: [a, b].", "Put the value in square brackets: [a, b]."})
	K1211 = define(1211, Warning,
		Text{"Có mã như &amp; hay %E1%BB%99 thay cho chữ, sẽ hiện nguyên như vậy.", "Codes such as &amp; or %E1%BB%99 are shown as they stand."},
		Text{"Viết chính ký tự đó.", "Write the character itself."})
	K1212 = define(1212, Error,
		Text{"Giá trị quá dài để hiện trên trang.", "The value is too long to be shown."},
		Text{"Rút ngắn, đưa phần còn lại vào thân bài.", "Shorten it and move the rest into the body."})
	K1213 = define(1213, Error,
		Text{"Mục này chỉ nhận true hoặc false.", "The key takes true or false only."},
		Text{"Viết true hoặc false, không ngoặc kép.", "Write true or false without quotation marks."})
	K1214 = define(1214, Error,
		Text{"Địa chỉ ngắn (slug) có ký tự không được phép.", "The slug has characters that addresses do not take."},
		Text{"Chỉ dùng a–z, chữ số và dấu nối.", "Use a–z, digits and hyphens only."})
	K1215 = define(1215, Error,
		Text{"Không phải địa chỉ web.", "This is not a web address."},
		Text{"Chép cả địa chỉ, từ https:// trở đi.", "Copy the whole of it, from https:// on."})
	K1216 = define(1216, Error,
		Text{"Địa chỉ cũ (aliases) không phải địa chỉ trên trang này.", "An old address (aliases) is not one of this site."},
		Text{"Bắt đầu bằng /, chỉ dùng chữ không dấu, số và dấu nối.", "Begin with /, and use plain letters, digits and hyphens."})
	K1217 = define(1217, Warning,
		Text{"true hoặc false viết hoa hay nằm trong ngoặc kép.", "true or false is in capitals or in quotation marks."},
		Text{"Viết chữ thường, không ngoặc kép; khotin fmt làm việc này.", "Write it in small letters without the marks, as khotin fmt does."})
	K1218 = define(1218, Warning,
		Text{`Trong ngoặc kép, dấu \ của một đường dẫn bị đọc thành ký tự khác.`, `Within double quotation marks the \ of a path is read as another character.`},
		Text{"Dùng ngoặc đơn: 'C:\\tai-lieu'.", "Use single quotation marks: 'C:\\documents'."})
	K1219 = define(1219, Warning,
		Text{"Cả giá trị nằm trong ngoặc kép cong “ ”, và ngoặc sẽ hiện trên trang.", "The whole value is in curly quotation marks, which are shown on the page."},
		Text{`Bỏ ngoặc; nếu đúng là muốn có ngoặc thì đặt thêm ngoặc thẳng bên ngoài: "“…”".`, `Leave them out; if they are meant, put straight ones around: "“…”".`})
	K1220 = define(1220, Warning,
		Text{"Có thẻ HTML hay dấu của Markdown, mà ở đây hiện nguyên như chữ.", "Tags of HTML or signs of Markdown are shown as they stand here."},
		Text{"Chỉ viết chữ; định dạng chỉ dùng trong thân bài.", "Write the words alone; formatting belongs into the text."})
	K1221 = define(1221, Error,
		Text{"Giá trị không có trong danh sách cho phép của data/.", "The value is not in the list of data/."},
		Text{"Chọn một mã trong gợi ý, hoặc thêm vào danh sách của kho.", "Choose an id of the hint's, or add it to the archive's list."})
	K1222 = define(1222, Warning,
		Text{"Tên người có cả danh xưng, chức vụ, hay tên của nhiều người.", "A name has a form of address, an office or the names of several people with it."},
		Text{"Mỗi người một mục trong people, chức vụ ghi vào office; chair chỉ có tên một người.", "One entry of people for each, with the office in office; chair has one name alone."})
	K1231 = define(1231, Warning,
		Text{"Ngày có ghi cả giờ; khotin lấy ngày ở Việt Nam.", "The day has a time; khotin takes its day in Vietnam."},
		Text{"Kiểm tra lại ngày, rồi chỉ ghi ngày; khotin fmt làm việc này.", "Check the day and write it alone, as khotin fmt does."})
	K1232 = define(1232, Error,
		Text{"Ngày không viết theo dạng năm-tháng-ngày.", "The day is not written as year-month-day."},
		Text{"Viết như 2019-08-19.", "Write it like 2019-08-19."})
	K1233 = define(1233, Error,
		Text{"Ngày này không có trong lịch.", "The calendar has no such day."},
		Text{"Kiểm tra ngày và tháng; có thể đã đổi chỗ.", "Check day and month; they may be swapped."})
	K1234 = define(1234, Error,
		Text{"Năm của ngày không hợp lý.", "The year of the day cannot be right."},
		Text{"Gõ lại năm.", "Type the year anew."})
	K1241 = define(1241, Error,
		Text{"Số có dấu chấm như ngăn nghìn, nên không rõ là bao nhiêu.", "The number has a point as if between thousands, so that its value is unclear."},
		Text{"Viết liền: 62223; số thập phân viết 2.5.", "Write it together: 62223; decimals as 2.5."})
	K1242 = define(1242, Error,
		Text{"Không phải con số viết đúng cách.", "This is not a number as it must be written."},
		Text{"Chỉ viết chữ số, dấu chấm trước phần thập phân; đơn vị để ở unit.", "Write digits, and a point before decimals; the unit goes into unit."})
	K1243 = define(1243, Warning,
		Text{"Con số nằm trong ngoặc kép.", "The number is in quotation marks."},
		Text{"Bỏ ngoặc kép.", "Leave them out."})
	K1251 = define(1251, Error,
		Text{"Không phải năm học viết đúng cách.", "This is not a school year as it must be written."},
		Text{"Viết hai năm liền nhau: 2018-2019.", "Write two consecutive years: 2018-2019."})
	K1252 = define(1252, Error,
		Text{"Năm học không hợp lý.", "The school year cannot be right."},
		Text{"Gõ lại năm học.", "Type it anew."})
	K1253 = define(1253, Error,
		Text{"Hai năm của năm học không liền nhau.", "The two years are not consecutive."},
		Text{"Viết hai năm liền nhau; giai đoạn dài thì dùng related_school_years.", "Write two consecutive years; longer spans go into related_school_years."})
	K1261 = define(1261, Error,
		Text{"Chỗ mà khotin import để lại chưa điền.", "A place that khotin import left open is not filled in."},
		Text{"Điền giá trị, hoặc xóa dòng nếu mục không bắt buộc.", "Fill it in, or remove the line if the field is optional."})
	K1262 = define(1262, Error,
		Text{"Giá trị mà khotin import đề xuất chưa được quyết định.", "A value that khotin import proposed is not decided yet."},
		Text{"Đúng thì bỏ dấu ?: ở đầu, sai thì sửa.", "Remove the ?: if it is right, else mend it."})
)
