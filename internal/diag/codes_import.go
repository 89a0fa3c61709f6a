package diag

// The codes of the import.
var (
	K5001 = define(5001, Error,
		Text{"Tệp cần nhập rỗng.", "The file to import is empty."},
		Text{"Tìm bản khác của văn bản.", "Look for another copy."})
	K5002 = define(5002, Error,
		Text{"Loại tệp này không nhập được.", "Files of this type are not imported."},
		Text{"Lưu thành .docx, .odt, .html, .pdf hoặc .txt.", "Save it as .docx, .odt, .html, .pdf or .txt."})
	K5003 = define(5003, Error,
		Text{"Trong tệp không có chữ nào: có lẽ là ảnh quét.", "The file holds no text: perhaps it is a scan."},
		Text{"Nhận dạng chữ trước, hoặc gõ lại.", "Recognise the text first, or type it."})
	K5004 = define(5004, Error,
		Text{"Tệp đã là một bài viết có phần đầu bài.", "The file is a write-up with front matter already."},
		Text{"Chép vào content/ rồi chạy khotin check.", "Copy it into content/, then run khotin check."})
	K5005 = define(5005, Error,
		Text{"Không nhận ra bảng mã của tệp.", "The encoding of the file is not recognised."},
		Text{"Lưu lại bằng UTF-8 rồi nhập lại.", "Save it as UTF-8 and import it again."})
	K5006 = define(5006, Error,
		Text{"Tệp cần nhập không đọc được.", "The file to import cannot be read."},
		Text{"Xem lại tên và quyền của tệp.", "Look at its name and permissions."})
	K5007 = define(5007, Error,
		Text{"Tệp cần nhập quá lớn.", "The file to import is too large."},
		Text{"Bỏ bớt ảnh, hoặc chia tệp.", "Take pictures out, or divide it."})
	K5008 = define(5008, Error,
		Text{"Tệp hỏng, hoặc không phải loại mà tên nói.", "The file is damaged, or not of the type that its name says."},
		Text{"Mở bằng Word hoặc LibreOffice rồi lưu lại.", "Open it with Word or LibreOffice and save it again."})
	K5009 = define(5009, Error,
		Text{"Tệp khi mở ra lớn quá mức cho phép.", "The file is larger than is allowed once opened."},
		Text{"Chia thành nhiều tệp.", "Divide it."})
	K5011 = define(5011, Error,
		Text{"LibreOffice không đọc được tệp.", "LibreOffice cannot read the file."},
		Text{"Lưu thành .docx bằng Word rồi nhập lại.", "Save it as .docx with Word and import that."})
	K5012 = define(5012, Error,
		Text{"Tệp .doc cần LibreOffice, mà máy không có.", "A .doc file needs LibreOffice, which is not there."},
		Text{"Cài LibreOffice, hoặc lưu thành .docx.", "Install it, or save the file as .docx."})
	K5013 = define(5013, Error,
		Text{"Tệp PDF hỏng hoặc có mật khẩu.", "The PDF is damaged or has a password."},
		Text{"In lại thành PDF, hoặc lưu thành .docx.", "Print it to PDF anew, or save it as .docx."})
	K5014 = define(5014, Error,
		Text{"Tệp PDF có quá nhiều trang.", "The PDF has too many pages."},
		Text{"Chia thành nhiều tệp.", "Divide it."})
	K5015 = define(5015, Error,
		Text{"Tệp HTML không đọc được.", "The HTML cannot be read."},
		Text{"Lưu lại trang từ trình duyệt.", "Save the page from a browser again."})
	K5021 = define(5021, Error,
		Text{"Không ghi được báo cáo của lần nhập.", "The report of the import cannot be written."},
		Text{"Xem lại quyền của thư mục, hoặc chọn tệp khác.", "Look at the folder's permissions, or choose another file."})
)
