package publish

import (
	"errors"
	"io/fs"
	"syscall"

	"github.com/khotin/khotin/internal/diag"
)

// Explain turns what the operating system says about files (a full disk, no
// permission) into words and a hint. Faults and problems that already speak for
// themselves, and errors that it does not know, come back as they are.
func Explain(err error) error {
	var fault *diag.Fault
	var problems diag.Problems
	if err == nil || errors.As(err, &fault) || errors.As(err, &problems) {
		return err
	}
	for _, k := range known {
		if errors.Is(err, k.cause) {
			return &diag.Fault{Message: k.message, Hint: k.hint, Cause: err}
		}
	}
	return err
}

var known = []struct {
	cause   error
	message diag.Message
	hint    diag.Text
}{
	{syscall.ENOSPC, diag.K4031.T("ổ đĩa đã đầy", "the disk is full"),
		diag.T("dọn bớt chỗ rồi chạy lại; trang đang có vẫn nguyên vẹn", "free some space and try again; the present site is as it was")},
	{syscall.EDQUOT, diag.K4032.T("đã dùng hết hạn mức ổ đĩa", "the disk quota is used up"),
		diag.T("dọn bớt chỗ rồi chạy lại; trang đang có vẫn nguyên vẹn", "free some space and try again; the present site is as it was")},
	{syscall.EROFS, diag.K4033.T("ổ đĩa chỉ cho đọc", "the disk is read-only"),
		diag.T("chọn thư mục khác bằng --destination hoặc --cache-dir", "choose another folder with --destination or --cache-dir")},
	{fs.ErrPermission, diag.K4034.T("không có quyền ghi", "no permission to write"),
		diag.T("xem lại quyền của thư mục, hoặc chọn thư mục khác bằng --destination hoặc --cache-dir", "check the folder's permissions, or choose another with --destination or --cache-dir")},
}
