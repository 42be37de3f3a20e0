import { setFlagsFromString } from 'node:v8';

/**
 * What makes V8 compile a module again, function by function, once it is used much. For the lexers of some grammars,
 * functions of a hundred thousand instructions, that takes hundreds of megabytes (570 for Kotlin's) and a second or
 * two, and parses no faster. The flags count for what is compiled while they are off, so all of it is compiled at once.
 */
const AGAIN = ['wasm-dynamic-tiering', 'wasm-tier-up', 'wasm-lazy-compilation'];

/** The part that is needed of a global whose types come with those of browsers alone. */
const { Module } = (
  globalThis as unknown as { readonly WebAssembly: { readonly Module: new (bytes: Uint8Array) => object } }
).WebAssembly;

/** Electrons before this one may have been built so that changing a flag ends the process. */
const FIRST_ELECTRON = 30;

/**
 * Compiles a grammar's module in V8's quick tier and keeps it there. For as long as the module that is given back is
 * held, V8 takes it from its cache when the same bytes are compiled again, as the library does to load them.
 */
export function compileOnce(bytes: Uint8Array): object {
  const electron = process.versions['electron'];
  if (electron !== undefined && Number.parseInt(electron, 10) < FIRST_ELECTRON) return new Module(bytes);
  try {
    for (const flag of AGAIN) setFlagsFromString(`--no-${flag}`);
    return new Module(bytes);
  } finally {
    // As they are in every V8 where nobody asked for something else.
    for (const flag of AGAIN) setFlagsFromString(`--${flag}`);
  }
}
