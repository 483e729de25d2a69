/**
 * The little of WebAssembly that `wasm.ts` and `chain.ts` use, for this layer has no DOM library to declare it. The root
 * tsconfig.json leaves this file out and takes the DOM's declarations.
 */
declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array<ArrayBuffer>)
  }
  class Instance {
    constructor(module: Module, imports?: Readonly<Record<string, Readonly<Record<string, unknown>>>>)
    readonly exports: object
  }
  function compile(bytes: Uint8Array<ArrayBuffer>): Promise<Module>
}
