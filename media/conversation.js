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
    if (item.textContent !== entry.text) item.textContent = entry.text;
  });
  while (list.children.length > entries.length) list.lastElementChild.remove();
  list.lastElementChild?.scrollIntoView({ block: 'end' });
});

acquireVsCodeApi().postMessage('ready');
