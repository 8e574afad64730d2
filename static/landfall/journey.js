/* What a browser with JavaScript adds to the question pages. Everything works without this file. */
"use strict";

const saved = document.getElementById("saved");
let unsaved = false;

function tell(words) {
  if (saved && words) saved.textContent = words;
}

/* Autosave: say when it did not reach the server, and warn before the page is left. */
document.addEventListener("input", (event) => {
  if (event.target.closest("form[hx-post]")) unsaved = true;
});
document.addEventListener("submit", () => { unsaved = false; });
window.addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });
document.addEventListener("htmx:afterRequest", (event) => {
  const { xhr, pathInfo, successful } = event.detail;
  const here = new URL(pathInfo.requestPath, location.href).pathname;
  const signedOut = xhr.status === 403 || (xhr.responseURL && new URL(xhr.responseURL).pathname !== here);
  if (signedOut) tell(saved?.dataset.signedOut);
  else if (successful) unsaved = false;
  else if (xhr.status !== 409) tell(saved?.dataset.failed);
});

/* A number typed belongs to "an exact number"; a range chosen empties the field. */
for (const field of document.querySelectorAll(".lf-reveal input[type=text]")) {
  const radios = [...field.closest("fieldset").querySelectorAll("input[type=radio]")];
  field.addEventListener("input", () => { if (field.value) radios[0].checked = true; });
  for (const radio of radios.slice(1)) radio.addEventListener("change", () => { field.value = ""; });
}

/* "None of these" and "I don't know yet" stand alone. */
for (const list of document.querySelectorAll(".lf-options")) {
  const boxes = [...list.querySelectorAll("input[type=checkbox]")];
  const alone = (box) => box.value === "none" || box.value === "unknown";
  list.addEventListener("change", ({ target }) => {
    if (!boxes.includes(target) || !target.checked) return;
    for (const box of boxes) if (box !== target && (alone(target) || alone(box))) box.checked = false;
  });
}

/* A long list of choices can be narrowed by typing. */
for (const list of document.querySelectorAll("fieldset[data-filter]")) {
  const rows = [...list.querySelectorAll(".lf-choice:not(.is-apart)")];
  if (rows.length < 13) continue;
  const box = document.createElement("input");
  box.type = "search";
  box.className = "form-control lf-filter";
  box.setAttribute("aria-label", list.dataset.filter);
  box.placeholder = list.dataset.filter;
  box.addEventListener("input", (event) => {
    event.stopPropagation();
    const wanted = box.value.trim().toLocaleLowerCase();
    const more = list.querySelector("details.lf-more");
    if (more && wanted) more.open = true;
    for (const row of rows) {
      row.hidden = !row.textContent.toLocaleLowerCase().includes(wanted) && !row.querySelector(":checked");
    }
  });
  box.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
  rows[0].before(box);
}
