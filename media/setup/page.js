// The page of the set-up: shows what the extension sends, as text only, and tells it which button was pressed.
const editor = acquireVsCodeApi();
const page = document.getElementById('setup');

/** An element with a class, attributes and what is in it: texts and other elements. */
function made(tag, kind, attributes, ...inside) {
  const element = document.createElement(tag);
  if (kind) element.className = kind;
  for (const [name, value] of Object.entries(attributes ?? {}))
    if (value !== undefined && value !== false) element.setAttribute(name, value);
  element.append(...inside.filter(each => each !== undefined && each !== ''));
  return element;
}

function button(label, wish, attributes) {
  const pressed = made('button', '', { type: 'button', 'data-wish': JSON.stringify(wish), ...attributes }, label);
  pressed.addEventListener('click', () => editor.postMessage(wish));
  return pressed;
}

function meter(level, label) {
  const value = Math.round((level ?? 0) * 100);
  const bar = made('meter', '', { min: 0, max: 100, value, 'aria-label': label });
  return bar;
}

function part({ title, state, says, detail, can, took, buttons }, index, level, words) {
  const isMicrophone = index === 0;
  return made(
    'li',
    `part ${state}`,
    {},
    made('div', 'head', {}, made('h3', '', {}, title), made('span', 'state', {}, says)),
    isMicrophone && level !== undefined && state === 'trying' ? meter(level, words.level) : '',
    detail && made('p', '', {}, detail),
    can && made('p', '', {}, can),
    took && made('p', 'took', {}, took),
    buttons.length > 0
      ? made(
          'div',
          'buttons',
          {},
          ...buttons.map((label, remedy) =>
            button(label, { type: 'mend', part: index, remedy }, { 'aria-label': `${title}: ${label}` }),
          ),
        )
      : '',
  );
}

function device({ label, detail, isChosen, isTried, failure }, row, list, level, words) {
  return made(
    'li',
    `device${isChosen ? ' chosen' : ''}`,
    {},
    made(
      'div',
      'head',
      {},
      made('span', 'name', {}, label),
      isChosen ? made('span', 'state', {}, words.inUse) : '',
      button(
        words.listen,
        { type: 'try', list, row },
        { 'aria-pressed': String(isTried), 'aria-label': `${words.listen}: ${label}` },
      ),
      isChosen ? '' : button(words.use, { type: 'use', list, row }, { 'aria-label': `${words.use}: ${label}` }),
    ),
    detail && made('p', 'took', {}, detail),
    isTried && !failure ? meter(level, words.level) : '',
    failure && made('p', 'failure', {}, failure),
  );
}

/** What is the same as before stays as it is, so that the focus and a screen reader stay where they are. */
function settle(before, after) {
  if (before.isEqualNode(after)) return;
  if (before.nodeName !== after.nodeName || before.dataset?.wish !== after.dataset?.wish) {
    before.replaceWith(after);
    return;
  }
  if (before.nodeType === Node.TEXT_NODE) {
    before.data = after.data;
    return;
  }
  for (const { name } of [...before.attributes])
    if (!after.hasAttribute(name) && !(name === 'open' && before.nodeName === 'DETAILS')) before.removeAttribute(name);
  for (const { name, value } of after.attributes) before.setAttribute(name, value);
  const now = [...after.childNodes];
  while (before.childNodes.length > now.length) before.lastChild.remove();
  for (const [index, child] of now.entries()) {
    const old = before.childNodes[index];
    if (old) settle(old, child);
    else before.append(child);
  }
}

window.addEventListener('message', ({ data }) => {
  const { words, parts, paths, isBusy, level, microphones, monitors } = data;
  const section = (title, ...inside) => made('section', '', {}, made('h2', '', {}, title), ...inside);
  const devices = (rows, list) => made('ul', '', {}, ...rows.map((each, row) => device(each, row, list, level, words)));
  const drawn = made(
    'main',
    '',
    { id: 'setup', 'aria-busy': String(isBusy) },
    made('h1', '', {}, words.title),
    made('p', 'status', { role: 'status' }, words.status),
    made('div', 'buttons', {}, button(words.again, { type: 'again' }), button(words.choose, { type: 'choose' })),
    paths.length > 0
      ? section(words.paths, made('ul', 'paths', {}, ...paths.map(path => made('li', '', {}, path))))
      : made('section', '', {}),
    section(words.parts, made('ul', '', {}, ...parts.map((each, index) => part(each, index, level, words)))),
    section(
      words.microphones,
      microphones.length > 0 ? devices(microphones, 'microphones') : made('p', '', {}, words.none),
      monitors.length > 0
        ? made('details', '', {}, made('summary', '', {}, words.monitors), devices(monitors, 'monitors'))
        : '',
    ),
  );
  settle(page, drawn);
});

editor.postMessage({ type: 'ready' });
