/** The terms and keys of tokens, remembered: texts hold few different ones. */
import { key, remembered, term } from "./vi";

/** Gives the key of a term. */
export const keyOf = remembered(key);

export { term };
