/** Whether a demo is on screen: off it, it rests. */
export class Presence {
  seen = $state(true)
  #waiting: (() => void)[] = []

  /** Watches an element and tells when it comes and goes; gives the clean-up. */
  watch(element: Element, onChange: (seen: boolean) => void): () => void {
    const observer = new IntersectionObserver((entries) => {
      const seen = entries.at(-1)!.isIntersecting
      if (seen === this.seen) return
      this.seen = seen
      if (seen) for (const go of this.#waiting.splice(0)) go()
      onChange(seen)
    })
    observer.observe(element)
    return () => observer.disconnect()
  }

  /** Comes back once the demo is on screen. */
  async whenSeen(): Promise<void> {
    if (!this.seen) await new Promise<void>((resolve) => this.#waiting.push(resolve))
  }
}
