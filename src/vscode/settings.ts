import * as vscode from 'vscode';
import {
  SETTINGS,
  type SettingName,
  type Settings,
  type SettingValue,
  settingProblem,
} from '../common/settings/settings.ts';

/**
 * The user's settings, read when asked for. A value that does not fit is ignored for the default; one that is not
 * a workspace's counts only where the user or the machine set it, whatever VS Code merges in.
 */
export const vscodeSettings: Settings = {
  get(name) {
    const { scope, default: fallback } = SETTINGS[name];
    const found = vscode.workspace.getConfiguration().inspect<unknown>(name);
    const value =
      scope === 'window'
        ? (found?.workspaceFolderValue ?? found?.workspaceValue ?? found?.globalValue)
        : found?.globalValue;
    const fits = value !== undefined && settingProblem(name as SettingName, value) === undefined;
    return (fits ? value : fallback) as SettingValue<typeof name>;
  },
};
