/** Links to a place within a page. Pure. */
import { spaces, tokenize } from "./vi";
import { fragmentTokens } from "./weights";

/** Gives the text directive that leads to a token's place in the page: the words from there on, as the page has them, within their line. */
export function fragmentAt(text: string, start: number): string {
  const [line = ""] = text.slice(start).split("\n", 1);
  const words = line.slice(0, tokenize(line).slice(0, fragmentTokens).pop()!.end).replace(spaces, " ");
  // The dash means something in a directive, as comma and & do.
  return ":~:text=" + encodeURIComponent(words).replace(/-/g, "%2D");
}
