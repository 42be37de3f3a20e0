/** Moonshine's script, as Emscripten makes it, without types. */
declare module '@moonshine-ai/moonshine-wasm/moonshine.mjs' {
  import type { LoadModuleOptions } from '@moonshine-ai/moonshine-wasm';

  const make: NonNullable<LoadModuleOptions['factory']>;
  export default make;
}
