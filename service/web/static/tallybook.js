// Shows a figure's entry beside the text while it is pointed at, focused or chosen. Without it the links still lead there.
"use strict";
const card = document.querySelector(".card");
if (card) {
  const body = card.querySelector(".body");
  let shown = null;
  let pinned = false;

  const show = (mark) => {
    const entry = document.getElementById(mark.hash.slice(1));
    if (!entry || shown === mark) return;
    if (shown) shown.classList.remove("shown");
    mark.classList.add("shown");
    body.replaceChildren(...Array.from(entry.children, (child) => child.cloneNode(true)));
    card.classList.remove("empty");
    shown = mark;
  };
  const close = () => {
    if (shown) shown.classList.remove("shown");
    card.classList.add("empty");
    shown = null;
    pinned = false;
  };

  const marks = Array.from(document.querySelectorAll(".story .figure"));
  for (const mark of marks) {
    mark.addEventListener("pointerenter", (event) => { if (!pinned && event.pointerType === "mouse") show(mark); });
    mark.addEventListener("focus", () => show(mark));
    mark.addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      pinned = !(pinned && shown === mark);
      show(mark);
    });
  }
  card.querySelector(".close").addEventListener("click", close);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  document.documentElement.classList.add("scripted");

  const asked = marks.find((mark) => mark.hash === location.hash);
  if (asked) {
    show(asked);
    pinned = true;
    window.addEventListener("load", () => asked.scrollIntoView({ block: "center" }));  // after the browser's own jump
  }
}
