import assert from 'node:assert/strict';
import { position } from '../../../../src/editor/position.ts';
import { nearbyIdentifiers, nearbyNames } from '../../../../src/transcribe/names/identifiers.ts';

function document(path: string, languageId: string, text: string) {
  const all = text.split('\n');
  return { path, languageId, lineCount: all.length, line: (index: number) => all[index] ?? '' };
}

function names(path: string, languageId: string, text: string): string[] {
  return nearbyNames(document(path, languageId, text), position(0, 0), 100).sort();
}

describe('nearbyNames', () => {
  it('A44: tells nothing of a file that is there to hold secrets', () => {
    for (const path of ['/ws/.env', '/ws/.npmrc', '/ws/credentials', '/ws/id_rsa', '/ws/prod.tfvars'])
      assert.deepEqual(names(path, 'plaintext', 'DB_PASSWORD=hunter2secret'), []);
  });

  it('A44: tells names of code, and never what stands in strings, comments or values', () => {
    const code = [
      'const apiClient = connect("hunterPassword", \'otherSecret\', `thirdOne four`);',
      'login(userName, "unclosedSecret',
      '// the oldPassword was swordFish',
    ].join('\n');
    assert.deepEqual(names('/ws/a.ts', 'typescript', code), ['apiClient', 'connect', 'login', 'userName']);
    const data = 'password: hunterSecret\n- token: tokenValue\nservers:\n  - justValue';
    assert.deepEqual(names('/ws/a.yaml', 'yaml', data), ['password', 'servers', 'token']);
    assert.deepEqual(names('/ws/a.json', 'json', '{\n"user": "meMyself",\n"list": ["oneValue"]\n}'), ['list', 'user']);
    assert.deepEqual(names('/ws/a.ini', 'ini', 'accessKey = secretValue'), ['accessKey']);
  });

  it('A44: tells no key, and no half of one', () => {
    const key = 'ghp_aB3dE5gH7jK9mN1pQ2rS4tU6vW8xY0zCaB3d';
    assert.deepEqual(names('/ws/a.sh', 'shellscript', `send ${key} a1b2c3d4e5f6a7b8c9 xkcdqrtplmnbvcxzs`), ['send']);
  });

  it('leaves out no name that people give', () => {
    const given = [
      'maxSpeed',
      'parseHTTPHeader2',
      'SHA256_DIGEST_LENGTH',
      'utf8ToUtf16Converter',
      'getUserByIdOrThrow',
    ];
    assert.deepEqual(names('/ws/a.ts', 'typescript', given.join(' + ')), [...given].sort());
  });

  it('tells in Rust what follows a lifetime', () => {
    assert.deepEqual(
      names('/ws/a.rs', 'rust', "fn longest<'a>(first: &'a str, second: &'a str) {}").includes('second'),
      true,
    );
  });

  it('is a part of what this machine listens for', () => {
    const code = document('/ws/a.ts', 'typescript', 'greet("helloWorld", userName)');
    assert.deepEqual(nearbyIdentifiers(code, position(0, 0), 9).sort(), ['greet', 'helloWorld', 'userName']);
    assert.deepEqual(nearbyNames(code, position(0, 0), 9).sort(), ['greet', 'userName']);
  });
});
