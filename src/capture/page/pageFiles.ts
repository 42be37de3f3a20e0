import { readFile } from 'node:fs/promises';
import type { OutgoingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { entryOf } from '../../common/entryOf.ts';
import { language } from '../../messages/text.ts';
import { pageSentences } from './pageSentences.ts';

/** What the page does not have in its file: its token, and its sentences by id. */
const PLACE = /\{\{([\w.-]+)\}\}/g;
/** Where it says what language it is in. */
const LANGUAGE = /(<html lang=")en/;

/** All that is served. A request chooses among these names; it never names a file. */
const TYPES = {
  'index.html': 'text/html; charset=utf-8',
  'page.css': 'text/css; charset=utf-8',
  'page.js': 'text/javascript; charset=utf-8',
  'link.js': 'text/javascript; charset=utf-8',
  'sound.js': 'text/javascript; charset=utf-8',
  'talking.js': 'text/javascript; charset=utf-8',
  'worklet.js': 'text/javascript; charset=utf-8',
} as const;

export interface PageFile {
  readonly type: string;
  readonly bytes: Buffer;
}

export class PageFiles {
  readonly #html: string;
  readonly #files: ReadonlyMap<string, PageFile>;

  private constructor(html: string, files: ReadonlyMap<string, PageFile>) {
    this.#html = html;
    this.#files = files;
  }

  static async read(folder: string): Promise<PageFiles> {
    const files = new Map<string, PageFile>();
    for (const [name, type] of Object.entries(TYPES))
      files.set(name, { type, bytes: await readFile(join(folder, name)) });
    const html = files.get('index.html')?.bytes.toString('utf8') ?? '';
    // The page is had by its token only.
    files.delete('index.html');
    return new PageFiles(html, files);
  }

  /** What the page is made of, besides the page itself. */
  part(name: string): PageFile | undefined {
    return this.#files.get(name);
  }

  /** The page, in the person's language. Its sentences are in it a second time as data, for what it says later. */
  page(token: string): PageFile {
    const says = pageSentences();
    const html = this.#html.replace(PLACE, (_place, name: string) => {
      if (name === 'token') return token;
      if (name === 'sentences') return escaped(JSON.stringify(says));
      return escaped(entryOf(says, name) ?? '').replace('{key}', `<kbd>${escaped(says['page.space'] ?? '')}</kbd>`);
    });
    return { type: TYPES['index.html'], bytes: Buffer.from(html.replace(LANGUAGE, `$1${escaped(language())}`)) };
  }
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, sign => `&#${sign.charCodeAt(0)};`);
}

/** For every answer: nothing but our own files runs, nothing is kept, no other page reads or frames it. */
export function pageHeaders(sockets: readonly string[]): OutgoingHttpHeaders {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'none'",
    ['connect-src', "'self'", ...sockets].join(' '),
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    'Content-Security-Policy': policy.join('; '),
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'microphone=(self)',
  };
}
