/**
 * From one day to another: two fields for days, as browsers have them. A year
 * that is half typed is another, long ago: what the archive cannot have is not
 * taken, and said when the reader leaves the field.
 */
import { spanOf } from "../days";
import type { State } from "./address";
import { make } from "./dom";
import type { Wording } from "./wording";

type Bound = "from" | "to";

export interface DayFields {
  readonly fieldset: HTMLFieldSetElement;
  show(state: Pick<State, Bound>): void;
  chosen(): Pick<State, Bound>;
}

/** The day that a text means as a bound, as fields have it; "" for none. */
function dayOf(text: string, bound: Bound): string {
  const day = spanOf(text)?.[bound === "from" ? 0 : 1];
  return day === undefined ? "" : new Date(day * 864e5).toISOString().slice(0, 10);
}

/** Makes the fields; first and last are the archive's days. */
export function dayFields(words: Wording, [first, last]: readonly [string, string]): DayFields {
  const hint = make("p", { className: "hint", id: "at-days" }, first && words.say("days_of", { first: words.day(first), last: words.day(last) }));
  const told = make("p", { className: "told" });
  told.setAttribute("role", "status");
  const written = { from: "", to: "" };
  const field = (bound: Bound): HTMLInputElement => {
    const input = make("input", { type: "date", id: `at-${bound}`, min: first, max: last });
    input.setAttribute("aria-describedby", hint.id);
    input.addEventListener("change", (event) => {
      if (input.validity.valid) tell();
      else event.stopPropagation();
    });
    input.addEventListener("blur", tell);
    return input;
  };
  const fields = { from: field("from"), to: field("to") };
  const rows = (["from", "to"] as const).map((bound) => make("p", {}, make("label", { htmlFor: fields[bound].id }, words.say(`${bound}_day`)), fields[bound]));

  const chosen = (bound: Bound): string => (fields[bound].value === dayOf(written[bound], bound) ? written[bound] : fields[bound].value);
  function tell(): void {
    const { from, to } = fields;
    const wrong = [from, to].filter(({ validity }) => !validity.valid);
    for (const input of [from, to]) input.setAttribute("aria-invalid", String(wrong.includes(input)));
    const text = wrong.length ? words.say("outside") : from.value && to.value && from.value > to.value ? words.say("reversed") : "";
    if (told.textContent !== text) told.textContent = text;
  }

  return {
    fieldset: make("fieldset", { className: "days" }, make("legend", {}, words.say("days")), ...rows, hint, told),
    show(state) {
      for (const bound of ["from", "to"] as const) {
        if (state[bound] === chosen(bound)) continue; // the reader may be in the middle of another
        written[bound] = state[bound];
        fields[bound].value = dayOf(state[bound], bound);
      }
      tell();
    },
    chosen: () => ({ from: chosen("from"), to: chosen("to") }),
  };
}
