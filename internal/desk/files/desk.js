// What the desk does more where there are scripts: the list follows the archive, and
// places are offered while one types. Everything else works without.

// The list loads again when a build has ended: files have changed.
if (document.querySelector("[data-live]")) {
  let seen = false;
  new EventSource("/_khotin/events").onmessage = () => {
    if (seen) location.reload();
    seen = true;
  };
}

const place = document.querySelector("#place");
const day = document.querySelector("#date");
const year = document.querySelector("#school_year");
let last = 0;

async function offer() {
  const number = ++last;
  const answer = await fetch("/_khotin/places?" + new URLSearchParams({ q: place.value, day: day.value }));
  if (!answer.ok || number !== last) return; // something newer was typed
  const { places, school_year } = await answer.json();
  year.placeholder = school_year;
  document.querySelector("#places").replaceChildren(...places.map((name) => new Option(name)));
}

if (place) {
  place.addEventListener("input", offer);
  day.addEventListener("change", offer);
}

// Documents take a while: nobody sends them twice.
document.querySelector("form[enctype]")?.addEventListener("submit", (event) => {
  event.target.querySelector("button").disabled = true;
});
