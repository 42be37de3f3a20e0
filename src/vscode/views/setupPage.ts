import * as vscode from 'vscode';
import { type Message, message } from '../../messages/message.ts';
import { text } from '../../messages/text.ts';
import { type FromSetup, parseSetupMessage, type ShownPart, type ToSetup } from '../../panel/setup/protocol.ts';
import { CHECKED, CHECKED_NAMES, type Finding } from '../../session/checks.ts';
import { pathsOf, type SetupState } from '../../session/setupPage.ts';
import { BUTTONS } from './messages.ts';
import { pageOf } from './pageOf.ts';
import { plain, plainLines } from './plain.ts';

/** A level is seen to move at this pace, in ms; each is a round trip. */
const TOGETHER_MS = 90;

const STATES = {
  works: message('setup.works'),
  note: message('setup.noted'),
  fails: message('setup.fails'),
  trying: message('setup.trying'),
  waits: message('setup.waits'),
} as const;

export interface SetupPageProps {
  /** Where its script and style lie, and nothing else. */
  readonly folder: vscode.Uri;
  readonly icon: vscode.Uri;
  readonly state: () => SetupState;
  readonly chosen: () => { readonly backend: string; readonly device: string };
  readonly heed: (wish: FromSetup) => void;
  readonly closed: () => void;
}

/** The page of the set-up, in the editor: text and buttons, no markup of others, no network. */
export class SetupPage {
  readonly #props: SetupPageProps;
  readonly #panel: vscode.WebviewPanel;
  #sending: NodeJS.Timeout | undefined;

  constructor(props: SetupPageProps) {
    this.#props = props;
    const { folder, icon } = props;
    this.#panel = vscode.window.createWebviewPanel(
      'aloud.setup',
      textOf(message('setup.what-works')),
      vscode.ViewColumn.Active,
      {
        enableScripts: true,
        localResourceRoots: [folder],
      },
    );
    this.#panel.iconPath = icon;
    this.#panel.webview.onDidReceiveMessage((said: unknown) => {
      const wish = parseSetupMessage(said);
      if (wish?.type === 'ready') this.#send();
      else if (wish) props.heed(wish);
    });
    this.#panel.onDidDispose(() => {
      clearTimeout(this.#sending);
      props.closed();
    });
    this.#panel.webview.html = pageOf('setup', this.#panel.webview, folder, message('setup.what-works'));
  }

  show(): void {
    this.#panel.reveal();
  }

  dispose(): void {
    this.#panel.dispose();
  }

  /** The state is another: the page is told soon. */
  changed(): void {
    this.#sending ??= setTimeout(() => this.#send(), TOGETHER_MS);
  }

  #send(): void {
    clearTimeout(this.#sending);
    this.#sending = undefined;
    void this.#panel.webview.postMessage(shownOf(this.#props.state(), this.#props.chosen()));
  }
}

/** All that the page shows, in the user's language. */
function shownOf(state: SetupState, chosen: ReturnType<SetupPageProps['chosen']>): ToSetup {
  const { findings, isBusy, level, tried, failure, microphones, monitors } = state;
  const rows = (devices: NonNullable<SetupState['microphones']>) =>
    devices.map(device => ({
      label: textOf(device.label),
      detail: plain(device.detail ?? ''),
      isChosen: device.backend === chosen.backend && device.id === chosen.device,
      isTried: device === tried,
      failure: device === tried && failure ? textOf(failure) : '',
    }));
  const isKnown = findings.length === CHECKED_NAMES.length;
  return {
    type: 'show',
    words: {
      title: textOf(message('setup.what-works')),
      status: textOf(message(isBusy && !isKnown ? 'setup.say-a-word' : 'setup.all-tried')),
      again: textOf(message('setup.again')),
      choose: textOf(message('setup.choose')),
      parts: textOf(message('setup.parts')),
      paths: textOf(message('setup.paths')),
      microphones: textOf(message('setup.microphones')),
      monitors: textOf(message('setup.monitors')),
      none: textOf(message(microphones ? 'setup.none-listed' : 'setup.listing')),
      use: textOf(message('setup.use')),
      listen: textOf(message('setup.listen')),
      inUse: textOf(message('setup.in-use')),
      level: textOf(message('setup.level')),
    },
    parts: CHECKED_NAMES.map((name, index) => {
      const finding = findings[index];
      return finding ? partOf(finding) : waiting(textOf(CHECKED[name]), isBusy && index === findings.length);
    }),
    paths: pathsOf(findings).map(textOf),
    isBusy,
    level,
    microphones: rows(microphones ?? []),
    monitors: rows(monitors),
  };
}

function partOf({ what, state, detail, can, ms, remedies }: Finding): ShownPart {
  const took = state === 'works' ? textOf(message('setup.took', { ms })) : '';
  return {
    ...{
      title: textOf(what),
      state,
      says: textOf(STATES[state]),
      detail: plainLines(text(detail)),
      can: can ? textOf(can) : '',
      took,
    },
    buttons: remedies.map(remedy => textOf(BUTTONS[remedy])),
  };
}

function waiting(title: string, isNow: boolean): ShownPart {
  const state = isNow ? 'trying' : 'waits';
  return { title, state, says: textOf(STATES[state]), detail: '', can: '', took: '', buttons: [] };
}

function textOf(says: Message): string {
  return plain(text(says));
}
