/** Where and what each document is (docs/format.md): bytes in, the values of the closed facets out. Pure. */
import { readBits } from "./bits";
import { bitLength, checked } from "./bytes";
import { type Catalogue, type Column, type Columns, type Label, type SchoolYear, schoolYearID } from "./catalogue";
import { expect } from "./errors";

/** The names under which the columns are written. */
const enum Name { place, sameKind, kind, sameLevels, levels, all }

/** Reads the columns, whose values have labels by facet: of places, of kinds, of levels. */
export function readColumns({ maxDoc, schoolYears, isTaken }: Catalogue, labels: readonly (readonly Label[])[], bytes: Uint8Array): Columns {
  /** Makes a column of documents that have one value or none, and so far none. */
  const newColumn = (values: readonly Label[]): Column => ({ values, sets: [[], ...values.map((_, i) => [i])], codes: new Uint16Array(maxDoc) });
  const [district, kind, level] = [0, 1, 2].map((i) => newColumn(labels[i]!)) as [Column, Column, Column];
  const school_year = newColumn(schoolYears.map(schoolYearID).map((id) => ({ id, label: id.replace("-", "–") })));
  schoolYears.forEach(({ base, size }, i) => school_year.codes.fill(i + 1, base, base + size));
  const bits = readBits(checked(bytes), Name.all);
  const levelSets = new Map([[0, 0]]); // the code of each set of levels, bit i for levels[i]

  function readYear({ base, size, count }: SchoolYear): void {
    const width = bitLength(district.values.length - 1);
    let here = 0;
    for (let d = base; d < base + size; d++) {
      if (!isTaken(d)) continue;
      here = count === size ? here + bits.num(Name.place) : bits.direct(width);
      district.codes[d] = here + 1;
      kind.codes[d] = bits.flag(Name.sameKind) ? kind.codes[d - 1]! : bits.num(Name.kind);
      level.codes[d] = bits.flag(Name.sameLevels) ? level.codes[d - 1]! : levelCode(bits.num(Name.levels));
      expect(here < district.values.length && kind.codes[d]! <= kind.values.length, "columns");
    }
  }

  function levelCode(set: number): number {
    expect(set < 2 ** level.values.length, "columns");
    const code = levelSets.get(set) ?? levelSets.size;
    levelSets.set(set, code);
    return code;
  }

  schoolYears.forEach(readYear);
  bits.end();
  const sets = Array.from(levelSets.keys(), (set) => level.values.flatMap((_, i) => ((set >>> i) & 1 ? [i] : [])));
  return { district, school_year, kind, level: { ...level, sets } };
}
