import type { ComponentChildren } from 'preact';
import { visible, visibleLine } from '../../common/visible.ts';
import { type Deed, type Entry, TAKES_BACK } from '../entry.ts';
import { AnswerText } from './answerText.tsx';
import { CostText } from './costText.tsx';
import { HeardText } from './heardText.tsx';
import { Button, Icon, type IconName } from './icon.tsx';
import type { Store } from './store.ts';

interface TurnCardProps {
  readonly store: Store;
  readonly entry: Entry;
  /** It alone is in the order of the Tab key, with all that is in it. */
  readonly isActive: boolean;
  readonly canUndo: boolean;
  readonly isLast: boolean;
}

/** What was said once, and all that came of it. */
export function TurnCard({ store, entry, isActive, canUndo, isLast }: TurnCardProps) {
  const { id, phase, isUndone, spoken } = entry;
  const tabIndex = isActive ? 0 : -1;
  // A conversation goes on with the next entry.
  const isEnded = phase !== 'open' || !isLast || (entry.mode === 'converse' && entry.answers.at(-1)?.isOpen === false);
  const hasAnswer = entry.answers.some(({ text }) => text !== '');
  return (
    <>
      <header>
        <span class="mode">{store.say(`panel.mode-${entry.mode ?? 'command'}`)}</span>
        <time dateTime={new Date(entry.atMs).toISOString()}>{whenOf(entry)}</time>
        {isUndone && <span class="badge">{store.say('panel.undone')}</span>}
        {phase === 'cancelled' && <span class="badge">{store.say('panel.cancelled')}</span>}
      </header>
      <HeardText store={store} entry={entry} tabIndex={tabIndex} />
      {entry.takenFor !== undefined && (
        <Line icon="note">{store.say('conversation.understood', { words: visibleLine(entry.takenFor) })}</Line>
      )}
      {entry.asked.map(({ question, isYes }, index) => (
        <Line key={index} icon="question">
          {store.say(isYes ? 'panel.allowed' : 'panel.not-allowed', { question: visible(question) })}
        </Line>
      ))}
      {entry.deeds.map((deed, index) => (
        <DeedLine
          key={index}
          deed={deed}
          tabIndex={tabIndex}
          go={file => store.send({ type: 'go', entry: id, deed: index, file })}
        />
      ))}
      {entry.answers.map((answer, index) => (
        <AnswerText
          key={index}
          store={store}
          answer={answer}
          spoken={spoken?.answer === index ? spoken : undefined}
          tabIndex={tabIndex}
          onCode={(wish, code) => store.send({ type: 'code', wish, entry: id, answer: index, code })}
        />
      ))}
      {entry.notices.map((notice, index) => (
        <Line key={index} icon="note">
          {visible(notice)}
        </Line>
      ))}
      {entry.trouble && (
        <Line icon={phase === 'failed' ? 'cross' : 'note'} isFailed={phase === 'failed'}>
          {visible(entry.trouble.message)}
        </Line>
      )}
      {isLast && entry.otherwise && <Readings store={store} entry={entry} tabIndex={tabIndex} />}
      <footer>
        <CostText store={store} entry={entry} tabIndex={tabIndex} />
        {isEnded && (
          <span class="buttons">
            {canUndo && wishTo('undo')}
            {entry.heard && !entry.heard.isUnwritten && wishTo('retry')}
            {hasAnswer && wishTo('again')}
            {wishTo('copy')}
          </span>
        )}
      </footer>
    </>
  );

  /** Not a component: one that is made here would be another each time, and its button without the focus that it had. */
  function wishTo(wish: 'undo' | 'retry' | 'again' | 'copy') {
    return (
      <Button
        icon={wish}
        label={store.say(`panel.${wish}`)}
        tabIndex={tabIndex}
        press={() => store.send({ type: 'entry', wish, entry: id })}
      />
    );
  }
}

interface LineProps {
  readonly icon: IconName;
  readonly isFailed?: boolean;
  readonly children: ComponentChildren;
}

function Line({ icon, isFailed = false, children }: LineProps) {
  const kind = isFailed ? 'failed' : 'note';
  return (
    <div class={`line ${kind}`}>
      <Icon name={icon} />
      <span data-kind={kind}>{children}</span>
    </div>
  );
}

interface DeedLineProps {
  readonly deed: Deed;
  readonly tabIndex: number;
  readonly go: (file: number) => void;
}

/** What was done, and the files that it changed. */
function DeedLine({ deed, tabIndex, go }: DeedLineProps) {
  const { name, says, isFailed, files } = deed;
  const icon = isFailed ? 'cross' : TAKES_BACK.has(name) ? 'undo' : 'check';
  return (
    <div class={`line ${isFailed ? 'failed' : 'done'}`}>
      <Icon name={icon} />
      <span>
        <span data-kind={isFailed ? 'failed' : 'did'}>{visible(says)}</span>
        {files.map((file, index) => (
          <button
            key={file}
            type="button"
            class="file"
            title={visibleLine(file)}
            tabIndex={tabIndex}
            onClick={() => go(index)}
          >
            <Icon name="file" />
            {visibleLine(file.split(/[\\/]/).at(-1) ?? file)}
          </button>
        ))}
      </span>
    </div>
  );
}

/** What else it may have meant, by the numbers that can be said. */
function Readings({
  store,
  entry,
  tabIndex,
}: {
  readonly store: Store;
  readonly entry: Entry;
  readonly tabIndex: number;
}) {
  const { words, first } = entry.otherwise ?? { words: [], first: 2 };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div class="readings" role="group" aria-label={store.say('panel.readings')}>
      <span>{store.say(first === 1 ? 'panel.which' : 'panel.or')}</span>
      {words.map((reading, index) => (
        <button
          key={reading}
          type="button"
          class="reading"
          tabIndex={tabIndex}
          onClick={() => store.send({ type: 'use', entry: entry.id, number: index + first })}
        >
          <b>{index + first}</b>
          {visibleLine(reading)}
        </button>
      ))}
    </div>
  );
}

function whenOf({ atMs }: Entry): string {
  const at = new Date(atMs);
  const isToday = at.toDateString() === new Date().toDateString();
  const { lang } = document.documentElement;
  return isToday
    ? at.toLocaleTimeString(lang, { timeStyle: 'short' })
    : at.toLocaleString(lang, { dateStyle: 'medium', timeStyle: 'short' });
}
