import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const SRC = resolve(import.meta.dirname, '../../../src');
const FILES = globSync('**/*.ts', { cwd: SRC })
  .filter(file => !file.endsWith('/builtInCommands.ts'))
  .map(file => ({ file, text: readFileSync(join(SRC, file), 'utf8') }));

/** Every way by which something can leave, and the files that may take it, with what stands before it. */
const WAYS_OUT: Readonly<Record<string, { readonly by: RegExp; readonly files: Readonly<Record<string, string>> }>> = {
  'the client of a server': {
    by: /\b(?:completions|transcriptions|translations|speech|responses|realtime|embeddings|models)\.(?:create|stream|connect|list)\(|\bnew OpenAI\b/,
    files: {
      'openai/models/modelList.ts': 'it says nothing but the key',
      'chat/openaiChatModel.ts': 'SecretFreeChatModel',
      'transcribe/ears/openaiTranscriber.ts': 'SecretFreeTranscriber',
      'speak/voices/openaiVoice.ts': 'SecretFreeVoice',
    },
  },
  'the package of the client': {
    by: /\bimport\(\s*'openai|^(?:import|export) (?!type\b)[^;]*from 'openai/m,
    files: { 'openai/package.ts': 'the three above', 'openai/compatibleClient.ts': 'the same' },
  },
  "a language model of VS Code's": {
    by: /\.sendRequest\(|\bvscode\.lm\.(?!selectChatModels)/,
    files: {
      'vscode/vscodeChatModel.ts': 'SecretFreeChatModel',
      'vscode/contributions/others.ts': 'it offers tools: what they come to is fenced, without keys',
    },
  },
  'a request of its own': {
    by: /(?<![#.\w])fetch\(|\bXMLHttpRequest\b|\bEventSource\(|\bsendBeacon\b/,
    files: {
      'openai/requests/preconnection.ts': 'it is empty',
      'openai/replies/bounded.ts': 'the requests of the client',
    },
  },
  'a socket': {
    by: /(?:from|import\()\s*'(?:ws|node:(?:https?|net|tls|dgram|http2|dns)[\w/]*)'(?!;?\s*$)|^import (?!type\b)[^;]*from '(?:ws|node:(?:https?|net|tls|dgram|http2|dns)[\w/]*)'/m,
    files: {
      'openai/sockets/serverSocket.ts':
        'SecretFreeTranscriber, SecretFreeVoice, realtime/wire.ts, realtime/live/wire.ts',
      'capture/page/pageServer.ts': 'loopback: state and messages of the page, and its sound',
      'engines/fetching/httpGet.ts': 'at a click, for which file, and nothing else',
      'common/hosts.ts': 'it compares addresses, and opens none',
    },
  },
  'the browser': {
    by: /\bopenExternal\(|\basExternalUri\(/,
    files: {
      'vscode/parts/microphonePage.ts': 'the address of the page',
      'vscode/parts/earsChoice.ts': 'where keys are made, at a click: always the same page',
    },
  },
  'the clipboard': {
    by: /\bclipboard\.writeText\(/,
    files: {
      'vscode/parts/panel/panelDeeds.ts': "the user's own click",
      'vscode/views/messages.ts': "the user's own click",
    },
  },
  'the log': {
    by: /\bcreateOutputChannel\(|^\s*console\.\w+\(|\bprocess\.std(?:out|err)\.write\(/m,
    files: { 'extension.ts': 'channelLog, which redacts' },
  },
};

/** What must not be made where it could be used without its guard. */
const GUARDED: Readonly<Record<string, RegExp>> = {
  SecretFreeChatModel: /new (?:OpenAIChatModel|VscodeChatModel)\b/,
  SecretFreeTranscriber: /new (?:OpenAITranscriber|LiveTranscriber)\b/,
  SecretFreeVoice: /new (?:OpenAIVoice|RealtimeVoice|LocalVoice|SystemVoice)\b/,
};

describe('the ways out', () => {
  for (const [way, { by, files }] of Object.entries(WAYS_OUT))
    it(`A45, A57: are known: ${way}`, () => {
      const taking = FILES.filter(({ text }) => by.test(withoutComments(text))).map(({ file }) => file);
      const own = new Set([...Object.keys(files)]);
      const unknown = taking.filter(file => !own.has(file) && !isAProgram(file));
      assert.deepEqual(unknown, [], 'A new way out: put its filter before it, and name both here.');
      assert.deepEqual(
        [...own].filter(file => !taking.includes(file)),
        [],
        'No longer a way out.',
      );
    });

  for (const [guard, made] of Object.entries(GUARDED))
    it(`A45: pass ${guard}`, () => {
      const makers = FILES.filter(({ text }) => made.test(text));
      assert.ok(makers.length > 0);
      for (const { file, text } of makers)
        assert.ok(file === 'vscode/parts/acting.ts' || text.includes(`new ${guard}(`), file);
    });

  it('A45: of a conversation are its sound, what it is to be like, and what has passed wire.ts', () => {
    const sends = FILES.filter(({ file }) => /^(?:realtime|session\/conversing)\//.test(file)).flatMap(
      ({ file, text }) =>
        [...withoutComments(text).matchAll(/[.#]connection\??\.send\((\w+|\{ type: '[\w.]+')/g)].map(([, what]) => [
          file,
          what,
        ]),
    );
    assert.deepEqual(sends.toSorted(), [
      ['realtime/live/liveTalk.ts', 'written'],
      ['realtime/live/liveTalk.ts', "{ type: 'session.input_audio.append'"],
      ['realtime/realtimeTalk.ts', 'written'],
      ['realtime/realtimeTalk.ts', "{ type: 'input_audio_buffer.append'"],
    ]);
  });

  it('A57: write to the log through the filter alone', () => {
    const channel = FILES.find(({ file }) => file === 'vscode/log.ts')?.text ?? '';
    const writes = [...channel.matchAll(/channel\.\w+\((.*)\)/g)].map(([, what]) => what);
    assert.ok(writes.length >= 4);
    for (const what of writes) assert.match(what ?? '', /^redacted\(/);
  });
});

describe('the ways onto the screen', () => {
  it('A46: are one: nothing foreign becomes a link', () => {
    const shows =
      /\bwindow\.(?:show(?:Information|Warning|Error)Message|setStatusBarMessage|showInputBox|showQuickPick|showOpenDialog|showSaveDialog|withProgress|createInputBox)\b|\bMarkdownString\(|\bsupportHtml\b|\bisTrusted = true/;
    const showing = FILES.filter(({ text }) => shows.test(text)).map(({ file }) => file);
    assert.deepEqual(showing, ['vscode/views/screen.ts']);
  });

  it('A46: are one for lists and the status bar, too: made of the same lines and rows', () => {
    const lists = FILES.filter(({ text }) => /\bcreate(?:QuickPick|StatusBarItem|TreeView)\b/.test(text));
    assert.deepEqual(
      lists.map(({ file }) => file),
      ['vscode/views/list.ts', 'vscode/views/statusItem.ts', 'vscode/views/tree.ts'],
    );
    for (const { file, text } of lists) assert.match(text, /\blineOf\(/, file);
  });
});

/** A program of its own writes to whoever started it. */
function isAProgram(file: string): boolean {
  return /(?:Process|Worker)\.ts$/.test(file);
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
}
