package site

import "testing"

func TestPlainText(t *testing.T) {
	for _, test := range []struct{ html, want string }{
		{"", ""},
		{"<p>Một <strong>hai</strong>\nba</p>", "Một hai ba"},
		{"<p>Một</p><p>Hai</p>", "Một\nHai"},
		{"<p>Một<br>Hai</p>", "Một\nHai"},
		{"<ul><li>a<ul><li>b</li></ul></li><li><p>c</p></li></ul>", "a\nb\nc"},
		{"<table><tr><th>Cấp</th><td>12</td></tr></table>", "Cấp\n12"},
		{`<h2 id="x">GD&amp;ĐT</h2>&lt;5`, "GD&ĐT\n<5"},
		{`a<a href="/b/">b</a><code>c</code>`, "abc"},
		{"<pre><code>x\ny\n</code></pre>", "x y"},
		{"<p>a&nbsp;b</p>", "a b"},
		{"<p>1 < 2", "1 < 2"},
		{`<p>căn bản<sup id="fnref:1"><a href="#fn:1" class="footnote-ref" role="doc-noteref">1</a></sup>, toàn diện</p>`, "căn bản, toàn diện"},
		{`<ol><li id="fn:1"><p>Trung ương.&#160;<a href="#fnref:1" class="footnote-backref" role="doc-backlink">&#x21a9;&#xfe0e;</a></p></li></ol>`, "Trung ương."},
		{`<p>3.000 m<sup>2</sup></p>`, "3.000 m2"},
	} {
		if got := plainText(test.html); got != test.want {
			t.Errorf("%q: got %q, want %q", test.html, got, test.want)
		}
	}
}
