/** Writes texts as cells of a table. */
import { cell } from "../../assets/search/page/export";

export default (texts: readonly string[]): string[] => texts.map(cell);
