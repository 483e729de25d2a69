/** The play head: it moves over a run at a pace that eyes can follow, as far as the run has come. */

/** A run of all steps takes this long at normal speed. */
const PLAY_SECONDS = 6

export interface Track {
  /** Step at which the run ends. */
  readonly lastStep: number
  /** Step to which it has come. */
  readonly reached: number
  /** Off screen, nothing moves. */
  readonly seen: boolean
}

export class Playback {
  /** In steps. */
  head = $state(0)
  playing = $state(false)
  speed = $state(1)

  readonly #track: Track
  #lastTick = 0

  constructor(track: Track) {
    this.#track = track
  }

  play(): void {
    if (this.head >= this.#track.lastStep) this.head = 0
    this.playing = true
    this.#lastTick = performance.now()
    requestAnimationFrame((now) => this.#tick(now))
  }

  pause(): void {
    this.playing = false
  }

  /** Stops at a step. */
  go(step: number): void {
    this.playing = false
    this.head = Math.max(0, Math.min(this.#track.lastStep, step))
  }

  #tick(now: number): void {
    if (!this.playing) return
    const { lastStep, reached, seen } = this.#track
    // A frame's time may lie before the click that asked for it.
    const elapsed = Math.max(0, now - this.#lastTick) / 1000
    const run = (elapsed * this.speed) / PLAY_SECONDS
    const jumps = matchMedia('(prefers-reduced-motion: reduce)').matches
    // With reduced motion the head jumps by tenths of the run.
    if (!jumps || run >= 0.1 || !seen) {
      this.#lastTick = now
      if (seen) this.head = Math.min(reached, this.head + run * lastStep)
    }
    if (this.head >= lastStep) this.playing = false
    else requestAnimationFrame((next) => this.#tick(next))
  }
}
