import type { Life } from '../life.js'
import { Listeners } from '../listeners.js'
import { ApiProblem } from '../problem.js'
import { newKey } from '../random.js'
import { Slots } from '../slots.js'
import type { Transport } from '../transport.js'
import type { Vault } from '../vault.js'
import type { Wx } from '../wx.js'
import { Files } from './files.js'
import { Pace } from './pace.js'
import { dropUpload, Sending } from './sending.js'
import type { MediaFile, UploadTask } from './task.js'

const KEY = 'fingertip.uploads'
/** Files at one time; within one, tus goes chunk by chunk. */
const AT_ONCE = 3
/** The server keeps what goes with nothing so long; milliseconds. */
const KEPT = 72 * 3_600_000
/** Times the back-off of the transport, until what is paused is tried again though nobody came back. */
const PAUSED = 60

/** The files on their way. What is left undone is found again after a restart. */
export class Uploads {
  private list: UploadTask[] = []
  private loaded: Promise<void> | null = null
  private readonly running = new Map<string, Promise<void>>()
  private readonly slots = new Slots(AT_ONCE)
  private readonly files: Files
  private readonly pace = new Pace()
  private readonly listeners = new Listeners<UploadTask>()
  private retry: ReturnType<typeof setTimeout> | null = null

  constructor(
    private readonly wx: Wx,
    private readonly transport: Transport,
    private readonly life: Life,
    private readonly vault: Vault,
  ) {
    this.files = new Files(wx)
    life.onReturn(() => void this.start())
  }

  /** Goes on with all that is not done or refused. */
  async start(): Promise<void> {
    await this.load()
    this.list.filter(({ state }) => state !== 'done' && state !== 'failed').forEach((task) => this.send(task))
  }

  /** Takes what `wx.chooseMedia` gave: `client.uploads.addMedia(result.tempFiles)`. */
  async addMedia(files: readonly MediaFile[]): Promise<UploadTask[]> {
    const tasks: UploadTask[] = []
    for (const file of files) {
      tasks.push(await this.add(file))
    }
    return tasks
  }

  /** Saves a file on the phone and begins to send it. */
  async add({ tempFilePath, size }: MediaFile): Promise<UploadTask> {
    await this.load()
    const id = await newKey(this.wx)
    const saved = await this.files.save(tempFilePath)
    const path = saved ?? tempFilePath
    const task: UploadTask = {
      id,
      at: Date.now(),
      path,
      temporary: saved === null,
      size: (await this.files.size(path)) ?? size,
      sent: 0,
      state: 'waiting',
      uploadId: null,
    }
    this.list.push(task)
    await this.changed(task)
    this.send(task)
    return { ...task }
  }

  async tasks(): Promise<UploadTask[]> {
    await this.load()
    return this.list.map((task) => ({ ...task }))
  }

  /** @param listener told at each step; @returns what ends that */
  onChange(listener: (task: UploadTask) => void): () => void {
    return this.listeners.add(listener)
  }

  /**
   * Waits until a file is there.
   *
   * @returns its uploadId
   * @throws ApiProblem where it was refused, or is paused
   */
  async whenDone(id: string): Promise<string> {
    await this.load()
    const task = this.list.find((other) => other.id === id)
    if (!task) {
      throw ApiProblem.local('file-gone')
    }
    await this.running.get(id)
    if (!this.list.includes(task)) {
      throw ApiProblem.local('file-gone')
    }
    if (task.state === 'done' && task.uploadId) {
      return task.uploadId
    }
    throw new ApiProblem(0, task.problem?.code ?? 'network', task.problem?.message ?? '', task.state === 'paused')
  }

  /** Tries once more what was refused or is paused. */
  async again(id: string): Promise<void> {
    await this.load()
    const task = this.list.find((other) => other.id === id)
    if (task && task.state !== 'done') {
      this.send(task)
    }
  }

  /** The user took the file back: when this ends it is off the phone; the server is told as soon as it can be. */
  async cancel(id: string): Promise<void> {
    const task = await this.take(id)
    if (task) {
      // Not before the slice that is on its way has ended, which would lock the upload, or the number of it come.
      void (this.running.get(id) ?? Promise.resolve()).then(() =>
        task.uploadId ? dropUpload(this.transport, task.uploadId) : undefined,
      )
    }
  }

  /**
   * Takes off the phone what was given up: older than the server keeps it, and named by nobody any more.
   *
   * @param named ids of tasks that something still waits for
   */
  async sweep(named: readonly string[]): Promise<void> {
    await this.load()
    const old = this.list.filter(({ id, at }) => !named.includes(id) && Date.now() - at > KEPT)
    for (const { id } of old) {
      await this.take(id)
    }
  }

  /** It went with a report or a wish: nothing of it stays on the phone. */
  async forget(id: string): Promise<void> {
    await this.take(id)
  }

  async clear(): Promise<void> {
    await this.load()
    for (const { id } of this.list.slice()) {
      await this.cancel(id)
    }
    await this.vault.remove(KEY)
  }

  private send(task: UploadTask): void {
    if (this.running.has(task.id)) {
      return
    }
    const run = this.slots.run(() => this.sent(task)).then(() => void this.running.delete(task.id))
    this.running.set(task.id, run)
  }

  private async sent(task: UploadTask): Promise<void> {
    const gone = (): boolean => !this.list.includes(task)
    if (gone()) {
      return
    }
    task.state = 'sending'
    delete task.problem
    try {
      await this.changed(task)
      await new Sending(this.transport, this.files, this.life, this.pace, task, gone, () => this.changed(task)).run()
      if (gone()) {
        return
      }
      task.state = 'done'
    } catch (error) {
      if (gone()) {
        return
      }
      const problem = error instanceof ApiProblem ? error : ApiProblem.local('unexpected-answer', 500)
      task.state = problem.retryable || problem.status >= 500 || problem.status === 429 ? 'paused' : 'failed'
      task.problem = { code: problem.code, message: problem.message }
      if (task.state === 'paused') {
        this.later()
      }
    }
    await this.changed(task)
  }

  /** A server that had no room may have some, though the mini-program stays open and the network was never lost. */
  private later(): void {
    if (!this.retry) {
      this.retry = setTimeout(() => {
        this.retry = null
        void this.start()
      }, PAUSED * this.transport.backOff)
    }
  }

  private async take(id: string): Promise<UploadTask | undefined> {
    await this.load()
    const task = this.list.find((other) => other.id === id)
    if (task) {
      this.list = this.list.filter((other) => other !== task)
      await this.save()
      await this.files.remove(task.path)
    }
    return task
  }

  private async changed(task: UploadTask): Promise<void> {
    if (this.list.includes(task)) {
      this.listeners.tell({ ...task })
      await this.save()
    }
  }

  private load(): Promise<void> {
    this.loaded ??= this.vault.read<UploadTask[]>(KEY).then((kept) => {
      this.list = (kept ?? []).map((task) => ({ ...task, at: task.at ?? Date.now() }))
    })
    return this.loaded
  }

  private save(): Promise<void> {
    // A full storage costs the going on after a restart, not the upload.
    return this.vault.write(KEY, this.list).catch(() => undefined)
  }
}
