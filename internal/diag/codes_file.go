package diag

// The codes of files and the bounds of front matter.
var (
	K1001 = define(1001, Error,
		Text{"Tệp hoặc thư mục không đọc được: thường vì thiếu quyền.", "A file or folder cannot be read, mostly for want of permission."},
		Text{"Xem lại quyền đọc của tệp, rồi kiểm tra lại.", "Look at the permissions of the file, then check again."})
	K1002 = define(1002, Error,
		Text{"Tệp lớn hơn mức mà khotin đọc; một bài viết chỉ có chữ.", "The file is larger than khotin reads; a write-up is text alone."},
		Text{"Chia thành nhiều bài; đặt ảnh và tài liệu thành tệp riêng cạnh bài.", "Divide it; put pictures and documents beside it as files of their own."})
	K1003 = define(1003, Error,
		Text{"Tệp được lưu bằng UTF-16, thường do Notepad hoặc Excel.", "The file was saved as UTF-16, mostly by Notepad or Excel."},
		Text{"Lưu lại với bảng mã UTF-8.", "Save it as UTF-8."})
	K1004 = define(1004, Error,
		Text{"Tệp có byte không phải UTF-8: văn bản cũ hoặc tệp hỏng.", "Bytes of the file are not UTF-8: an old document, or a damaged file."},
		Text{"Lưu lại bằng UTF-8; văn bản TCVN3, VNI thì nhập bằng khotin import.", "Save it as UTF-8; documents in TCVN3 or VNI come in by khotin import."})
	K1005 = define(1005, Error,
		Text{"Có ký tự điều khiển không nhìn thấy được ở nơi dữ liệu đã mất.", "An invisible control character stands where data was lost."},
		Text{"So với bản gốc, gõ lại đoạn đó.", "Compare with the original and type the passage anew."})
	K1006 = define(1006, Warning,
		Text{"Có ký tự không nhìn thấy được; khotin đọc nó như dấu cách.", "An invisible character, which khotin reads as a space."},
		Text{"Chạy khotin fmt, hoặc xóa ký tự đó.", "Run khotin fmt, or delete it."})
	K1007 = define(1007, Warning,
		Text{"Có ký tự thừa không nhìn thấy được; khotin bỏ qua nó.", "A stray invisible character, which khotin drops."},
		Text{"Chạy khotin fmt, hoặc xóa ký tự đó.", "Run khotin fmt, or delete it."})
	K1008 = define(1008, Warning,
		Text{"Có ký tự của riêng một phông chữ (dấu đầu dòng của Word): người đọc thấy ô vuông.", "A character of one font only (a bullet of Word's): readers see a box."},
		Text{"Thay bằng ký tự thường; khotin fmt làm việc này.", "Replace it by an ordinary one, as khotin fmt does."})
	K1009 = define(1009, Warning,
		Text{"Có ký tự �, hay dấu ? giữa chữ: chữ đã mất khi chuyển mã.", "The character �, or a ? within words, shows that letters were lost in a conversion."},
		Text{"So với bản gốc và gõ lại chữ đó.", "Compare with the original and type the letter anew."})
	K1010 = define(1010, Warning,
		Text{"Có ký tự không nhìn thấy được cạnh dấu --- hoặc tên mục; khotin bỏ qua nó.", "An invisible character beside --- or a key, which khotin leaves out."},
		Text{"Xóa ký tự đó, hoặc gõ lại dòng.", "Delete it, or type the line anew."})
	K1011 = define(1011, Warning,
		Text{"Chữ UTF-8 đã bị đọc thành Windows-1252 rồi lưu lại.", "Letters in UTF-8 were read as Windows-1252 and saved again."},
		Text{"Thay bằng chữ mà gợi ý đưa ra, sau khi so với bản gốc.", "Put the letters of the hint in their place, after a look at the original."})
	K1012 = define(1012, Warning,
		Text{"Chữ thuộc bảng mã cũ (TCVN3, VNI, VPS…) nhưng lưu như Unicode.", "Letters of an old encoding (TCVN3, VNI, VPS …) were saved as if Unicode."},
		Text{"Thay bằng chữ mà gợi ý đưa ra, hoặc nhập lại bản gốc bằng khotin import.", "Put the letters of the hint in their place, or import the original by khotin import."})
	K1013 = define(1013, Error,
		Text{"Tệp có quá nhiều lỗi để kể hết.", "The file has more errors than are told."},
		Text{"Sửa những lỗi đã kể, rồi kiểm tra lại.", "Mend those that are told, then check again."})
	K1014 = define(1014, Warning,
		Text{"Tệp có quá nhiều lưu ý để kể hết.", "The file has more warnings than are told."},
		Text{"Sửa những chỗ đã kể, rồi kiểm tra lại.", "Mend those that are told, then check again."})
	K1015 = define(1015, Error,
		Text{"Tệp là tài liệu Word, PDF hay trang web, chỉ được đổi tên thành .md.", "The file is a document of Word, a PDF or a web page that was only renamed to .md."},
		Text{"Đặt lại đuôi cũ cho tệp rồi chạy khotin import.", "Give it its ending back, then run khotin import."})
	K1016 = define(1016, Error,
		Text{"Hai người sửa cùng một chỗ, và git để cả hai bản trong tệp.", "Two people changed one place, and git left both versions in the file."},
		Text{"Giữ một bản, xóa các dòng <<<<<<<, ======= và >>>>>>>.", "Keep one of them, and delete the lines <<<<<<<, ======= and >>>>>>>."})
	K1017 = define(1017, Warning,
		Text{"Trong một tiếng có chữ Kirin chỉ trông như chữ Latinh, nên máy không nhận ra tiếng ấy.", "A word holds Cyrillic letters that only look like Latin ones, so that no machine knows it."},
		Text{"Gõ lại tiếng đó; khotin fmt làm việc này.", "Type the word anew, as khotin fmt does."})
	K1022 = define(1022, Error,
		Text{"Phần đầu bài quá dài: có lẽ nội dung nằm nhầm chỗ.", "The front matter is too long: the text may be in the wrong place."},
		Text{"Đưa nội dung xuống dưới dòng --- thứ hai.", "Move the text below the second line ---."})
	K1023 = define(1023, Error,
		Text{"Dòng --- bị thụt vào, nên không kết thúc phần đầu bài.", "A line --- is indented, so that it does not end the front matter."},
		Text{"Xóa khoảng trắng trước ---.", "Delete the space before ---."})
	K1024 = define(1024, Error,
		Text{"Tệp không có phần đầu bài, nên không biết bài về đâu và ngày nào.", "The file has no front matter, so that nobody knows place and day."},
		Text{"Tạo bài bằng khotin new, hoặc thêm phần đầu bài giữa hai dòng ---.", "Make the file with khotin new, or add front matter between two lines ---."})
	K1025 = define(1025, Error,
		Text{"Dòng --- đầu tiên không nằm ở dòng 1 hoặc không sát lề trái.", "The first --- is not on line 1 or not at the left margin."},
		Text{"Xóa những gì đứng trước ---.", "Delete what stands before ---."})
	K1026 = define(1026, Error,
		Text{"Phần đầu bài viết bằng TOML hoặc JSON; khotin chỉ đọc YAML.", "The front matter is TOML or JSON; khotin reads YAML only."},
		Text{"Viết lại bằng YAML giữa hai dòng ---.", "Write it as YAML between two lines ---."})
	K1027 = define(1027, Error,
		Text{"Phần đầu bài không có dòng --- kết thúc.", "No line --- ends the front matter."},
		Text{"Thêm một dòng --- sau mục cuối cùng.", "Add a line --- after the last key."})
	K1028 = define(1028, Error,
		Text{"Dòng mở hoặc kết thúc phần đầu bài không phải ba dấu gạch nối.", "The line that opens or closes the front matter is not three hyphens."},
		Text{"Viết đúng ba dấu gạch nối thường: ---.", "Write three plain hyphens: ---."})
	K1030 = define(1030, Warning,
		Text{"Dưới phần đầu bài còn một phần đầu bài nữa; nó sẽ hiện như chữ.", "Below the front matter stands another one, which is shown as text."},
		Text{"Chỉ giữ một phần.", "Keep only one."})
)
