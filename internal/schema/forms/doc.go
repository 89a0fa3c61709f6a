// Package forms makes of the table of fields the forms in which programs let an
// editor write a write-up: Sveltia CMS and Decap CMS (a page of the site),
// Pages CMS, and Front Matter in Visual Studio Code.
//
// What goes in: the table of fields of package article, the closed lists of an
// archive, the gazetteer, a language, and where the archive's repository is.
// What comes out: the configuration file of one of these programs, with the
// labels and the help of the fields, lists to choose kinds, levels and
// localities from, and days without a time.
//
// What it promises: every value that can be chosen is one that article.Parse
// accepts on a day on which the locality existed, and no field is missing but
// where the program has no form for it (lists of people and figures in Front
// Matter). Equal input gives equal bytes.
//
// In the order of the data: program.go knows the programs, options.go what can be
// chosen, decap.go, pagescms.go and frontmatter.go write the files, repository.go
// says how the page reaches the repository.
package forms
