// Package schema describes the front matter of a write-up to editors' programs.
//
// What goes in: the table of fields of package article, the closed lists of an
// archive, a language. What comes out: a JSON Schema (draft 2020-12) with the
// names and the help of the fields in that language, by which an editor
// completes keys and values and marks what is wrong while one types.
//
// What it promises: front matter that article.Parse accepts is accepted by the
// schema, but for spaces around quoted days, school years and addresses, and for
// texts that only fit once repeated spaces are joined. The reverse does not
// hold: a schema knows no gazetteer and no repeated item, so khotin check has the
// last word. Equal input gives equal bytes.
package schema
