// Reloads the page when it has been made anew and shows the problems of a bad build
// over it. Styles are set one by one, which a content security policy allows.
let seen = null;
let box = null;

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
};
