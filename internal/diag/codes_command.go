package diag

// The codes of the other commands.
var (
	K6001 = define(6001, Error,
		Text{"Đường tới tệp đi qua một liên kết tượng trưng.", "The way to the file leads over a symbolic link."},
		Text{"Thay nó bằng một thư mục thật.", "Put a real folder in its place."})
	K6002 = define(6002, Error,
		Text{"Bài viết này đã có.", "The write-up exists already."},
		Text{"Mở tệp đó để sửa, hoặc đặt tiêu đề khác.", "Open that file, or choose another title."})
	K6011 = define(6011, Error,
		Text{"Cổng đang được dùng.", "The port is in use."},
		Text{"Chọn cổng khác bằng --port.", "Choose another with --port."})
	K6012 = define(6012, Error,
		Text{"Hệ thống không cho theo dõi thêm thư mục.", "The system allows no more folders to be watched."},
		Text{"Tăng fs.inotify.max_user_watches.", "Raise fs.inotify.max_user_watches."})
	K6013 = define(6013, Error,
		Text{"--editor không phải địa chỉ mở một tệp trong trình soạn thảo.", "--editor is no address that opens a file in an editor."},
		Text{"Viết như vscode://file/{file}:{line}, hoặc để trống.", "Write it like vscode://file/{file}:{line}, or leave it empty."})
	K6014 = define(6014, Error,
		Text{"Bàn biên tập không nhận được tệp gửi lên.", "The desk could not take the files that were sent."},
		Text{"Gửi ít tệp hơn mỗi lần, hoặc dùng khotin import.", "Send fewer at once, or use khotin import."})
	K6021 = define(6021, Error,
		Text{"Kho này chưa được dựng trên máy này.", "The archive was never built on this machine."},
		Text{"Chạy khotin build trước.", "Run khotin build first."})
	K6031 = define(6031, Error,
		Text{"Thư mục đã là một kho.", "The folder is an archive already."},
		Text{"Thêm bài bằng khotin new, hoặc chọn thư mục khác.", "Add write-ups with khotin new, or choose another folder."})
	K6032 = define(6032, Error,
		Text{"Tệp của trang biên tập không phải tệp đã được thử.", "A file of the admin page is not the one that was tested."},
		Text{"Xóa tệp đó rồi tải lại từ địa chỉ được nêu.", "Delete it and fetch it again from the address that is named."})
	K6033 = define(6033, Error,
		Text{"Không phải địa chỉ web của một kho git.", "This is not the web address of a git repository."},
		Text{"Viết như https://github.com/phong-giao-duc/kho-tin.", "Write it as https://github.com/education-office/archive."})
	K6041 = define(6041, Error,
		Text{"Tệp không ghi được.", "The file cannot be written."},
		Text{"Xem lại quyền của tệp và chỗ trống của ổ đĩa.", "Look at its permissions and at the disk's space."})
	K6042 = define(6042, Error,
		Text{"Không phải bài viết, và không có bài nào trong đó.", "This is no write-up, and holds none."},
		Text{"Ghi tên tệp .md hoặc thư mục bên trong content.", "Name a .md file or a folder below content."})
	K6043 = define(6043, Error,
		Text{"Tệp vừa bị sửa trong lúc chạy, nên không ghi đè.", "The file was changed meanwhile, and is not overwritten."},
		Text{"Chạy lại.", "Run it again."})
	K6044 = define(6044, Error,
		Text{"Tệp chỉ cho đọc, nên để nguyên.", "The file is read-only and is left as it is."},
		Text{"Cho phép ghi rồi chạy lại.", "Allow writing, then run again."})
	K6051 = define(6051, Error,
		Text{"Một tệp không gửi được lên nơi xuất bản.", "A file could not be sent to where the site is."},
		Text{"Chạy lại: phần đã gửi không gửi lại.", "Run it again: what was sent is not sent twice."})
	K6052 = define(6052, Error,
		Text{"Không đưa lên được loại địa chỉ này.", "There is no way to an address of this kind."},
		Text{"Dùng một loại địa chỉ mà gợi ý kể ra.", "Use a kind of address that the hint names."})
	K6053 = define(6053, Error,
		Text{"Nơi xuất bản không mở được.", "The place to publish to cannot be opened."},
		Text{"Kiểm tra địa chỉ, quyền và kết nối mạng.", "Check the address, the permissions and the network."})
	K6054 = define(6054, Error,
		Text{"Kho lưu trữ chỉ giữ một dạng nén của mỗi tệp.", "The store keeps one compressed form of a file only."},
		Text{"Chọn --gzip hoặc --brotli.", "Choose --gzip or --brotli."})
	K6055 = define(6055, Error,
		Text{"Thiếu rsync, ở máy này hoặc ở máy chủ.", "rsync is missing, here or on the host."},
		Text{"Cài gói rsync ở cả hai máy.", "Install the package rsync on both."})
	K6061 = define(6061, Error,
		Text{"Máy chủ không trả về một tệp đã đưa lên.", "The host does not give out a file that was sent."},
		Text{"Đưa lên lại; xem máy chủ có phục vụ đúng thư mục không.", "Send it again; see whether the host serves the right folder."})
	K6062 = define(6062, Error,
		Text{"Tệp trên mạng khác tệp đã dựng.", "A file online is not as it was built."},
		Text{"Đưa lên lại; tắt việc sửa trang ở máy chủ hay mạng phân phối, xóa bộ đệm của chúng.", "Send it again; have the host or CDN change no pages, and empty their caches."})
	K6063 = define(6063, Error,
		Text{"Máy chủ báo sai kiểu tệp, nên trình duyệt không dùng tệp đó.", "The host names a wrong type, so that browsers do not use the file."},
		Text{"Cấu hình máy chủ như khotin headers in ra.", "Configure the host as khotin headers prints."})
)
