package diag

// The codes of building and publishing.
var (
	K4001 = define(4001, Error,
		Text{"Thư mục đích và trang mới cùng có một tệp.", "The destination and the new site both have a file."},
		Text{"Đổi tên tệp của thư mục đích.", "Rename the destination's own."})
	K4002 = define(4002, Error,
		Text{"Thư mục đích chứa hoặc thuộc về nguồn của kho.", "The destination holds, or belongs to, the sources."},
		Text{"Chọn thư mục khác bằng --destination.", "Choose another one with --destination."})
	K4003 = define(4003, Error,
		Text{"Thư mục đệm nằm trong thư mục đích.", "The cache folder lies in the destination."},
		Text{"Chọn thư mục khác bằng --cache-dir.", "Choose another one with --cache-dir."})
	K4004 = define(4004, Error,
		Text{"Có một tệp ở nơi cần một thư mục.", "There is a file where a folder is needed."},
		Text{"Đổi tên tệp, hoặc chọn thư mục khác.", "Rename it, or choose another folder."})
	K4005 = define(4005, Error,
		Text{"Thư mục đích có tệp không do khotin tạo ra.", "The destination holds files that khotin did not make."},
		Text{"Chọn thư mục trống, hoặc chuyển các tệp ấy đi.", "Choose an empty folder, or move them away."})
	K4006 = define(4006, Error,
		Text{"Một lần dựng khác đang chạy.", "Another build is at work."},
		Text{"Đợi nó xong rồi chạy lại.", "Wait until it ends, then run again."})
	K4007 = define(4007, Error,
		Text{"Phần còn lại của lần dựng trước không xóa được.", "What the last build left cannot be removed."},
		Text{"Xóa thư mục được nêu bằng tay.", "Remove the folder by hand."})
	K4008 = define(4008, Error,
		Text{"Trong thư mục đích có thứ không phải tệp thường.", "The destination holds something that is no regular file."},
		Text{"Xóa đi rồi dựng lại.", "Delete it, then build again."})
	K4011 = define(4011, Error,
		Text{"Thư mục đệm không phải của riêng người dùng này.", "The cache folder is not this user's alone."},
		Text{"Chọn thư mục khác bằng --cache-dir.", "Choose another one with --cache-dir."})
	K4012 = define(4012, Error,
		Text{"Thư mục đệm bị hỏng trong khi dựng.", "The cache was damaged during the build."},
		Text{"Chạy lại.", "Run it again."})
	K4021 = define(4021, Warning,
		Text{"Bản kê của lần xuất bản trước hỏng; đã dùng bản sao.", "The last manifest is damaged; its copy was used."},
		Text{"Kiểm tra ổ đĩa.", "Check the disk."})
	K4022 = define(4022, Warning,
		Text{"Trang được thay từng phần, không trong một bước.", "The site was replaced piece by piece."},
		Text{"Xuất bản vào một thư mục con.", "Publish into a folder below it."})
	K4023 = define(4023, Warning,
		Text{"Đã xuất bản, nhưng thư mục đệm không ghi được.", "Published, but the cache cannot be written."},
		Text{"Xem chỗ trống và quyền của thư mục đệm.", "Look at its space and permissions."})
	K4024 = define(4024, Error,
		Text{"Bản kê của lần xuất bản trước không đọc được.", "The last publication's manifest cannot be read."},
		Text{"Khôi phục tệp từ bản sao lưu, hoặc xuất bản vào thư mục mới.", "Restore it from a backup, or publish into a new folder."})
	K4025 = define(4025, Error,
		Text{"Địa chỉ cần gỡ không có trên trang đã xuất bản.", "The address to remove is not of the published site."},
		Text{"Chép đúng địa chỉ từ trang.", "Copy the address from the site."})
	K4026 = define(4026, Error,
		Text{"Thư mục này không có trang do khotin xuất bản.", "The folder holds no site that khotin published."},
		Text{"Dựng trang trước, hoặc chỉ thư mục bằng --destination.", "Build first, or name the folder with --destination."})
	K4031 = define(4031, Error,
		Text{"Ổ đĩa đã đầy.", "The disk is full."},
		Text{"Dọn bớt chỗ rồi chạy lại; trang đang có vẫn nguyên.", "Free some space and try again; the present site is as it was."})
	K4032 = define(4032, Error,
		Text{"Đã dùng hết hạn mức ổ đĩa.", "The disk quota is used up."},
		Text{"Dọn bớt chỗ rồi chạy lại.", "Free some space and try again."})
	K4033 = define(4033, Error,
		Text{"Ổ đĩa chỉ cho đọc.", "The disk is read-only."},
		Text{"Chọn thư mục khác.", "Choose another folder."})
	K4034 = define(4034, Error,
		Text{"Không có quyền ghi.", "There is no permission to write."},
		Text{"Xem lại quyền của thư mục.", "Look at the folder's permissions."})
	K4041 = define(4041, Error,
		Text{"Trang đã xuất bản thiếu một tệp.", "A file is missing from the published site."},
		Text{"Dựng lại: khotin build.", "Build again: khotin build."})
	K4042 = define(4042, Error,
		Text{"Tệp đã xuất bản khác với tệp dựng lại.", "A published file differs from the one built again."},
		Text{"Dựng lại; nếu kho không đổi, xem ai đã sửa tệp.", "Build again; if the archive has not changed see who changed the file."})
	K4043 = define(4043, Error,
		Text{"Tệp đã xuất bản không thuộc trang dựng từ kho này.", "A published file is none of the site that is built of this archive."},
		Text{"Dựng lại: khotin build.", "Build again: khotin build."})
	K4044 = define(4044, Error,
		Text{"Tệp đã xuất bản có quyền khác.", "A published file has another mode."},
		Text{"Dựng lại, hoặc chmod 644.", "Build again, or chmod 644."})
	K4101 = define(4101, Error,
		Text{"Lần cập nhật chỉ mục trước bị ngắt giữa chừng.", "The last update of the index was interrupted."},
		Text{"Dựng lại: khotin build.", "Build again: khotin build."})
	K4102 = define(4102, Error,
		Text{"Chỉ mục do phiên bản khác tạo ra.", "The index was made by another version."},
		Text{"Dựng lại: khotin build.", "Build again: khotin build."})
	K4103 = define(4103, Error,
		Text{"Một tệp của chỉ mục bị hỏng.", "A file of the index is damaged."},
		Text{"Dựng lại: khotin build.", "Build again: khotin build."})
	K4104 = define(4104, Error,
		Text{"Chỉ mục không đọc được.", "The index cannot be read."},
		Text{"Dựng lại: khotin build.", "Build again: khotin build."})
	K4105 = define(4105, Error,
		Text{"Một tiến trình khác đang dùng chỉ mục.", "Another process is using the index."},
		Text{"Đợi nó xong rồi chạy lại.", "Wait until it ends, then run again."})
	K4106 = define(4106, Error,
		Text{"Lần cập nhật chỉ mục trước thất bại.", "The last update of the index failed."},
		Text{"Dựng lại: khotin build.", "Build again: khotin build."})
	K4107 = define(4107, Error,
		Text{"Chỉ mục của một phần không dùng được.", "The index of a part cannot be used."},
		Text{"Làm lại phần đó: khotin part texts.", "Make that part again: khotin part texts."})
	K4201 = define(4201, Error,
		Text{"Liên kết ra ngoài gốc của trang.", "A link leaves the site's base path."},
		Text{"Sửa địa chỉ trong mẫu hoặc bài.", "Mend it in the layout or write-up."})
	K4202 = define(4202, Error,
		Text{"Liên kết không an toàn.", "A link is unsafe."},
		Text{"Bỏ liên kết.", "Leave it out."})
	K4203 = define(4203, Error,
		Text{"Liên kết không phải là một địa chỉ.", "A link is not an address."},
		Text{"Sửa địa chỉ.", "Mend it."})
	K4204 = define(4204, Error,
		Text{"Liên kết trên trang đã dựng dẫn tới trang không tồn tại.", "A link of the built site leads to nothing."},
		Text{"Sửa mẫu hoặc bài có liên kết.", "Mend the layout or write-up that has it."})
	K4205 = define(4205, Error,
		Text{"Trang được dẫn tới không có mục đó.", "The page that is linked to has no such element."},
		Text{"Sửa phần sau dấu #.", "Mend what stands behind the #."})
	K4206 = define(4206, Error,
		Text{"Một địa chỉ đã xuất bản sẽ biến mất.", "A published address would vanish."},
		Text{"Thêm nó vào aliases của bài thay thế, hoặc dùng --accept-removals.", "Add it to the aliases of what takes its place, or use --accept-removals."})
	K4207 = define(4207, Error,
		Text{"Một tệp XML của trang sai cú pháp.", "An XML file of the site is not well-formed."},
		Text{"Sửa mẫu tạo ra tệp đó.", "Mend the layout that makes it."})
	K4208 = define(4208, Error,
		Text{"Một nguồn tin JSON của trang sai cú pháp.", "A JSON Feed of the site is not well-formed."},
		Text{"Sửa mẫu tạo ra tệp đó.", "Mend the layout that makes it."})
	K4301 = define(4301, Warning,
		Text{"Kho git không có đủ lịch sử.", "The git repository lacks its history."},
		Text{"Chạy git fetch --unshallow.", "Run git fetch --unshallow."})
	K4302 = define(4302, Warning,
		Text{"Git không đọc được lịch sử.", "Git cannot read the history."},
		Text{"Chạy git log để xem lý do.", "Run git log to see why."})
	K4303 = define(4303, Warning,
		Text{"Thư mục tự nó là một kho git trần.", "The folder is itself a bare git repository."},
		Text{"Đặt kho vào một thư mục thường.", "Put the archive into an ordinary folder."})
	K4304 = define(4304, Warning,
		Text{"Kho git thuộc về người dùng khác.", "The git repository belongs to another user."},
		Text{"Nếu tin kho đó thì thêm vào safe.directory.", "If you trust it add it to safe.directory."})
	K4401 = define(4401, Error,
		Text{"Bố cục riêng của kho dùng đến các trang khác, nên kho không dựng từng phần được.", "The archive's own layouts reach other pages, so that it cannot be built in parts."},
		Text{"Dựng cả kho: khotin build.", "Build it as a whole: khotin build."})
	K4402 = define(4402, Error,
		Text{"Một phần không có những gì bước sau cần.", "A part lacks what a later step needs."},
		Text{"Làm lại phần đó.", "Make that part again."})
	K4403 = define(4403, Error,
		Text{"Một bước trước chưa chạy.", "An earlier step was not run."},
		Text{"Chạy các lệnh mà gợi ý nêu ra.", "Run the commands that the hint names."})
	K4404 = define(4404, Error,
		Text{"Kho hoặc khotin đã đổi từ khi lập kế hoạch.", "The archive or khotin has changed since the plan was made."},
		Text{"Lập lại kế hoạch: khotin part plan.", "Plan again: khotin part plan."})
	K4405 = define(4405, Error,
		Text{"Thư mục làm việc không mở được hoặc không ghi được.", "The work folder cannot be opened or written."},
		Text{"Kiểm tra địa chỉ, quyền và kết nối mạng.", "Check the address, the permissions and the network."})
	K4406 = define(4406, Error,
		Text{"Một tệp trong thư mục làm việc bị hỏng.", "A file of the work folder is damaged."},
		Text{"Làm lại bước đã ghi ra nó.", "Run the step that wrote it again."})
	K4013 = define(4013, Error,
		Text{"Một ảnh hay một bài viết thay đổi trong khi dựng.", "A picture or a write-up was changed during the build."},
		Text{"Chạy lại.", "Run it again."})
	K4014 = define(4014, Error,
		Text{"Không dùng được thư mục đệm.", "The cache folder cannot be used."},
		Text{"Chọn thư mục khác bằng --cache-dir.", "Choose another one with --cache-dir."})
)
