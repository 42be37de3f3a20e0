import type { ProtectedFiles } from './protectedFiles.ts';

/** What editors and coding agents obey by themselves. */
export const EDITORS: readonly ProtectedFiles[] = [
  // Editors
  {
    folders: '.vscode .vscode-server .vscode-insiders .vscode-test',
    source: 'VS Code: tasks, launch configurations, settings that name programs',
  },
  { pattern: /\.code-(?:workspace|profile|snippets)$|\.vsix$/, source: 'VS Code: multi-root workspaces, profiles' },
  { names: 'tasks.json launch.json settings.json keybindings.json extensions.json argv.json', source: 'VS Code' },
  { names: 'aloud.json .aloud.json', source: "Aloud's own commands" },
  { folders: '.idea .fleet .run', source: 'JetBrains: run configurations, startup tasks' },
  { folders: '.zed .nova .vim .nvim .emacs.d .sublime', source: 'Zed: tasks; Nova; Vim; Emacs' },
  {
    names: '.vimrc .gvimrc _vimrc .exrc .nvimrc .nvim.lua .lvimrc .ideavimrc .dir-locals.el .emacs .spacemacs',
    source: 'Vim: exrc, modelines; Emacs: directory locals',
  },
  { pattern: /\.sublime-(?:project|build|settings)$/, source: 'Sublime Text: build systems' },
  {
    folders: '.devcontainer',
    names: 'devcontainer.json .devcontainer.json',
    source: 'Development Containers: lifecycle scripts',
  },
  { folders: '.vs', pattern: /^(?:tasks\.vs|launch\.vs)\.json$/, source: 'Visual Studio: open folder' },
  // Agents
  {
    folders:
      '.cursor .windsurf .claude .gemini .codex .roo .kiro .continue .amazonq .aider .trae .junie .augment .opencode .goose .qwen .crush .factory .agents .clinerules .rules',
    source: 'coding agents: rules, hooks, commands',
  },
  {
    names: 'agents.md agent.md claude.md claude.local.md gemini.md qwen.md crush.md warp.md',
    source: 'coding agents: instructions read at start',
  },
  {
    names:
      '.cursorrules .windsurfrules .clinerules .roorules .goosehints .aiderignore .cursorignore .replit replit.nix',
    source: 'coding agents: rules',
  },
  {
    pattern: /^\.aider\..*$|^opencode\.jsonc?$|^\.?crush\.json$|^\.rules$|^\.roomodes$/,
    source: 'Aider; OpenCode; Crush; Zed; Roo',
  },
  {
    names:
      'mcp.json .mcp.json mcp_settings.json mcp-config.json mcp_config.json cline_mcp_settings.json claude_desktop_config.json',
    source: 'Model Context Protocol: servers that are started',
  },
  {
    pattern: /\.(?:instructions|prompt|chatmode|agent)\.md$|^copilot-instructions\.md$|^skill\.md$/,
    source: 'Copilot: instruction files',
  },
];
