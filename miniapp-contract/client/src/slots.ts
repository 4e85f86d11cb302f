/** Lets so many run at once; the others wait in order, the urgent before the rest. */
export class Slots {
  private free: number
  private readonly urgent: (() => void)[] = []
  private readonly patient: (() => void)[] = []

  constructor(places: number) {
    this.free = places
  }

  async run<T>(work: () => Promise<T>, urgent = true): Promise<T> {
    if (this.free > 0) {
      this.free--
    } else {
      await new Promise<void>((turn) => (urgent ? this.urgent : this.patient).push(turn))
    }
    try {
      return await work()
    } finally {
      const next = this.urgent.shift() ?? this.patient.shift()
      if (next) {
        next()
      } else {
        this.free++
      }
    }
  }
}
