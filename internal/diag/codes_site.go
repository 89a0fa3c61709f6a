package diag

// The codes of settings, layouts and static files.
var (
	K3001 = define(3001, Warning,
		Text{"Có tệp cấu hình mà khotin không đọc.", "There is a file with settings that khotin does not read."},
		Text{"Chuyển những gì cần sang hugo.toml.", "Move what is needed to hugo.toml."})
	K3002 = define(3002, Error,
		Text{"Giao diện không có ngôn ngữ này.", "There is no interface in this language."},
		Text{`Chọn "vi" hoặc "en".`, `Choose "vi" or "en".`})
	K3003 = define(3003, Error,
		Text{"Nơi liên hệ không phải địa chỉ thư hay địa chỉ web.", "The contact is neither an e-mail address nor a web address."},
		Text{`Viết như "phong@example.vn".`, `Write it like "office@example.org".`})
	K3004 = define(3004, Warning,
		Text{"Không có tham số nào tên như vậy trong hugo.toml.", "There is no such parameter of hugo.toml."},
		Text{"Dùng một trong các tham số mà gợi ý kể ra.", "Use one that the hint names."})
	K3005 = define(3005, Error,
		Text{"Cấu hình không dùng được.", "The settings cannot be used."},
		Text{"Xem lại kiểu của các giá trị trong hugo.toml.", "Look at the types of values in hugo.toml."})
	K3006 = define(3006, Error,
		Text{"Một trang web chỉ có một ngôn ngữ.", "One site has one language."},
		Text{"Bỏ [languages], chọn bằng defaultContentLanguage.", "Remove [languages], choose with defaultContentLanguage."})
	K3007 = define(3007, Warning,
		Text{"Kho lớn, nên mọi liên kết chia sẻ dùng chung một ảnh.", "The archive is large, so that all shared links have one picture."},
		Text{`Ghi params.pictures = true hoặc "home".`, `Set params.pictures to true or "home".`})
	K3008 = define(3008, Error,
		Text{"Giá trị của params.pictures không dùng được.", "The value of params.pictures cannot be used."},
		Text{`Ghi true, false, "home" hay "auto".`, `Set true, false, "home" or "auto".`})
	K3009 = define(3009, Error,
		Text{"Địa chỉ của trang (baseURL) không dùng được.", "The address of the site (baseURL) cannot be used."},
		Text{"Ghi như https://example.org/kho-tin/ hoặc /kho-tin/.", "Write it like https://example.org/kho-tin/ or /kho-tin/."})
	K3010 = define(3010, Warning,
		Text{"Cài đặt này do khotin quyết định.", "khotin decides this setting."},
		Text{"Bỏ dòng đó khỏi hugo.toml.", "Delete it from hugo.toml."})
	K3011 = define(3011, Warning,
		Text{"Với --safe, cài đặt này không được đọc.", "With --safe this setting is not read."},
		Text{"Bỏ --safe nếu tin kho này.", "Leave --safe out if you trust the archive."})
	K3012 = define(3012, Error,
		Text{"hugo.toml có dòng không đúng cú pháp.", "A line of hugo.toml is not TOML."},
		Text{"Viết mỗi mục một dòng: tên = \"giá trị\".", "Write each key on a line of its own: key = \"value\"."})
	K3013 = define(3013, Error,
		Text{"Một mục của hugo.toml có giá trị không dùng được.", "A key of hugo.toml has a value that cannot be used."},
		Text{"Viết như gợi ý.", "Write it as the hint says."})
	K3014 = define(3014, Warning,
		Text{"Một tìm kiếm để theo dõi có bộ lọc không ứng với gì trong kho.", "A search to be followed has a filter that names nothing of the archive."},
		Text{"Chép lại địa chỉ của trang tìm kiếm.", "Copy the address of the search page anew."})
	K3101 = define(3101, Error,
		Text{"Hugo không dựng được tệp này.", "Hugo could not build this file."},
		Text{"Sửa mẫu ở dòng được nêu; xem docs/layouts.md.", "Mend the layout at the line; see docs/layouts.md."})
	K3102 = define(3102, Error,
		Text{"Hugo dừng mà không cho biết lỗi nào.", "Hugo stopped without saying which error it met."},
		Text{"Bỏ bớt mẫu của kho cho tới khi dựng được.", "Take layouts of the archive away until it builds."})
	K3103 = define(3103, Error,
		Text{"Bài viết không được xuất bản.", "A write-up was not published."},
		Text{"Xem hugo.toml có loại trang này ra không.", "See whether hugo.toml leaves it out."})
	K3104 = define(3104, Warning,
		Text{"Mẫu của kho lấy trang khác, nên lần nào cũng dựng lại mọi trang.", "A layout of the archive reaches other pages, so that every build makes all."},
		Text{"Dùng những gì trang được cho trong .Params.", "Use what the page is given in .Params."})
	K3105 = define(3105, Error,
		Text{"Hugo báo một lỗi.", "Hugo reports an error."},
		Text{"Sửa tệp được nêu.", "Mend the file that it names."})
	K3106 = define(3106, Warning,
		Text{"Hugo có một lưu ý.", "Hugo has a warning."},
		Text{"Xem tệp được nêu.", "Look at the file that it names."})
	K3107 = define(3107, Error,
		Text{"Đoạn mã nhập một tệp không có trong assets/.", "A script imports a file that is not in assets/."},
		Text{"Đặt tệp vào assets/, hoặc bỏ dòng nhập.", "Put it into assets/, or leave the import out."})
	K3108 = define(3108, Error,
		Text{"Mẫu của kho dùng hàm có thể đọc mọi tệp của máy.", "A layout uses a function that can read any file of the machine."},
		Text{"Bỏ hàm đó; xem docs/security.md.", "Leave it out; see docs/security.md."})
	K3201 = define(3201, Error,
		Text{"Tệp trong static/ trùng chỗ với một tệp khác.", "A file of static/ is where another one is."},
		Text{"Đổi tên một trong hai.", "Rename one of the two."})
	K3202 = define(3202, Error,
		Text{"Địa chỉ này dành cho tệp mà khotin tạo ra.", "The address is kept for files that khotin makes."},
		Text{"Đổi tên tệp hoặc thư mục.", "Rename the file or its folder."})
	K3203 = define(3203, Warning,
		Text{"Với --safe, tệp hoặc thư mục này không được dùng.", "With --safe the file or folder is not used."},
		Text{"Bỏ --safe nếu tin kho này.", "Leave --safe out if you trust the archive."})
)
