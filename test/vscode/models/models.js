// A language model for tests, as an extension like Copilot brings it: it says what the suite has put on its list.
const vscode = require('vscode');

// A suite that cannot reach it gives the list beforehand.
const script = JSON.parse(process.env['ALOUD_TEST_SCRIPT'] ?? '[]');
const requests = [];

exports.activate = context => {
  if (typeof vscode.lm.registerLanguageModelChatProvider !== 'function') return { script, requests, isThere: false };
  const changed = new vscode.EventEmitter();
  const information = {
    id: 'scripted-1',
    name: 'Scripted One',
    family: 'scripted',
    version: '1',
    maxInputTokens: 100_000,
    maxOutputTokens: 10_000,
    capabilities: { toolCalling: true },
  };
  context.subscriptions.push(
    changed,
    vscode.lm.registerLanguageModelChatProvider('aloud-test', {
      onDidChangeLanguageModelChatInformation: changed.event,
      provideLanguageModelChatInformation: async () => [information],
      provideTokenCount: async (_model, text) => String(text).length,
      provideLanguageModelChatResponse: async (_model, messages, options, progress, token) => {
        requests.push({ messages, tools: (options.tools ?? []).map(({ name }) => name) });
        const step = script.shift();
        if (!step) throw new Error('The script has ended.');
        if (step.fails) throw new Error(step.fails);
        if (step.text) progress.report(new vscode.LanguageModelTextPart(step.text));
        if (step.waits) await new Promise(resolve => token.onCancellationRequested(resolve));
        for (const { id, name, input } of step.calls ?? [])
          progress.report(new vscode.LanguageModelToolCallPart(id, name, input));
      },
    }),
  );
  return { script, requests, isThere: true };
};
