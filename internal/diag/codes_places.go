package diag

// The codes of places, and of write-ups as a whole.
var (
	K1301 = define(1301, Error,
		Text{"Bài chưa ghi nơi diễn ra.", "The write-up names no place."},
		Text{"Ghi đúng một trong province, district, commune.", "Give exactly one of province, district, commune."})
	K1302 = define(1302, Error,
		Text{"Bài ghi hai nơi.", "The write-up names two places."},
		Text{"Giữ nơi hẹp nhất; tên tỉnh viết sau dấu phẩy.", "Keep the narrowest, with the province after a comma."})
	K1303 = define(1303, Error,
		Text{"Tên nơi để trống.", "The name of the place is empty."},
		Text{"Ghi tên hoặc mã, như trong gợi ý.", "Write a name or a code, as in the hint."})
	K1304 = define(1304, Error,
		Text{"Không có nơi nào tên như vậy: có lẽ gõ nhầm.", "There never was such a place: perhaps it is misspelt."},
		Text{"Chép tên mà gợi ý đưa ra.", "Copy a name of the hint's."})
	K1305 = define(1305, Error,
		Text{"Nhiều nơi cùng có tên này vào ngày đó.", "Several places had this name on that day."},
		Text{"Thêm tên tỉnh sau dấu phẩy, như trong gợi ý.", "Add the province after a comma, as in the hint."})
	K1306 = define(1306, Error,
		Text{"Vào ngày đó không có nơi nào mang tên này.", "No place had this name on that day."},
		Text{"Ghi tên của nơi vào ngày diễn ra, như trong gợi ý; hoặc sửa date.", "Write the name of that day, as in the hint, or mend date."})
	K1307 = define(1307, Error,
		Text{"Nơi này có từ sau ngày diễn ra.", "The place came into being after that day."},
		Text{"Ghi nơi có vào ngày đó, như trong gợi ý.", "Write the one that existed on the day, as in the hint."})
	K1308 = define(1308, Error,
		Text{"Nơi này không còn vào ngày diễn ra.", "The place was no more on that day."},
		Text{"Ghi nơi thay cho nó, như trong gợi ý.", "Write what took its place, as in the hint."})
	K1309 = define(1309, Error,
		Text{"Từ ngày 01/07/2025 không còn quận, huyện.", "There are no districts since 2025-07-01."},
		Text{"Ghi xã, phường ở mục commune.", "Name the commune, under commune."})
	K1310 = define(1310, Error,
		Text{"Trước ngày 01/07/2025 bài xếp theo quận, huyện.", "Before 2025-07-01 write-ups are filed under districts."},
		Text{"Ghi quận, huyện ở mục district.", "Name the district, under district."})
	K1401 = define(1401, Warning,
		Text{"Bài viết chưa có nội dung.", "The write-up has no text."},
		Text{"Viết nội dung bên dưới dòng --- thứ hai.", "Write the text below the second line ---."})
	K1402 = define(1402, Error,
		Text{"Dấu … mà khotin new để lại, hay chữ giữ chỗ như TODO, chưa được thay.", "The … that khotin new left, or a word such as TODO, has not been replaced."},
		Text{"Viết nội dung, hoặc xóa dòng; bản nháp thì ghi draft: true.", "Write the text, or delete the line; a draft has draft: true."})
	K1403 = define(1403, Warning,
		Text{"Ngày của bài còn ở phía trước.", "The day of the write-up is still to come."},
		Text{"Kiểm tra lại năm, tháng, ngày.", "Check the year, the month and the day."})
	K1404 = define(1404, Warning,
		Text{"Tóm tắt quá dài so với chỗ trong danh sách.", "The summary is longer than lists have room for."},
		Text{"Rút còn một hai câu.", "Cut it down to a sentence or two."})
	K1405 = define(1405, Error,
		Text{"Tiêu đề không có chữ Latinh hay chữ số để làm địa chỉ.", "The title has no Latin letter or digit to make an address of."},
		Text{"Thêm mục slug.", "Add the key slug."})
	K1406 = define(1406, Warning,
		Text{"Tiêu đề toàn chữ hoa.", "The title is all in capitals."},
		Text{"Viết chữ thường, chỉ viết hoa chữ đầu và tên riêng.", "Write small letters, with capitals at the start and in names."})
	K1407 = define(1407, Warning,
		Text{"Tóm tắt chỉ lặp lại tiêu đề.", "The summary only repeats the title."},
		Text{"Viết điều mà tiêu đề chưa nói, hoặc bỏ mục summary.", "Say what the title does not, or leave it out."})
	K1408 = define(1408, Warning,
		Text{"Năm học cách xa ngày của bài.", "The school year is far from the day."},
		Text{"Kiểm tra lại date và school_year.", "Check date and school_year."})
	K1409 = define(1409, Warning,
		Text{"Năm học chính được lặp lại ở related_school_years.", "The school year is repeated in related_school_years."},
		Text{"Bỏ nó khỏi danh sách.", "Leave it out of the list."})
	K1410 = define(1410, Warning,
		Text{"Tiêu đề là tên của một tệp hay của một bản sao.", "The title is the name of a file or of a copy."},
		Text{"Viết tiêu đề như người đọc cần thấy.", "Write the title as readers are to see it."})
	K1411 = define(1411, Warning,
		Text{"Quốc hiệu, tên cơ quan, nơi nhận hay chữ ký của văn bản hành chính nằm trong bài.", "The head of an official letter, its addressees or its signature stand in the text."},
		Text{"Xóa các dòng ấy; người ký ghi vào people. khotin import tự bỏ chúng.", "Delete the lines; who signed goes into people. khotin import leaves them out itself."})
)
