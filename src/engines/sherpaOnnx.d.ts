/** What is used of sherpa-onnx-node, which has types in its comments alone (`types.js`). */
declare module 'sherpa-onnx-node' {
  interface Threads {
    readonly numThreads: number;
    readonly provider: 'cpu';
    readonly debug: 0;
  }
  interface Stream {
    acceptWaveform(sound: { readonly samples: Float32Array; readonly sampleRate: number }): void;
  }
  export interface RecogniserConfig {
    readonly featConfig: { readonly sampleRate: number; readonly featureDim: number };
    readonly modelConfig: Threads & { readonly tokens: string; readonly [model: string]: unknown };
    readonly [option: string]: unknown;
  }
  class OfflineRecognizer {
    static createAsync(config: RecogniserConfig): Promise<OfflineRecognizer>;
    /** Of what is loaded: its language, and how it decodes. */
    setConfig(config: RecogniserConfig): void;
    createStream(hotWords?: string): Stream;
    decodeAsync(stream: Stream): Promise<{ readonly text: string; readonly lang: string }>;
  }
  class OfflineTts {
    readonly sampleRate: number;
    static createAsync(config: {
      readonly model: Threads & { readonly [model: string]: unknown };
      readonly maxNumSentences: number;
    }): Promise<OfflineTts>;
    generateAsync(request: {
      readonly text: string;
      readonly sid: number;
      readonly speed: number;
      readonly enableExternalBuffer: false;
    }): Promise<{ readonly samples: Float32Array; readonly sampleRate: number }>;
  }
  class LinearResampler {
    constructor(fromHz: number, toHz: number);
    /** The last piece, with what is held back. */
    flush(samples: Float32Array): Float32Array;
  }
  const sherpa: {
    readonly OfflineRecognizer: typeof OfflineRecognizer;
    readonly OfflineTts: typeof OfflineTts;
    readonly LinearResampler: typeof LinearResampler;
  };
  export default sherpa;
}
