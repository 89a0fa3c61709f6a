package diag

// The codes of the archive as a whole and its tables.
var (
	K2001 = define(2001, Error,
		Text{"Không có thư mục mà lệnh được chỉ tới.", "The folder that the command was given does not exist."},
		Text{"Chỉ đúng thư mục của kho bằng --source.", "Name the archive's folder with --source."})
	K2002 = define(2002, Error,
		Text{"Thư mục của kho không mở được.", "The archive's folder cannot be opened."},
		Text{"Xem lại quyền của thư mục.", "Look at its permissions."})
	K2003 = define(2003, Error,
		Text{"Không có thư mục content, nơi để bài viết.", "There is no folder content, which holds the write-ups."},
		Text{"Chạy lệnh trong thư mục của kho, hoặc bắt đầu bằng khotin init.", "Run the command in the archive's folder, or begin with khotin init."})
	K2004 = define(2004, Error,
		Text{"Thư mục content chưa có bài viết nào.", "The folder content holds no write-up."},
		Text{"Tạo bài bằng khotin new.", "Make one with khotin new."})
	K2005 = define(2005, Error,
		Text{"Có liên kết tượng trưng: nó có thể dẫn ra ngoài kho.", "A symbolic link may lead out of the archive."},
		Text{"Đặt chính tệp hoặc thư mục vào đó.", "Put the file or folder itself there."})
	K2006 = define(2006, Error,
		Text{"Tên tệp có ký tự không hợp lệ.", "A file's name has characters that it may not have."},
		Text{"Đổi tên tệp.", "Rename it."})
	K2007 = define(2007, Error,
		Text{"Đây không phải tệp thường (thiết bị, ống, liên kết).", "This is no regular file but a device, a pipe or a link."},
		Text{"Xóa đi, hoặc chép nội dung vào một tệp thường.", "Delete it, or copy the content into a regular file."})
	K2008 = define(2008, Error,
		Text{"Tên tệp bắt đầu bằng _: khotin tự làm các trang danh sách.", "The name begins with _: khotin makes the pages of lists itself."},
		Text{"Đổi tên, hoặc chuyển ra khỏi content.", "Rename it, or move it out of content."})
	K2009 = define(2009, Error,
		Text{"Bài viết phải có đuôi .md.", "A write-up must end in .md."},
		Text{"Đổi tên như gợi ý.", "Rename it as the hint says."})
	K2010 = define(2010, Error,
		Text{"Thư mục content chỉ nhận bài viết Markdown.", "The folder content takes write-ups in Markdown only."},
		Text{"Nhập bằng khotin import, hoặc chuyển ra khỏi content.", "Bring it in by khotin import, or move it out of content."})
	K2011 = define(2011, Error,
		Text{"Hai tên tệp trông giống hệt nhau (NFC và NFD).", "Two names look the same (NFC and NFD)."},
		Text{"Đổi tên một trong hai.", "Rename one of the two."})
	K2012 = define(2012, Error,
		Text{"Hai tên tệp chỉ khác nhau ở chữ hoa.", "Two names differ in capitals only."},
		Text{"Đổi tên một trong hai.", "Rename one of the two."})
	K2101 = define(2101, Error,
		Text{"Slug này dành cho các trang của danh sách.", "The slug belongs to the pages of lists."},
		Text{"Chọn slug khác.", "Choose another slug."})
	K2102 = define(2102, Error,
		Text{"Hai bài có cùng một địa chỉ.", "Two write-ups have the same address."},
		Text{"Thêm mục slug để phân biệt.", "Add a slug that tells them apart."})
	K2103 = define(2103, Error,
		Text{"Địa chỉ cũ đã là địa chỉ của bài khác.", "An old address is an address of another write-up."},
		Text{"Bỏ địa chỉ cũ này.", "Leave it out."})
	K2104 = define(2104, Error,
		Text{"Địa chỉ cũ là địa chỉ của một trang danh sách.", "An old address is that of a list."},
		Text{"Bỏ địa chỉ cũ này.", "Leave it out."})
	K2105 = define(2105, Error,
		Text{"Địa chỉ cũ thuộc về các trang của khotin.", "An old address belongs to khotin's own pages."},
		Text{"Bỏ địa chỉ cũ này.", "Leave it out."})
	K2106 = define(2106, Error,
		Text{"Địa chỉ vướng một trang hay tệp khác.", "An address is in the way of another page or file."},
		Text{"Chọn địa chỉ khác.", "Choose another one."})
	K2201 = define(2201, Error,
		Text{"Mã trong danh sách của data/ có ký tự không được phép.", "An id of a list in data/ has characters that it may not have."},
		Text{"Chỉ dùng chữ thường không dấu, chữ số và dấu nối.", "Use lower-case plain letters, digits and hyphens."})
	K2202 = define(2202, Error,
		Text{"Bảng trong data/ không đọc được.", "A table in data/ cannot be read."},
		Text{"Xem lại quyền đọc của tệp.", "Look at its permissions."})
	K2203 = define(2203, Error,
		Text{"Bảng viết tắt thiếu cụm từ đầy đủ.", "The table of abbreviations lacks what one stands for."},
		Text{"Viết tắt, một dấu tab, rồi cụm từ đầy đủ.", "The abbreviation, a tab, then what it stands for."})
	K2204 = define(2204, Error,
		Text{"Từ viết tắt không có chữ nào.", "An abbreviation has no letters."},
		Text{"Xóa dòng, hoặc gõ lại.", "Delete the line, or type it anew."})
	K2205 = define(2205, Error,
		Text{"Cụm từ đầy đủ chỉ có một tiếng.", "What it stands for has one syllable only."},
		Text{"Ghi ambiguous ở cột thứ ba, hoặc viết đủ.", "Put ambiguous into the third column, or write it out."})
	K2206 = define(2206, Error,
		Text{"Danh sách trang đã gỡ có dòng không phải địa chỉ.", "The list of removed pages has a line that is no address."},
		Text{"Viết địa chỉ như /ha-noi/2018-2019/.", "Write an address such as /ha-noi/2018-2019/."})
	K2207 = define(2207, Error,
		Text{"Danh sách trang đã gỡ thiếu tên trang.", "The list of removed pages lacks what one was called."},
		Text{"Sau địa chỉ: một dấu tab, rồi tên trang.", "Behind the address: a tab, then what it was called."})
	K2208 = define(2208, Error,
		Text{"Bảng chỉ tiêu có dòng thiếu tên thứ hai.", "A line of the table of indicators lacks the second name."},
		Text{"Tên dùng chung, một dấu tab, rồi tên khác của cùng chỉ tiêu.", "The name for all, a tab, then another name of the same indicator."})
	K2209 = define(2209, Error,
		Text{"Hai tên trên một dòng của bảng chỉ tiêu vốn là một.", "The two names on a line of the table of indicators are one already."},
		Text{"Bỏ dòng: chữ hoa và dấu câu không tính.", "Remove the line: capitals and signs do not count."})
	K2210 = define(2210, Error,
		Text{"Bảng chỉ tiêu nói hai điều về một tên.", "The table of indicators says two things of one name."},
		Text{"Mỗi tên chỉ đứng ở cột thứ hai một lần, và khi đó không đứng ở cột thứ nhất.", "A name stands in the second column once, and then not in the first."})
	K2301 = define(2301, Warning,
		Text{"Bài chưa có tóm tắt cho danh sách và kết quả tìm kiếm.", "The write-up has no summary for lists and search results."},
		Text{"Viết một hai câu vào mục summary.", "Write a sentence or two into summary."})
	K2302 = define(2302, Warning,
		Text{"Bài chưa ghi nguồn, nên không ai kiểm chứng được.", "No source is named, so that nobody can verify the facts."},
		Text{"Ghi nơi lấy thông tin vào mục source.", "Say in source where they come from."})
	K2303 = define(2303, Warning,
		Text{"Con số không có đơn vị: không rõ đếm cái gì.", "A figure has no unit: what it counts is unclear."},
		Text{"Ghi đơn vị tính vào unit.", "Write what it counts into unit."})
	K2304 = define(2304, Warning,
		Text{"Một bài đặt dấu theo cả hai kiểu (hoà và hòa).", "One write-up places marks in both styles (hoà and hòa)."},
		Text{"Dùng một kiểu trong cả bài.", "Keep to one style in it."})
	K2305 = define(2305, Warning,
		Text{"Hai bài cùng ngày, cùng nơi, lời gần như nhau: có lẽ là một sự kiện.", "Two write-ups have the day, the place and most of the text in common: perhaps it is one event."},
		Text{"Giữ một bài, ghi địa chỉ của bài kia vào aliases.", "Keep one, with the address of the other in aliases."})
	K2306 = define(2306, Warning,
		Text{"Một người có hai chức vụ khác nhau trong cùng một ngày.", "One person has two different offices on one day."},
		Text{"Kiểm tra lại; hai người trùng tên thì để nguyên.", "Check them; if two people have one name leave it."})
	K2307 = define(2307, Warning,
		Text{"Một tệp trong content/ không được bài nào nhắc tới, nên không lên trang.", "No write-up refers to a file below content/, so that it is not published."},
		Text{"Chèn ảnh hoặc liên kết tới tệp vào bài; văn bản chưa thành bài thì khotin import; không cần thì xóa.", "Show it in a write-up or link to it; import a document that is no write-up yet; else delete it."})
	K2310 = define(2310, Warning,
		Text{"Trang nguồn không còn (khotin check --online).", "The page of a source is gone (khotin check --online)."},
		Text{"Tìm nơi mới của trang và ghi địa chỉ ấy; bản gốc còn giữ trong kho thì có thể để nguyên.", "Look for its new place and write that address; if the archive keeps the original it may stay."})
	K2311 = define(2311, Warning,
		Text{"Trang nguồn không trả lời, nên không biết còn hay không (khotin check --online).", "The page of a source does not answer: whether it is still there is unknown (khotin check --online)."},
		Text{"Mở địa chỉ bằng trình duyệt; thử lại sau.", "Open the address in a browser; try again later."})
	K2312 = define(2312, Warning,
		Text{"Trang nguồn đã chuyển hẳn sang địa chỉ khác (khotin check --online).", "The page of a source has moved for good (khotin check --online)."},
		Text{"Ghi địa chỉ mới vào url.", "Write the new address into url."})
	K2313 = define(2313, Warning,
		Text{"Địa chỉ nguồn nằm trong mạng nội bộ (khotin check --online).", "The address of a source is in a private network (khotin check --online)."},
		Text{"Ghi địa chỉ mà ai cũng mở được; không có thì bỏ url, giữ name.", "Write an address that everybody can open; if there is none leave url out and keep name."})
)
