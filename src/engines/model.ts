/** What can load a model; each is a module of the engine process. */
export type EngineName = 'moonshine' | 'sherpa';

/** A file as its makers publish it. */
export interface Published {
  readonly address: string;
  readonly bytes: number;
  /** In hexadecimal. */
  readonly sha256: string;
}

/** Where a model comes from. */
export type Source =
  | { readonly kind: 'files'; readonly files: readonly (Published & { readonly name: string })[] }
  | {
      /** A tar archive, compressed by bzip2. */
      readonly kind: 'archive';
      readonly archive: Published;
      /** The folder in it that holds the model. */
      readonly root: string;
      /** What it takes on the disk, about. */
      readonly unpackedBytes: number;
      /** Of those that are called otherwise in the archive: its name there, and the name here. */
      readonly renamed?: Readonly<Record<string, string>>;
      /** What is not needed, by the beginning of its name. */
      readonly without?: readonly string[];
    };

/** A model that this machine can run, with all that someone should know before it is fetched. */
export interface Model {
  /** As people know it. */
  readonly label: string;
  readonly purpose: 'ears' | 'voice';
  /** What can load it, the best first, and which of the architectures that it knows this one is. */
  readonly engines: readonly { readonly engine: EngineName; readonly variant: string }[];
  /** Whether it writes while someone speaks. */
  readonly isLive?: true;
  /** ISO 639-1; `multi` is any. */
  readonly languages: readonly string[];
  /** SPDX, or in words where there is no such name; all that come with it. */
  readonly licence: string;
  /** Memory that it takes while it is loaded, in MB, about. */
  readonly memoryMB: number;
  /** What must lie in its folder, by name, so that it can be loaded. */
  readonly files: readonly string[];
  readonly source: Source;
  /** The voices in it, in its own order, where there are several. */
  readonly speakers?: readonly string[];
}
