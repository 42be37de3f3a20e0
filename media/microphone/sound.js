const RATE_HZ = 16000;
/** How long the worklet may take to hand over what it has. */
const DRAIN_MS = 250;
const START_MS = 1500;

/**
 * What this machine plays is taken out, Aloud's own voice above all: `all` is that of other programs, too, and to a browser
 * that does not know it yet it means yes. Noise is left in: what takes it out bends the voice as well, and recognisers know
 * how to live with it. Evening out how loud it is changes no more than that.
 */
const WANTED = { channelCount: 1, echoCancellation: 'all', noiseSuppression: false, autoGainControl: true };

/** The microphone. It stays open between recordings, so that the next one begins at once. */
export class Sound {
  #told;
  #stream;
  #context;
  #recorder;
  #opening;
  #take = 0;
  /** The last recording that has been handed over. */
  #settled = 0;
  #stops = 0;
  #draining = new Map();

  /** `told` has samples(Int16Array), stopped(), level(0 to 1) and vanished(). */
  constructor(told) {
    this.#told = told;
  }

  get isOpen() {
    return this.#recorder !== undefined;
  }

  /** Throws what the browser throws; `NeedsGesture` where it wants a click first, `Insecure` where it lets no page record. */
  open() {
    this.#opening ??= this.#open().finally(() => {
      this.#opening = undefined;
    });
    return this.#opening;
  }

  async #open() {
    if (this.isOpen) return;
    if (!navigator.mediaDevices?.getUserMedia || !window.AudioWorkletNode) {
      throw new DOMException('Browsers let pages record only by https, or at localhost.', 'Insecure');
    }
    try {
      this.#stream = await navigator.mediaDevices.getUserMedia({ audio: WANTED });
      for (const track of this.#stream.getTracks()) track.onended = () => this.#vanish();
      // Firefox does not connect a microphone to a context of another rate than its own: the worklet converts then.
      const recorder = await this.#connect({ sampleRate: RATE_HZ }).catch(() => this.#connect({}));
      await this.#run();
      recorder.port.onmessage = ({ data }) => this.#hear(data);
      this.#recorder = recorder;
    } catch (thrown) {
      this.close();
      throw thrown;
    }
  }

  async #connect(options) {
    const context = new AudioContext(options);
    try {
      await context.audioWorklet.addModule(new URL('worklet.js', import.meta.url).href);
      const recorder = new AudioWorkletNode(context, 'aloud-recorder', {
        channelCount: 1,
        channelCountMode: 'explicit',
        outputChannelCount: [1],
      });
      context.createMediaStreamSource(this.#stream).connect(recorder);
      // It puts out silence; what leads nowhere is not run by every browser.
      recorder.connect(context.destination);
      this.#context = context;
      return recorder;
    } catch (thrown) {
      void context.close();
      throw thrown;
    }
  }

  async #run() {
    const context = this.#context;
    context.onstatechange = () => {
      // A call or another tab may have taken the sound: take it back.
      if (this.isOpen && context.state !== 'closed' && context.state !== 'running') context.resume().catch(() => {});
    };
    await Promise.race([context.resume(), new Promise(resolve => setTimeout(resolve, START_MS))]);
    if (context.state !== 'running') throw new DOMException('The browser wants a click first.', 'NeedsGesture');
  }

  start() {
    if (this.isOpen && this.#context.state !== 'running') this.#context.resume().catch(() => {});
    this.#recorder?.port.postMessage({ start: ++this.#take });
  }

  /** `stopped` is told once for each call, when all has been handed over. */
  stop() {
    const stop = ++this.#stops;
    const timer = setTimeout(() => this.#settle(stop), DRAIN_MS);
    this.#draining.set(stop, { timer, take: this.#take });
    if (this.#recorder) this.#recorder.port.postMessage({ stop });
    else this.#settle(stop);
  }

  #settle(stop) {
    const draining = this.#draining.get(stop);
    if (!draining) return;
    clearTimeout(draining.timer);
    this.#draining.delete(stop);
    this.#settled = draining.take;
    this.#told.stopped();
  }

  close() {
    for (const track of this.#stream?.getTracks() ?? []) {
      track.onended = null;
      track.stop();
    }
    this.#recorder?.port.close();
    if (this.#context && this.#context.state !== 'closed') void this.#context.close();
    this.#stream = this.#context = this.#recorder = undefined;
    for (const stop of [...this.#draining.keys()]) this.#settle(stop);
  }

  #hear({ take, samples, stopped, level }) {
    if (samples && take > this.#settled) this.#told.samples(samples);
    if (stopped !== undefined) this.#settle(stopped);
    if (level !== undefined) this.#told.level(level);
  }

  #vanish() {
    this.close();
    this.#told.vanished();
  }
}
