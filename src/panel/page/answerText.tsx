import { lexer } from 'marked';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { visible } from '../../common/visible.ts';
import { type Block, blocksOf, type Span } from '../blocks.ts';
import type { Answer, Stretch } from '../entry.ts';
import type { CodeWish } from '../protocol.ts';
import { Button } from './icon.tsx';
import type { Store } from './store.ts';

interface AnswerTextProps {
  readonly store: Store;
  readonly answer: Answer;
  /** The sentence in it that is heard just now. */
  readonly spoken: Stretch | undefined;
  readonly tabIndex: number;
  readonly onCode: (wish: CodeWish, code: string) => void;
}

/** An answer as text: paragraphs, lists, tables and code. Nothing in it is a link, a picture or HTML. */
export function AnswerText({ store, answer, spoken, tabIndex, onCode }: AnswerTextProps) {
  const blocks = useMemo(() => blocksOf(answer.text, lexer), [answer.text]);
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    root.current?.querySelector('mark')?.scrollIntoView({ block: 'nearest' });
  }, [spoken?.start, spoken?.end]);
  const code = (block: Extract<Block, { is: 'code' }>, key: number) => (
    <figure class="code" key={key}>
      <figcaption>
        <span>{block.language}</span>
        <span class="buttons">
          <Button
            icon="insert"
            label={store.say('panel.insert-code')}
            tabIndex={tabIndex}
            press={() => onCode('insert', block.text)}
          />
          <Button
            icon="copy"
            label={store.say('panel.copy-code')}
            tabIndex={tabIndex}
            press={() => onCode('copy', block.text)}
          />
        </span>
      </figcaption>
      <pre>
        <code>{visible(block.text)}</code>
      </pre>
    </figure>
  );
  const top = Math.min(...blocks.map(block => (block.is === 'heading' ? block.level : Number.POSITIVE_INFINITY)));
  return (
    <div class="answer" data-kind="answer" data-open={answer.isOpen} ref={root}>
      {blocks.map((block, key) => shown(block, key, { spoken, code, top }))}
    </div>
  );
}

interface Showing {
  readonly spoken: Stretch | undefined;
  readonly code: (block: Extract<Block, { is: 'code' }>, key: number) => ComponentChildren;
  /** The level of the answer's highest headings, which stand right below the page's own. */
  readonly top: number;
}

function shown(block: Block, key: number, showing: Showing): ComponentChildren {
  const { spoken, code, top } = showing;
  const line = (spans: readonly Span[]) =>
    spans.map((span, index) => <Piece key={index} span={span} spoken={spoken} />);
  const all = (blocks: readonly Block[]) => blocks.map((each, index) => shown(each, index, showing));
  switch (block.is) {
    case 'paragraph':
      return <p key={key}>{line(block.spans)}</p>;
    case 'heading': {
      const Heading = `h${Math.min(6, block.level - Math.min(top, block.level) + 2)}` as 'h2';
      return <Heading key={key}>{line(block.spans)}</Heading>;
    }
    case 'code':
      return code(block, key);
    case 'quote':
      return <blockquote key={key}>{all(block.blocks)}</blockquote>;
    case 'rule':
      return <hr key={key} />;
    case 'list': {
      const items = block.items.map((item, index) => <li key={index}>{all(item)}</li>);
      return block.first === undefined ? (
        <ul key={key}>{items}</ul>
      ) : (
        <ol key={key} start={block.first}>
          {items}
        </ol>
      );
    }
    case 'table': {
      const [head = [], ...rows] = block.rows;
      return (
        <table key={key}>
          <thead>
            <tr>
              {head.map((cell, index) => (
                <th key={index}>{line(cell)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={index}>
                {row.map((cell, at) => (
                  <td key={at}>{line(cell)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
    }
  }
}

/** A piece of text, with what of it is heard just now. */
function Piece({ span, spoken }: { readonly span: Span; readonly spoken: Stretch | undefined }) {
  const { text, at } = span;
  const start = Math.max(0, Math.min(text.length, (spoken?.start ?? 0) - at));
  const end = Math.max(start, Math.min(text.length, (spoken?.end ?? 0) - at));
  const whole =
    start < end ? (
      <>
        {visible(text.slice(0, start))}
        <mark>{visible(text.slice(start, end))}</mark>
        {visible(text.slice(end))}
      </>
    ) : (
      visible(text)
    );
  if (span.isCode) return <code>{whole}</code>;
  if (span.isStrong) return <strong>{whole}</strong>;
  if (span.isStressed) return <em>{whole}</em>;
  if (span.isStruck) return <s>{whole}</s>;
  return <span class={span.isAside ? 'aside' : undefined}>{whole}</span>;
}
