import { basename } from 'node:path';
import { AloudError } from '../../common/errors.ts';
import { visible } from '../../common/visible.ts';
import { asWritten, type Message, message, sentences } from '../../messages/message.ts';
import { fetchedIn } from '../gate/fetching.ts';
import type { Located } from '../gate/gate.ts';
import type { Trait } from '../gate/rules.ts';
import type { Reach } from '../run/reach.ts';

/** Nobody asks for more new files at once. */
const MOST_CREATED = 64;

/** Creates, renames, deletes, saves and closes files. */
export class FileHands {
  readonly #reach: Reach;

  constructor(reach: Reach) {
    this.#reach = reach;
  }

  /** Creates a file and puts a text into it, which is not saved yet. Returns its path. Throws `read-only` if there is one. */
  async create(file: string, text: string): Promise<string> {
    const { permits, editor, exchange } = this.#reach;
    const { created } = exchange;
    if (created.length >= MOST_CREATED)
      throw new AloudError({
        code: 'refused',
        message: message('gate.enough-files', { count: MOST_CREATED }),
        forModel: `${MOST_CREATED} files were made already. Stop there.`,
      });
    const located = await permits.locate(file);
    const { path } = located;
    const traits = new Set(located.traits);
    const fetched = fetchedIn(path, text);
    if (fetched) traits.add('fetching');
    const isMany = created.length >= exchange.preview.files;
    if (isMany) traits.add('many files');
    const before = isMany ? [message('asking.made-already', { files: created.join('\n') })] : [];
    await permits.allow(
      'edits elsewhere',
      { path, traits },
      {
        title: withAddress(message('asking.create', { file: basename(path) }), fetched),
        detail: [asWritten(path), asWritten(text), ...before],
        yes: message('asking.create-yes'),
      },
    );
    await permits.mustStillBe(file, located);
    await editor.files.create(path, '');
    created.push(path);
    exchange.editedLast(undefined);
    // As any edit it is not saved: what is on disk may take effect before it was looked at.
    const { version } = await editor.documents.read(path);
    const start = { line: 0, character: 0 };
    const edits = [{ range: { start, end: start }, newText: text }];
    if (text !== '') await editor.documents.edit([{ path, edits, version }], { join: false });
    await exchange.changed(path, undefined, permits.whose.by);
    exchange.noteHidden(text);
    return path;
  }

  /** Moves a file. Returns its new path. */
  async rename(file: string, to: string): Promise<string> {
    const { permits, editor, exchange } = this.#reach;
    const [from, target] = [await permits.locate(file), await permits.locate(to)];
    const document = await editor.documents.read(from.path);
    const traits = new Set<Trait>([...from.traits, ...target.traits]);
    const fetched = fetchedIn(target.path, document.text, document);
    if (fetched) traits.add('fetching');
    await permits.allow(
      'edits elsewhere',
      { path: target.path, traits },
      {
        title: withAddress(message('asking.rename', { from: basename(from.path), to: basename(target.path) }), fetched),
        detail: [asWritten(from.path), asWritten(target.path)],
        yes: message('asking.rename-yes'),
      },
    );
    await permits.mustStillBe(file, from);
    await permits.mustStillBe(to, target);
    await editor.files.rename(from.path, target.path);
    exchange.editedLast(undefined);
    await exchange.changed(from.path, document, permits.whose.by);
    await exchange.changed(target.path, undefined, permits.whose.by);
    return target.path;
  }

  /** Returns the path of what is gone. */
  async delete(file: string): Promise<string> {
    const { permits, editor, exchange } = this.#reach;
    const located = await permits.locate(file);
    const { path } = located;
    const document = await editor.documents.read(path);
    await permits.allow('edits elsewhere', withTrait(located, 'deletion'), {
      title: message('asking.delete', { file: basename(path) }),
      detail: [asWritten(path)],
      yes: message('asking.delete-yes'),
    });
    await permits.mustStillBe(file, located);
    await editor.files.delete(path);
    exchange.editedLast(undefined);
    await exchange.changed(path, document, permits.whose.by);
    return path;
  }

  /** Writes a document to disk. */
  async save(path: string): Promise<void> {
    const { permits, editor, exchange } = this.#reach;
    const located = await permits.locate(path);
    exchange.editedLast(undefined);
    // Seen before it takes effect.
    if (located.traits.has('protected')) await editor.documents.show(located.path);
    await permits.allow('edits', withTrait(located, 'saving'), {
      title: message('asking.save', { file: basename(path) }),
      detail: [asWritten(located.path)],
      yes: message('asking.save-yes'),
    });
    await permits.mustStillBe(path, located);
    await editor.documents.save(located.path);
  }

  /** Takes a document off the screen. Throws `read-only` for one that has changes which are not saved. */
  async close(path: string): Promise<void> {
    const { permits, editor } = this.#reach;
    const located = await permits.locate(path);
    await permits.allow('shows', withTrait(located, 'closing'), {
      title: message('asking.close', { file: basename(path) }),
      detail: [asWritten(located.path)],
      yes: message('asking.close-yes'),
    });
    await editor.documents.close(located.path);
  }
}

function withTrait({ path, traits }: Located, trait: Trait): Located {
  return { path, traits: new Set([...traits, trait]) };
}

function withAddress(title: Message, address: string | undefined): Message {
  return address ? sentences([title, message('asking.would-fetch', { address: visible(address) })]) : title;
}
