import assert from 'node:assert/strict';
import { addressFor, mayLead } from '../../../../src/engines/fetching/addresses.ts';

const GITHUB = 'https://github.com/k2-fsa/sherpa-onnx/releases/download/asr-models/a.tar.bz2';

describe('where models are fetched from', () => {
  it('is where they are published, or a mirror', () => {
    assert.equal(addressFor(GITHUB, '').href, GITHUB);
    const mirrored = 'https://mirror.example/x/github.com/k2-fsa/sherpa-onnx/releases/download/asr-models/a.tar.bz2';
    for (const mirror of ['https://mirror.example/x', 'https://mirror.example/x/'])
      assert.equal(addressFor(GITHUB, mirror).href, mirrored);
  });

  it('A40: leads to the same server, and to where GitHub keeps its files, and nowhere else', () => {
    const leads = (to: string, from = GITHUB) => mayLead(new URL(from), new URL(to, from));
    for (const to of [
      '/elsewhere',
      'https://objects.githubusercontent.com/github-production-release-asset/1?X-Amz-Signature=2',
      'https://release-assets.githubusercontent.com/1',
    ])
      assert.ok(leads(to), to);
    for (const to of [
      'http://github.com/a',
      'https://example.com/a',
      'https://objects.githubusercontent.com.example.com/a',
      'https://objects.githubusercontent.com:8443/a',
      'https://user@github.com/a',
      'http://127.0.0.1/a',
      'https://localhost/a',
      'ftp://github.com/a',
      'data:,a',
    ])
      assert.ok(!leads(to), to);
    assert.ok(!leads('https://objects.githubusercontent.com/1', 'https://constructor/a'));
  });
});
