/** The peers are installed by `npm run bench` alone, so that the compiler does not know them elsewhere. */
declare module '@jax-js/jax'
declare module '@tensorflow/tfjs-backend-wasm'
declare module '@tensorflow/tfjs'
declare module 'convnetjs'
