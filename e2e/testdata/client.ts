/**
 * A stand-in for the search client, to bring the search page into every state.
 * It knows 23 made-up write-ups, all of which match any query; single words in
 * the query make the answer special (see answer). What it was asked is kept in
 * the global "asked"; the global "release" lets the answers to slow queries go.
 * A phrase is held by the first 97 of 350 candidates, of which 100 are read.
 */
import type { Archive, ClosedFacet, FacetValue, Filters, Hit, OpenArchive, Results, SearchOptions } from "../../assets/search/types";

interface Made extends Hit {
  kind: string;
  level: string;
}

const closedNames: readonly ClosedFacet[] = ["district", "school_year", "kind", "level"];
const labels: Readonly<Record<string, string>> = { "hoi-nghi": "Hội nghị", "bao-cao": "Báo cáo", thcs: "Trung học cơ sở", thpt: "Trung học phổ thông" };

const made = (length: number): Made[] => Array.from({ length }, (_, i) => {
  const year = 2019 + (i % 3);
  const text = `Đoạn trích <b>số</b> ${i + 1} & hội nghị`;
  return {
    url: `/ha-noi/?bai=${i + 1}`,
    title: `Hội nghị thứ ${i + 1}`,
    title_ranges: [[0, 8]],
    date: `${year}-08-${String(10 + i).padStart(2, "0")}`,
    district: `ha-noi/quan-${i % 12}`,
    place: `Quận ${i % 12}, Hà Nội`,
    school_year: `${year - 1}-${year}`,
    score: 100 - i,
    excerpt: { text, ranges: [[text.length - 8, text.length]] },
    ...(i === 0 ? { fragment: ":~:text=h%E1%BB%99i" } : {}),
    kind: i % 4 ? "hoi-nghi" : "bao-cao",
    level: i % 2 ? "thcs" : "thpt",
  };
});

const writeUps: readonly Made[] = made(23);

function agree(filters: Filters, but?: ClosedFacet): Made[] {
  return writeUps.filter((made) => closedNames.every((facet) => facet === but || !filters[facet]?.length || filters[facet]?.includes(made[facet])));
}

function count(filters: Filters, facet: ClosedFacet): FacetValue[] {
  const counts = new Map<string, number>((filters[facet] ?? []).map((value) => [value, 0]));
  for (const made of agree(filters, facet)) counts.set(made[facet], (counts.get(made[facet]) ?? 0) + 1);
  const label = (value: string): string => labels[value] ?? value.replace("ha-noi/quan-", "Quận ").replace("-", "–");
  return Array.from(counts, ([value, count]) => ({ value, label: label(value), count })).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

/** Ten provinces with a few districts each, some of like names. */
const provinces = ["Hà Nội", "Hà Nam", "Hà Giang", "Bắc Giang", "Bắc Ninh", "Hòa Bình", "Thái Bình", "Thái Nguyên", "Long An", "Đắk Lắk"];
const districts = ["Quận Long Biên", "Huyện Bình Lục", "Thành phố Thái Bình"];

function manyPlaces(chosen: readonly string[]): FacetValue[] {
  const slug = (name: string): string => name.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase().replace(/ /g, "-");
  const all = provinces.flatMap((province, i) => districts.slice(i % 3).map((name) => ({ value: `${slug(province)}/${slug(name)}`, label: `${name}, ${province}`, count: 20 - i })));
  const known = (value: string): boolean => all.some((place) => place.value === value || place.value.startsWith(`${value}/`));
  return [...all, ...chosen.filter((value) => !known(value)).map((value) => ({ value, label: value, count: 0 }))];
}

function failure(name: string): Error {
  return Object.assign(new Error("made to fail"), { name });
}

let failed = false;

/** Slow answers, which wait until they are released. */
const held: (() => void)[] = [];

async function answer(query: string, options: SearchOptions): Promise<Results> {
  const has = (word: string): boolean => query.split(" ").includes(word);
  const { filters = {}, offset = 0, limit = 10, sort } = options;
  if (has("cham")) await new Promise<void>((resolve) => held.push(resolve));
  if (has("phienban")) throw failure("VersionError");
  if (has("hong") && !failed) {
    failed = true;
    throw failure("LoadError");
  }
  if (has("cumtu")) return { ...(await answer("", { ...options, limit: 0 })), total: 347, approximate: true, unread: 250, hits: made(97).slice(offset, offset + limit) };
  const found = has("khong") ? [] : agree(has("tinh") ? { ...filters, district: [] } : filters);
  const district = has("tinh") ? manyPlaces(filters.district ?? []) : count(filters, "district");
  if (sort === "date") found.sort((a, b) => (a.date < b.date ? 1 : -1));
  return {
    total: found.length,
    ...(has("khoang") ? { approximate: true } : {}),
    ...(has("bot") ? { relaxed: true } : {}),
    ...(has("chuasua") ? { uncorrected: true } : {}),
    ...(has("sai") && !options.exact ? { suggestion: { query: query.replace("sai", "đúng"), applied: true } } : {}),
    ...(has("goiy") ? { suggestion: { query: "gợi ý", applied: false } } : {}),
    hits: found.slice(offset, offset + limit),
    facets: { district, school_year: count(filters, "school_year"), kind: count(filters, "kind"), level: count(filters, "level") },
  };
}

export const openArchive: OpenArchive = async (base) => {
  const asked: { base: string; query: string; options: SearchOptions }[] = [];
  Object.assign(globalThis, { asked, release: () => held.splice(0).map((release) => release()).length });
  const archive: Archive = {
    search(query, options = {}) {
      asked.push({ base, query, options });
      return answer(query, options);
    },
    suggest: async () => [],
  };
  return archive;
};
