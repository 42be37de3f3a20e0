import assert from 'node:assert/strict';

interface Port {
  onmessage?: (event: { data: unknown }) => void;
  postMessage(message: Posted): void;
}
interface Posted {
  readonly take?: number;
  readonly samples?: Int16Array;
  readonly stopped?: number;
  readonly level?: number;
}
interface Recorder {
  readonly port: Port;
  process(inputs: Float32Array[][]): boolean;
}

const WORKLET = new URL('../../../../media/microphone/worklet.js', import.meta.url).href;
/** What a browser hands over at a time. */
const QUANTUM = 128;

let loaded = 0;

describe('the part of the page that reads the microphone', () => {
  /** As a browser that records at that rate runs it. */
  async function recorderAt(rateHz: number): Promise<{ recorder: Recorder; posted: Posted[] }> {
    const posted: Posted[] = [];
    let made: (new () => Recorder) | undefined;
    const scope = {
      sampleRate: rateHz,
      AudioWorkletProcessor: class {
        readonly port: Port = { postMessage: message => posted.push(message) };
      },
      registerProcessor(_name: string, processor: new () => Recorder) {
        made = processor;
      },
    };
    Object.assign(globalThis, scope);
    try {
      // By another name each time, for it reads the rate of its browser once.
      await import(`${WORKLET}?${++loaded}`);
      return { recorder: new (made ?? assert.fail('registered nothing'))(), posted };
    } finally {
      for (const name of Object.keys(scope)) Reflect.deleteProperty(globalThis, name);
    }
  }

  /** One second of a tone of half the full strength, recorded. */
  async function recorded(rateHz: number, toneHz: number): Promise<Int16Array> {
    const { recorder, posted } = await recorderAt(rateHz);
    recorder.port.onmessage?.({ data: { start: 1 } });
    for (let at = 0; at < rateHz; at += QUANTUM) {
      const tone = Float32Array.from({ length: QUANTUM }, (_, i) =>
        Math.sin((2 * Math.PI * toneHz * (at + i)) / rateHz),
      );
      assert.equal(recorder.process([[tone.map(sample => sample / 2)]]), true);
    }
    recorder.port.onmessage?.({ data: { stop: 1 } });
    assert.equal(posted.at(-1)?.stopped, 1);
    const blocks = posted.flatMap(({ samples }) => (samples ? [samples] : []));
    for (const block of blocks.slice(0, -1)) assert.equal(block.length, 320);
    return Int16Array.from(blocks.flatMap(block => [...block]));
  }

  /** Of the middle half, in decibels below full strength. */
  function decibels(samples: Int16Array): number {
    const middle = samples.subarray(4000, 12_000);
    return (
      20 * Math.log10(Math.sqrt(middle.reduce((sum, sample) => sum + sample ** 2, 0) / middle.length) / 32_768 + 1e-9)
    );
  }

  const TONE_DB = 20 * Math.log10(0.5 / Math.SQRT2);

  for (const rateHz of [8000, 16_000, 22_050, 44_100, 48_000, 96_000]) {
    it(`keeps speech as loud and as long as it was, from ${rateHz} Hz`, async () => {
      for (const toneHz of [100, 1000, 3000]) {
        const samples = await recorded(rateHz, toneHz);
        assert.ok(Math.abs(samples.length - 16_000) < 200, `${samples.length} samples`);
        assert.ok(Math.abs(decibels(samples) - TONE_DB) < 0.1, `${toneHz} Hz: ${decibels(samples)} dB`);
      }
    });
  }

  for (const rateHz of [44_100, 48_000, 96_000]) {
    it(`lets nothing that is too high come back as something else, from ${rateHz} Hz`, async () => {
      for (const toneHz of [9000, 12_000, 15_000]) {
        const rest = decibels(await recorded(rateHz, toneHz)) - TONE_DB;
        assert.ok(rest < -60, `${toneHz} Hz: ${rest} dB`);
      }
    });
  }

  it('sends sound between start and stop only, and how loud it is always', async () => {
    const { recorder, posted } = await recorderAt(16_000);
    const second = () => {
      for (let at = 0; at < 16_000; at += QUANTUM) recorder.process([[new Float32Array(QUANTUM).fill(0.25)]]);
    };
    second();
    assert.ok(posted.length > 10);
    for (const message of posted) assert.deepEqual(message, { level: 0.25 });
    recorder.port.onmessage?.({ data: { start: 7 } });
    recorder.port.onmessage?.({ data: { stop: 3 } });
    posted.length = 0;
    second();
    assert.ok(posted.every(({ samples }) => samples === undefined));
  });

  it('cuts what is too loud, and lives without an input', async () => {
    const { recorder, posted } = await recorderAt(16_000);
    recorder.port.onmessage?.({ data: { start: 1 } });
    assert.equal(recorder.process([[]]), true);
    assert.equal(recorder.process([[Float32Array.from({ length: QUANTUM }, (_, i) => (i % 2 ? 1.5 : -1.5))]]), true);
    recorder.port.onmessage?.({ data: { stop: 1 } });
    assert.deepEqual([...(posted[0]?.samples ?? [])].slice(0, 2), [-32_768, 32_767]);
  });
});
