"use strict";
// Narrows a list while one types, and keeps a page that says so fresh.
const filter = () => {
  const field = document.querySelector("input[type=search]");
  if (!field) return;
  const wanted = field.value.trim().toLowerCase();
  for (const line of document.querySelectorAll("[data-line]")) {
    line.hidden = wanted !== "" && !line.textContent.toLowerCase().includes(wanted);
  }
  for (const group of document.querySelectorAll("[data-group]")) {
    group.hidden = wanted !== "" && !group.querySelector("[data-line]:not([hidden])");
  }
};
document.addEventListener("input", filter);
const live = () => document.querySelector("[data-live]");
const refresh = async () => {
  if (document.hidden || document.querySelector("[data-live] details[open]")) return;
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-live]");
    if (fresh && fresh.innerHTML !== live().innerHTML) { live().replaceWith(document.adoptNode(fresh)); filter(); }
  } catch { /* the local cloud is being restarted */ }
};
if (live()) setInterval(refresh, 2000);
