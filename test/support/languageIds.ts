import { basename, extname } from 'node:path';

/** VS Code's language ids by file ending. */
const BY_ENDING: Readonly<Record<string, string>> = {
  '.bash': 'shellscript',
  '.c': 'c',
  '.cc': 'cpp',
  '.cpp': 'cpp',
  '.cs': 'csharp',
  '.css': 'css',
  '.cts': 'typescript',
  '.dart': 'dart',
  '.go': 'go',
  '.h': 'cpp',
  '.hpp': 'cpp',
  '.htm': 'html',
  '.html': 'html',
  '.ini': 'ini',
  '.java': 'java',
  '.js': 'javascript',
  '.json': 'json',
  '.jsonc': 'jsonc',
  '.jsx': 'javascriptreact',
  '.kt': 'kotlin',
  '.less': 'less',
  '.lua': 'lua',
  '.md': 'markdown',
  '.mjs': 'javascript',
  '.mts': 'typescript',
  '.php': 'php',
  '.ps1': 'powershell',
  '.py': 'python',
  '.rb': 'ruby',
  '.rs': 'rust',
  '.scss': 'scss',
  '.sh': 'shellscript',
  '.sql': 'sql',
  '.swift': 'swift',
  '.toml': 'toml',
  '.ts': 'typescript',
  '.tsx': 'typescriptreact',
  '.txt': 'plaintext',
  '.vue': 'vue',
  '.xml': 'xml',
  '.yaml': 'yaml',
  '.yml': 'yaml',
};

const BY_NAME: Readonly<Record<string, string>> = {
  '.env': 'dotenv',
  COMMIT_EDITMSG: 'git-commit',
  Dockerfile: 'dockerfile',
  Makefile: 'makefile',
};

export function languageIdOf(path: string): string {
  return BY_NAME[basename(path)] ?? BY_ENDING[extname(path).toLowerCase()] ?? 'plaintext';
}
