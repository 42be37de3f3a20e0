// Changes the user's settings for tests, as an extension: `POST` them as JSON to the socket that ALOUD_TEST_SETTINGS names.
// A `GET` is answered when every file that is not saved stands in a tab: what was changed out of sight gets its own later.
// A file that is written beside the workbench instead is read when its watcher tells of it, which nobody can wait for.
const { rmSync } = require('node:fs');
const { createServer } = require('node:http');
const { text } = require('node:stream/consumers');
const { isDeepStrictEqual } = require('node:util');
const vscode = require('vscode');

exports.activate = context => {
  const socket = process.env['ALOUD_TEST_SETTINGS'];
  // Of a window that was there before.
  rmSync(socket, { force: true });
  const server = createServer(async (request, response) => {
    try {
      if (request.method === 'GET') await changesShown();
      else for (const [name, value] of Object.entries(JSON.parse(await text(request)))) await change(name, value);
      response.end();
    } catch (thrown) {
      response.writeHead(500).end(String(thrown));
    }
  });
  server.listen(socket);
  context.subscriptions.push({ dispose: () => server.close() });
};

/** Resolves when what is not saved can be seen in the workbench. */
async function changesShown() {
  const { workspace, window } = vscode;
  const areShown = () => {
    const tabs = window.tabGroups.all.flatMap(group => group.tabs.map(({ input }) => String(input?.uri)));
    return workspace.textDocuments.every(
      ({ uri, isDirty }) => !isDirty || uri.scheme !== 'file' || tabs.includes(String(uri)),
    );
  };
  if (areShown()) return;
  await new Promise(resolve => {
    const look = () => {
      if (!areShown()) return;
      for (const listener of listeners) listener.dispose();
      resolve();
    };
    const { onDidSaveTextDocument: onDidSave, onDidChangeTextDocument: onDidChange } = workspace;
    const listeners = [window.tabGroups.onDidChangeTabs(look), onDidSave(look), onDidChange(look)];
  });
}

/** Resolves when it is so for extensions too. */
async function change(name, value) {
  const isSo = () => isDeepStrictEqual(vscode.workspace.getConfiguration().get(name), value);
  if (isSo()) return;
  const told = new Promise(resolve => {
    const listener = vscode.workspace.onDidChangeConfiguration(() => {
      if (!isSo()) return;
      listener.dispose();
      resolve();
    });
  });
  await vscode.workspace.getConfiguration().update(name, value, vscode.ConfigurationTarget.Global);
  await told;
}
