package article

import (
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/gazetteer"
)

// personFields is one entry of people.
var personFields = []field[Person]{
	one(Field{Key: "name", Type: TypeText, Required: true, MaxLength: maxLine,
		Label:   diag.T("họ tên", "name"),
		Help:    diag.T("Họ và tên.", "The full name."),
		Example: "Nguyễn Văn A", Also: []string{"tên"},
		Property: "Person.name",
	}, readText, func(p *Person) *string { return &p.Name }),
	one(Field{Key: "office", Type: TypeText, MaxLength: maxLine,
		Label: diag.T("chức vụ", "office"),
		Help: diag.T("Chức vụ vào ngày diễn ra sự kiện.",
			"The office held on the day of the event."),
		Example: "Trưởng phòng Giáo dục và Đào tạo", Also: []string{"position", "title", "role"},
		Property: "Person.jobTitle",
	}, readText, func(p *Person) *string { return &p.Office }),
	one(Field{Key: "organisation", Type: TypeText, MaxLength: maxLine,
		Label: diag.T("cơ quan", "organisation"),
		Help: diag.T("Cơ quan, đơn vị.",
			"The body the person belongs to."),
		Example: "Ủy ban nhân dân quận Long Biên", Also: []string{"organization", "đơn vị"},
		Property: "Person.affiliation",
	}, readText, func(p *Person) *string { return &p.Organisation }),
}

// figureFields is one entry of figures.
var figureFields = []field[Figure]{
	one(Field{Key: "indicator", Type: TypeText, Required: true, MaxLength: maxLine,
		Label: diag.T("chỉ tiêu", "indicator"),
		Help: diag.T("Đếm hoặc đo cái gì; viết giống nhau qua các năm.",
			"What was counted; the same words every year."),
		Example: "Chỉ tiêu thi đua hoàn thành tốt", Also: []string{"name", "tên"},
	}, readText, func(f *Figure) *string { return &f.Indicator }),
	one(Field{Key: "value", Type: TypeNumber, Required: true,
		Label: diag.T("giá trị", "value"),
		Help: diag.T("Con số đạt được, không có dấu chấm ngăn nghìn.",
			"The number reached, without grouping marks."),
		Example: "13", Also: []string{"số", "number"},
	}, readNumber, func(f *Figure) *Number { return &f.Value }),
	optional(Field{Key: "of", Type: TypeNumber,
		Label: diag.T("trên tổng số", "of"),
		Help: diag.T("Trên tổng số, hoặc theo kế hoạch.",
			"Out of how many, or how many were planned."),
		Example: "13", Also: []string{"total", "tổng"},
	}, readNumber, func(f *Figure) **Number { return &f.Of }),
	one(Field{Key: "unit", Type: TypeText, MaxLength: maxLine,
		Label:   diag.T("đơn vị tính", "unit"),
		Help:    diag.T("Đơn vị tính.", "What the number counts."),
		Example: "chỉ tiêu", Also: []string{"đơn vị"},
	}, readText, func(f *Figure) *string { return &f.Unit }),
	one(Field{Key: "note", Type: TypeText, MaxLength: maxNote,
		Label: diag.T("ghi chú", "note"),
		Help: diag.T("Điều cần biết để hiểu đúng con số.",
			"What one must know to read the number rightly."),
		Example: "so với năm trước",
	}, readText, func(f *Figure) *string { return &f.Note }),
}

// sourceFields is the source.
var sourceFields = []field[Source]{
	one(Field{Key: "name", Type: TypeText, Required: true, MaxLength: maxLine,
		Label: diag.T("tên nguồn", "name"),
		Help: diag.T("Cơ quan hoặc tờ báo đã đăng.",
			"The body or newspaper that published it."),
		Example: "Báo Giáo dục và Thời đại", Also: []string{"tên", "publisher"},
		Property: "CreativeWork.name",
	}, readText, func(s *Source) *string { return &s.Name }),
	one(Field{Key: "url", Type: TypeURL,
		Label: diag.T("địa chỉ trang", "url"),
		Help: diag.T("Địa chỉ của trang nguồn.",
			"The address of the page."),
		Example: "https://longbien.edu.vn/", Also: []string{"link", "address"},
		Property: "CreativeWork.url",
	}, readWebAddress, func(s *Source) *string { return &s.URL }),
	optional(Field{Key: "published", Type: TypeDate,
		Label: diag.T("ngày đăng", "published"),
		Help: diag.T("Ngày nguồn đăng bài.",
			"The day the source published it."),
		Example: "2019-08-20", Also: []string{"date", "ngày"},
		Property: "CreativeWork.datePublished",
	}, readDay, func(s *Source) **gazetteer.Day { return &s.Published }),
	one(Field{Key: "original", Type: TypeText, MaxLength: maxLine,
		Label: diag.T("bản gốc", "original"),
		Help: diag.T("Bản gốc được giữ trong thư mục originals/, do khotin import ghi.",
			"The document kept in originals/, as khotin import writes it."),
		Example: "originals/bao-cao.docx",
	}, readText, func(s *Source) *string { return &s.Original }),
}
