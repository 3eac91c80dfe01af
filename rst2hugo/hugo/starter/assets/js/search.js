/* Looks through the words of all pages, which it loads once; without anything from elsewhere. */
(() => {
  const form = document.querySelector("form.search");
  const status = document.querySelector(".search-status");
  const list = document.querySelector(".search-results");
  const fold = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const wordsOf = text => fold(text).match(/[\p{L}\p{N}]+/gu) || [];
  let index;

  const load = async () => {
    const answer = await fetch(form.dataset.index);
    if (!answer.ok) throw new Error(`${answer.status} ${form.dataset.index}`);
    const pages = await answer.json();
    return pages.map(page => ({
      ...page,
      head: fold([page.title, ...page.terms].join(" ")),
      body: fold(page.words),
    }));
  };

  /* How well a page fits: 0 if a word of the query is nowhere in it; words of titles and tags count more. */
  const rate = (page, parts) => {
    let sum = 0;
    for (const part of parts) {
      if (page.head.includes(part)) sum += 4;
      else if (wordsOf(part).length && wordsOf(part).every(word => page.body.includes(word))) sum += 1;
      else return 0;
    }
    return sum;
  };

  const item = page => {
    const entry = document.createElement("li");
    const link = document.createElement("a");
    link.href = page.url;
    link.textContent = page.title || page.url;
    entry.append(link);
    if (page.date) {
      const date = document.createElement("span");
      date.className = "count";
      date.textContent = page.date;
      entry.append(" ", date);
    }
    return entry;
  };

  const search = async () => {
    const query = form.elements.q.value.trim();
    const parts = fold(query).split(/\s+/).filter(Boolean);
    if (!parts.length) {
      list.replaceChildren();
      status.textContent = "";
      return;
    }
    try {
      index = index || load();
      const pages = await index;
      if (query !== form.elements.q.value.trim()) return;
      const rated = pages.map(page => [rate(page, parts), page]).filter(([rating]) => rating);
      rated.sort(([one], [other]) => other - one);
      list.replaceChildren(...rated.slice(0, 100).map(([, page]) => item(page)));
      status.textContent = rated.length ? `${form.dataset.results}: ${rated.length}` : form.dataset.none;
    } catch (error) {
      index = undefined;
      status.textContent = String(error);
    }
  };

  form.elements.q.value = new URLSearchParams(location.search).get("q") || "";
  form.addEventListener("input", search);
  form.addEventListener("submit", event => {
    event.preventDefault();
    history.replaceState(null, "", `?q=${encodeURIComponent(form.elements.q.value)}`);
    search();
  });
  search();
})();
