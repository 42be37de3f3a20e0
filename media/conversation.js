// The conversation's page: shows what the extension sends, as text only.
const list = document.getElementById('entries');
const empty = document.getElementById('empty');

window.addEventListener('message', ({ data: entries }) => {
  empty.hidden = entries.length > 0;
  entries.forEach((entry, index) => {
    let item = list.children[index];
    if (!item) item = list.appendChild(document.createElement('li'));
    item.dataset.kind = entry.kind;
    item.dataset.who = entry.who;
    item.classList.toggle('first', entry.first);
    item.classList.toggle('open', entry.open);
    // A screen reader waits for the whole of what is being said.
    item.ariaBusy = String(entry.open && entry.kind === 'said');
    write(item, entry);
  });
  while (list.children.length > entries.length) list.lastElementChild.remove();
  list.lastElementChild?.scrollIntoView({ block: 'end' });
});

/** The text, with what is in doubt, or may change yet, as words of their own; as it stands already, it is left alone. */
function write(item, { text, doubts, stable }) {
  const shown = JSON.stringify([text, doubts, stable]);
  if (item.shown === shown) return;
  item.shown = shown;
  const whole = document.createElement('span');
  let from = 0;
  for (const { start, end } of doubts) {
    const word = document.createElement('span');
    word.className = 'doubtful';
    word.title = list.dataset.doubtful;
    word.textContent = text.slice(start, end);
    whole.append(text.slice(from, start), word);
    from = end;
  }
  const tail = document.createElement('span');
  tail.className = 'tail';
  tail.textContent = text.slice(Math.max(from, stable));
  whole.append(text.slice(from, Math.max(from, stable)), tail);
  item.replaceChildren(whole);
}

acquireVsCodeApi().postMessage('ready');
