/**
 * The little of WebAssembly that `wasm.ts` uses, for this layer has no DOM library to declare it. The root
 * tsconfig.json leaves this file out and takes the DOM's declarations.
 */
declare namespace WebAssembly {
  type Module = object
  class Instance {
    constructor(module: Module)
    readonly exports: object
  }
  function compile(bytes: Uint8Array<ArrayBuffer>): Promise<Module>
}
