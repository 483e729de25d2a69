/** The web worker that runs ONNX files; onnxruntime-web is loaded with the first session. */
import type { InferenceRequest } from './inference-protocol.ts'
import { serveInference } from './serve-inference.ts'
import { createSession } from './session.ts'

const receive = serveInference(createSession, (reply) => self.postMessage(reply))
self.onmessage = ({ data }: MessageEvent<InferenceRequest>) => void receive(data)
