/** Whoever asks while it runs gets the same result: one refresh, one login, one flush at a time. */
export class Once<T> {
  private running: Promise<T> | null = null

  constructor(private readonly work: () => Promise<T>) {}

  run(): Promise<T> {
    if (!this.running) {
      const clear = (): void => {
        this.running = null
      }
      this.running = this.work()
      this.running.then(clear, clear)
    }
    return this.running
  }
}
