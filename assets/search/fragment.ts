/** Links to a place within a page. Pure. */
import { spaces, type Token } from "./vi";
import { fragmentTokens } from "./weights";

/**
 * Gives the text directive that marks the tokens from one up to but not
 * including another in the page: the words that they begin and end with, each
 * within its line.
 */
export function fragmentOf(text: string, tokens: readonly Token[], from: number, to: number): string {
  const joined = (i: number): boolean => !text.slice(tokens[i]!.end, tokens[i + 1]!.start).includes("\n");
  const words = (first: number, end: number): string => {
    // The dash means something in a directive, as comma and & do.
    return encodeURIComponent(text.slice(tokens[first]!.start, tokens[end - 1]!.end).replace(spaces, " ")).replace(/-/g, "%2D");
  };
  let end = from + 1;
  while (end < to && end < from + fragmentTokens && joined(end - 1)) end++;
  const fragment = ":~:text=" + words(from, end);
  // Few words may stand elsewhere before: from there to the passage's end would be much.
  if (end === to || end < from + fragmentTokens) return fragment;
  let last = to - 1;
  while (last > end && last > to - fragmentTokens && joined(last - 1)) last--;
  return `${fragment},${words(last, to)}`;
}
