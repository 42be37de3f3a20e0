import { useRef, useState } from 'preact/hooks';
import { Button } from './icon.tsx';
import type { Store } from './store.ts';

/** Where a command is typed. Up and down go through what was said and typed before. */
export function Composer({ store }: { readonly store: Store }) {
  const [words, write] = useState('');
  /** How far back, and what stood there before. */
  const back = useRef({ steps: 0, draft: '' });
  const send = () => {
    if (words.trim() === '') return;
    store.send({ type: 'typed', words: words.trim() });
    back.current = { steps: 0, draft: '' };
    write('');
  };
  const goBack = (by: number) => {
    const before = said(store);
    const steps = Math.max(0, Math.min(before.length, back.current.steps + by));
    if (steps === back.current.steps) return;
    if (back.current.steps === 0) back.current.draft = words;
    back.current.steps = steps;
    write(steps === 0 ? back.current.draft : (before.at(-steps) ?? ''));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { value, selectionStart, selectionEnd } = event.currentTarget as HTMLTextAreaElement;
    const isFirstLine = !value.slice(0, selectionStart).includes('\n');
    const isLastLine = !value.slice(selectionEnd).includes('\n');
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) send();
    else if (event.key === 'ArrowUp' && isFirstLine) goBack(1);
    else if (event.key === 'ArrowDown' && isLastLine) goBack(-1);
    else return;
    event.preventDefault();
  };
  return (
    <div class="composer">
      <textarea
        rows={Math.min(6, words.split('\n').length)}
        value={words}
        maxLength={4000}
        placeholder={store.say('panel.type')}
        aria-label={store.say('panel.type')}
        onInput={({ currentTarget }) => write(currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <Button icon="send" label={store.say('keys.send')} press={send} />
    </div>
  );
}

/** What was said and typed, each once, oldest first. */
function said({ state }: Store): readonly string[] {
  const all = state.entries.flatMap(({ heard }) => (heard?.isFinal && heard.text !== '' ? [heard.text] : []));
  return all.filter((text, index) => all.indexOf(text, index + 1) < 0).slice(-100);
}
