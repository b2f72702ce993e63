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
// Marks the section that is being read in the contents beside it.
const sections = [...document.querySelectorAll(".prose :is(h2, h3)[id]")];
const links = new Map([...document.querySelectorAll(".side a.in")].map((link) => [link.hash.slice(1), link]));
const mark = () => {
  const passed = sections.filter((section) => section.getBoundingClientRect().top < 120);
  const now = links.get(passed.at(-1)?.id);
  for (const link of links.values()) link.classList.toggle("now", link === now);
  now?.scrollIntoView({ block: "nearest" });
};
if (sections.length) { addEventListener("scroll", mark, { passive: true }); mark(); }
// The contents on a phone are out of the way once something was chosen.
const contents = document.querySelector("details.contents");
contents?.addEventListener("click", (event) => { if (event.target.closest("a")) contents.open = false; });
