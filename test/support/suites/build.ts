// Builds what the suites in hosts share, once for all of them: `node build.ts SUITE PACKAGE`, two folders.
import { buildSuite } from '../../vscode/build.ts';
import { buildPackage } from '../buildPackage.ts';
import { runChecks } from './checks.ts';

const [suite = '', folder = ''] = process.argv.slice(2);

await runChecks({
  'the extension with its suite': () => buildSuite(suite),
  'the package': () => buildPackage(folder),
});
