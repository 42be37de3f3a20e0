// The model that the chat view takes by default: without one of this vendor VS Code asks no participant. It says nothing.
const vscode = require('vscode');

exports.activate = context => {
  const information = {
    id: 'default-1',
    name: 'Default One',
    family: 'scripted',
    version: '1',
    maxInputTokens: 100_000,
    maxOutputTokens: 10_000,
    capabilities: { toolCalling: true },
    isDefault: true,
    isUserSelectable: true,
  };
  context.subscriptions.push(
    vscode.lm.registerLanguageModelChatProvider('copilot', {
      provideLanguageModelChatInformation: async () => [information],
      provideTokenCount: async (_model, text) => String(text).length,
      provideLanguageModelChatResponse: async () => {},
    }),
  );
};
