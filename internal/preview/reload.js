// Reloads the page when it has been made anew, shows the problems of a bad build over
// it, and those of its own write-up in a corner. Styles are set one by one, which a
// content security policy allows.
let seen = null;
let box = null;
let corner = null;
const desk = "desk" in document.currentScript.dataset;

function element(name, text, styles) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  Object.assign(made.style, styles);
  return made;
}

function link(text, address) {
  const made = element("a", text, { color: "#9fd0ff", marginRight: "1rem" });
  made.href = address;
  return made;
}

// tell shows what the desk says of this page, to who may come in there.
async function tell() {
  const answer = await fetch("/_khotin/page?address=" + encodeURIComponent(location.pathname));
  corner?.remove();
  corner = null;
  if (answer.status !== 200) return;
  const told = await answer.json();
  corner = element("aside", "", {
    position: "fixed", inset: "auto auto 0 0", zIndex: "2147483646", maxWidth: "min(100vw, 40rem)", maxHeight: "50vh",
    overflow: "auto", padding: ".5rem .75rem", font: "14px/1.5 system-ui, sans-serif", color: "#fff", background: "#26323f",
  });
  corner.id = "khotin-desk";
  corner.setAttribute("aria-label", told.label);
  if (told.problems.length) {
    const details = element("details");
    const list = element("ul", "", { margin: ".5rem 0", paddingLeft: "1.25rem" });
    details.append(element("summary", told.summary, { cursor: "pointer" }), list);
    for (const problem of told.problems) {
      const item = element("li");
      item.append(problem.edit ? link(problem.text, problem.edit) : problem.text);
      if (problem.hint) item.append(element("br"), problem.hint);
      list.append(item);
    }
    corner.append(details);
  } else {
    corner.append(element("div", told.summary));
  }
  if (told.edit) corner.append(link(told.edit_text, told.edit));
  corner.append(link(told.desk_text, told.desk));
  document.body.append(corner);
}

function show(problems) {
  box?.remove();
  box = null;
  if (problems === "") return;
  box = document.createElement("pre");
  box.id = "khotin-problems";
  box.setAttribute("role", "alert");
  box.textContent = problems;
  Object.assign(box.style, {
    position: "fixed", inset: "auto 0 0 0", zIndex: "2147483647", margin: "0",
    maxHeight: "60vh", overflow: "auto", padding: "1rem", whiteSpace: "pre-wrap",
    font: "14px/1.5 ui-monospace, monospace", color: "#fff", background: "#7a1020",
  });
  document.body.append(box);
}

const events = new EventSource("/_khotin/events?page=" + encodeURIComponent(location.pathname));
events.onmessage = (event) => {
  const { build, problems } = JSON.parse(event.data);
  if (seen !== null && build !== seen) {
    location.reload();
    return;
  }
  seen = build;
  show(problems);
  if (desk) tell();
};
