package diag

// The codes of the texts of write-ups.
var (
	K1501 = define(1501, Error,
		Text{"Mã ngắn có dấu mở {{ mà không có dấu đóng }}.", "A shortcode is opened with {{ and not closed."},
		Text{"Đóng lại; nếu chỉ là chữ thì viết {{</* … */>}}.", "Close it; if it is text write {{</* … */>}}."})
	K1502 = define(1502, Error,
		Text{"Không có mã ngắn nào tên như vậy.", "There is no such shortcode."},
		Text{"Bỏ đi, hoặc đặt mã ngắn vào layouts/_shortcodes của kho.", "Leave it out, or put it into layouts/_shortcodes."})
	K1511 = define(1511, Error,
		Text{"Bài dài hơn mức một trang web chịu được.", "The text is longer than a page can be."},
		Text{"Tách thành nhiều bài.", "Divide it into several write-ups."})
	K1512 = define(1512, Error,
		Text{"Trích dẫn và danh sách lồng nhau quá nhiều tầng.", "Quotations and lists are nested too deep."},
		Text{"Bỏ bớt các dấu ở đầu dòng.", "Leave out some signs at the beginning of the line."})
	K1513 = define(1513, Error,
		Text{"Một đoạn có quá nhiều dấu [.", "One paragraph has too many signs [."},
		Text{"Tách đoạn bằng dòng trống.", "Divide it by empty lines."})
	K1514 = define(1514, Error,
		Text{"Bài có quá nhiều đề mục.", "The text has too many headings."},
		Text{"Tách thành nhiều bài.", "Divide it into several write-ups."})
	K1515 = define(1515, Error,
		Text{"Bảng quá lớn để đọc trên trang.", "The table is too large for a page."},
		Text{"Đặt bảng thành tệp .csv hay .xlsx cạnh bài rồi dẫn liên kết.", "Put it into a .csv or .xlsx beside the file and link to it."})
	K1516 = define(1516, Error,
		Text{"Các liên kết lặp lại một lời chú quá dài.", "Links repeat a title that is too long."},
		Text{"Rút ngắn lời chú.", "Shorten the title."})
	K1521 = define(1521, Warning,
		Text{"Chú thích không có lời giải thích.", "A footnote has no text."},
		Text{"Thêm dòng [^số]: lời chú thích.", "Add a line [^number]: text."})
	K1522 = define(1522, Warning,
		Text{"Lời chú thích không được nhắc tới trong bài.", "Nothing refers to a footnote."},
		Text{"Viết [^số] vào chỗ cần chú thích.", "Write [^number] where it belongs."})
	K1523 = define(1523, Warning,
		Text{"Đoạn thụt đầu dòng thành mã chương trình.", "An indented paragraph becomes program code."},
		Text{"Bỏ chỗ thụt đầu dòng.", "Remove the indentation."})
	K1524 = define(1524, Warning,
		Text{"Tiêu đề mục để trống.", "A heading has no words."},
		Text{"Viết tiêu đề sau dấu #, hoặc bỏ dòng.", "Write the words, or leave the line out."})
	K1525 = define(1525, Warning,
		Text{"Cả đoạn thành tiêu đề vì dòng gạch ngay dưới.", "A paragraph becomes a heading because of the line of signs below it."},
		Text{"Để một dòng trống trước dòng gạch.", "Leave a blank line before the signs."})
	K1526 = define(1526, Warning,
		Text{"Thẻ HTML không hiện trên trang; chữ giữa các thẻ vẫn hiện.", "HTML tags are not shown on the page; the words between them are."},
		Text{`Dùng Markdown; muốn hiện dấu < thì viết \<.`, `Use Markdown; to show the sign < write \<.`})
	K1527 = define(1527, Warning,
		Text{"Dòng bắt đầu bằng một số thành danh sách đánh số.", "A line that begins with a number becomes a numbered list."},
		Text{`Nếu không phải danh sách thì viết \ trước dấu chấm.`, `If it is no list, write \ before the point.`})
	K1528 = define(1528, Warning,
		Text{"Số của một mục sẽ hiện khác với số đã ghi.", "An item is shown with another number than it has."},
		Text{`Sửa cho liền nhau, hoặc viết \ trước dấu chấm.`, `Number them in a row, or write \ before the point.`})
	K1531 = define(1531, Warning,
		Text{"Bảng thiếu dòng |---|---| nên hiện nguyên như chữ.", "A table lacks its line |---|---| and is shown as it stands."},
		Text{"Thêm dòng đó dưới dòng tên cột, mỗi cột một lần ---.", "Add that line below the names of the columns, one --- for each."})
	K1532 = define(1532, Warning,
		Text{"Dấu ** không thành chữ đậm mà hiện nguyên.", "The signs ** make nothing bold and are shown as they stand."},
		Text{"Viết **chữ** liền nhau, và một dấu cách ở ngoài hai đầu.", "Write **words** without spaces within, and with one outside on both sides."})
	K1533 = define(1533, Warning,
		Text{"Dấu # thiếu dấu cách phía sau nên không thành tiêu đề mục.", "The sign # has no space behind it and makes no heading."},
		Text{"Viết dấu #, dấu cách, rồi tiêu đề.", "Write the #, a space, then the heading."})
	K1534 = define(1534, Warning,
		Text{"Dấu đầu dòng • không thành danh sách: các dòng sẽ nối vào nhau.", "The bullet • makes no list: its lines are joined to one."},
		Text{"Viết - thay cho •; khotin fmt làm việc này.", "Write - in place of •, as khotin fmt does."})
	K1535 = define(1535, Warning,
		Text{"Một hàng có nhiều ô hơn bảng có cột, nên ô thừa bị mất.", "A row has more cells than its table has columns: they are lost."},
		Text{`Thêm cột; dấu | trong một ô thì viết \|.`, `Add a column; a sign | within a cell is written \|.`})
	K1536 = define(1536, Warning,
		Text{"Dòng bắt đầu bằng –, a), 1.1… nối liền vào dòng trên.", "A line that begins with –, a), 1.1… is joined to the line above."},
		Text{"Viết - thay cho gạch dài; trước a), 1.1 để một dòng trống; khotin fmt làm việc này.",
			"Write - in place of a dash; leave a blank line before a), 1.1, as khotin fmt does."})
	K1537 = define(1537, Warning,
		Text{"Hai lời chú thích mang cùng một tên, nên chỉ lời đầu hiện trên trang.", "Two footnotes have one name: only the first is shown."},
		Text{"Đặt tên khác cho lời sau, cả ở chỗ nhắc tới nó.", "Give the second another name, also where it is referred to."})
	K1538 = define(1538, Warning,
		Text{"Khối mã ``` không có dòng đóng, nên phần còn lại của bài hiện như mã chương trình.", "A block of code has no closing line ```: the rest of the text is shown as code."},
		Text{"Viết thêm dòng ``` sau phần mã, hoặc xóa dòng mở.", "Write a line ``` behind the code, or delete the opening one."})
	K1539 = define(1539, Warning,
		Text{"Các cột cách nhau bằng Tab hay dấu cách không thành bảng.", "Columns made of tabs or spaces make no table."},
		Text{"Viết bảng theo Markdown: | Tên | Số |, dưới đó |---|---|, rồi mỗi hàng một dòng.", "Write the table as Markdown: | Name | Number |, below it |---|---|, then a line for each row."})
	K1540 = define(1540, Warning,
		Text{"Hàng của bảng cách bảng một dòng trống, nên hiện nguyên như chữ.", "A blank line parts a row from its table: it is shown as it stands."},
		Text{"Xóa dòng trống giữa các hàng.", "Delete the blank lines between the rows."})
	K1542 = define(1542, Warning,
		Text{"Ghi chú <!-- không có dấu đóng -->, nên phần còn lại của bài không hiện.", "A remark <!-- is not closed, so that the rest of the text is not shown."},
		Text{"Viết --> ở cuối ghi chú.", "Write --> at the end of the remark."})
	K1541 = define(1541, Warning,
		Text{"Dòng sau danh sách nối vào mục cuối.", "The line behind a list becomes a part of its last item."},
		Text{"Để một dòng trống sau danh sách; nếu thuộc mục thì thụt vào hai dấu cách.", "Leave a blank line behind the list; indent it by two spaces if it belongs to the item."})
	K1601 = define(1601, Warning,
		Text{"Ảnh không có lời mô tả cho người không nhìn được.", "A picture has no description for those who cannot see it."},
		Text{"Viết giữa hai ngoặc vuông ảnh cho thấy gì.", "Say between the square brackets what it shows."})
	K1602 = define(1602, Error,
		Text{"Đường dẫn trên máy của người viết.", "A path on the writer's machine."},
		Text{"Đặt tệp cạnh bài và chỉ ghi tên tệp.", "Put the file beside the write-up and write its name only."})
	K1603 = define(1603, Error,
		Text{"Ảnh nằm ngay trong bài (data:), nên trang không hiện.", "A picture stands in the text itself (data:), and is not shown."},
		Text{"Chạy khotin fmt để tách ảnh thành tệp.", "Run khotin fmt, which makes a file of it."})
	K1604 = define(1604, Warning,
		Text{"Ảnh của trang khác chỉ hiện thành liên kết.", "A picture of another site is only shown as a link."},
		Text{"Tải ảnh về, đặt cạnh bài.", "Download it and put it beside the write-up."})
	K1605 = define(1605, Warning,
		Text{"Liên kết loại này chỉ hiện thành chữ.", "A link of this kind is only shown as text."},
		Text{"Dùng địa chỉ https:, mailto: hoặc tel:.", "Use an address of https:, mailto: or tel:."})
	K1606 = define(1606, Error,
		Text{"Không phải là một địa chỉ.", "This is not an address."},
		Text{"Viết như https://example.org/trang.", "Write it like https://example.org/page."})
	K1607 = define(1607, Error,
		Text{"Liên kết dẫn tới trang hoặc tệp không tồn tại.", "The link leads to no page or file."},
		Text{"Sửa theo gợi ý, hoặc bỏ liên kết.", "Mend it as the hint says, or leave it out."})
	K1608 = define(1608, Error,
		Text{"Không có ảnh tên như vậy.", "There is no such picture."},
		Text{"Đặt ảnh cạnh bài; phân biệt chữ hoa và chữ thường.", "Put it beside the write-up; capitals count."})
	K1609 = define(1609, Error,
		Text{"Trang được dẫn tới không có mục đó.", "The page that is linked to has no such element."},
		Text{"Sửa phần sau dấu # theo tiêu đề của trang kia.", "Mend what stands behind the # by that page's headings."})
	K1610 = define(1610, Error,
		Text{"Liên kết dẫn tới một bản nháp, chưa có trên trang.", "The link leads to a draft, which is not on the site."},
		Text{"Bỏ liên kết, hoặc xuất bản bài kia.", "Leave the link out, or publish the other one."})
	K1611 = define(1611, Error,
		Text{"Một bài viết được dùng như ảnh.", "A write-up is used as a picture."},
		Text{"Bỏ dấu ! trước ngoặc.", "Leave out the ! before the brackets."})
	K1612 = define(1612, Error,
		Text{"Loại ảnh này không lên trang.", "Pictures of this kind are not published."},
		Text{"Chuyển sang một trong các loại mà gợi ý kể ra.", "Convert it to a kind that the hint names."})
	K1613 = define(1613, Error,
		Text{"Loại tệp này không lên trang cùng bài viết.", "Files of this kind are not published beside a write-up."},
		Text{"Chuyển sang loại khác, hoặc đặt vào static/.", "Convert it, or put it into static/."})
	K1614 = define(1614, Error,
		Text{"Liên kết không ghi dẫn tới đâu.", "The link does not say where it leads."},
		Text{"Viết địa chỉ giữa hai ngoặc tròn.", "Write an address between the round brackets."})
	K1615 = define(1615, Error,
		Text{"Chữ trông như ảnh nhưng sẽ hiện nguyên như chữ.", "Text that looks like a picture would be shown as it stands."},
		Text{"Đặt tên tệp có dấu cách trong <…>.", "Put a name with spaces into <…>."})
	K1616 = define(1616, Error,
		Text{"Tên tệp trông như liên kết nhưng sẽ hiện nguyên như chữ.", "A file's name that looks like a link would be shown as it stands."},
		Text{"Đặt tên tệp có dấu cách trong <…>.", "Put a name with spaces into <…>."})
	K1617 = define(1617, Warning,
		Text{"Chữ trông như liên kết nhưng hiện nguyên như chữ.", "Text that looks like a link is shown as it stands."},
		Text{`Nếu đúng là chữ thì viết \[.`, `If it is text, write \[.`})
	K1529 = define(1529, Warning,
		Text{"Có dấu của phần mềm khác, hiện nguyên như chữ.", "A mark of another program is shown as it stands."},
		Text{"Viết theo Markdown, hoặc xóa đi.", "Write it as Markdown, or delete it."})
	K1618 = define(1618, Warning,
		Text{"Liên kết không có chữ nào để bấm vào.", "A link has no words that a reader could follow."},
		Text{"Viết giữa hai ngoặc vuông trang hay tệp đó là gì.", "Say between the square brackets what it leads to."})
	K1621 = define(1621, Error,
		Text{"Tệp không phải ảnh mà trang nhận, dù tên là vậy.", "The file is no picture that is taken, though its name says so."},
		Text{"Lưu lại thành JPEG hay PNG.", "Save it as JPEG or PNG."})
	K1622 = define(1622, Error,
		Text{"Ảnh quá lớn để xử lý.", "The picture is too large to be made smaller."},
		Text{"Thu nhỏ còn nhiều nhất 4000 điểm ảnh mỗi chiều.", "Make it smaller, 4000 pixels at most in each direction."})
	K1623 = define(1623, Error,
		Text{"Tệp ảnh hỏng hoặc bị cắt ngang.", "The file of a picture is damaged or cut off."},
		Text{"Chép lại tệp từ nơi có bản gốc.", "Copy it again from where it is whole."})
	K1624 = define(1624, Error,
		Text{"Không đọc được tệp ảnh.", "The file of a picture cannot be read."},
		Text{"Xem quyền đọc của tệp.", "See whether it may be read."})
	K1625 = define(1625, Warning,
		Text{"Không đọc được điểm ảnh, nên ảnh được công bố nguyên cỡ.", "The pixels of a picture cannot be read: it is published as large as it is."},
		Text{"Mở ảnh rồi lưu lại thành JPEG hay PNG.", "Open it and save it as JPEG or PNG."})
	K1626 = define(1626, Warning,
		Text{"Tệp ảnh trong static/ không đọc được, nên được công bố nguyên.", "A picture below static/ cannot be read and is published as it is."},
		Text{"Mở ảnh rồi lưu lại thành JPEG hay PNG.", "Open it and save it as JPEG or PNG."})
	K1627 = define(1627, Warning,
		Text{"Cỡ ảnh viết như Obsidian thành một phần của lời mô tả.", "A size as Obsidian has it becomes a part of the description."},
		Text{"Bỏ phần ấy.", "Leave it out."})
	K1628 = define(1628, Warning,
		Text{"Liên kết dẫn tới máy hay mạng của người viết.", "A link leads to the writer's own machine or network."},
		Text{"Ghi địa chỉ mà người đọc mở được.", "Write an address that readers can open."})
)
