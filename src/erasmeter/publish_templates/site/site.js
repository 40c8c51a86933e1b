// Leaves in the list what is asked for. Without this script the page lists everything.
"use strict";
(() => {
  const asking = document.querySelector(".asking");
  const asked = document.getElementById("asked");
  const found = document.getElementById("found");
  const groups = [...document.querySelectorAll(".group")];
  // Whoever has no key for å, æ or ø writes a, ae or o.
  const plain = (text) =>
    text.toLowerCase().replaceAll("æ", "ae").replaceAll("ø", "o").normalize("NFKD").replace(/\p{M}/gu, "");
  const entries = [...document.querySelectorAll(".entry")].map((element) => ({
    element,
    words: plain(`${element.textContent} ${element.dataset.also}`),
  }));
  const said = (count) => {
    if (count === 0) return found.dataset.none;
    return count === 1 ? found.dataset.one : found.dataset.other.replace("#", String(count));
  };
  const search = () => {
    const parts = plain(asked.value).split(/\s+/).filter(Boolean);
    let count = 0;
    for (const { element, words } of entries) {
      const fits = parts.every((part) => words.includes(part));
      element.hidden = !fits;
      count += Number(fits);
    }
    for (const group of groups) group.hidden = !group.querySelector(".entry:not([hidden])");
    found.textContent = parts.length ? said(count) : "";
  };
  asked.addEventListener("input", search);
  asked.value = new URLSearchParams(location.search).get("q") ?? asked.value;
  asking.hidden = false;
  search();
})();
