import type { Life } from '../life.js'
import { ApiProblem } from '../problem.js'
import type { Transport } from '../transport.js'
import type { Files } from './files.js'
import type { Pace } from './pace.js'
import type { UploadTask } from './task.js'

const UPLOADS = '/api/v1/uploads'
const TUS = { 'Tus-Resumable': '1.0.0' }
/** WeChat ends at 60 s, with an error that tells less. */
const PATIENCE = 55_000
const FAILURES = 8
const RESTARTS = 3

/** Sends one file by tus 1.0.0: from where the server says, until it has all of it. */
export class Sending {
  private failures = 0
  private restarts = 0

  /** @param changed keeps the task and tells the screen */
  constructor(
    private readonly transport: Transport,
    private readonly files: Files,
    private readonly life: Life,
    private readonly pace: Pace,
    private readonly task: UploadTask,
    private readonly stopped: () => boolean,
    private readonly changed: () => Promise<void>,
  ) {}

  /** @throws ApiProblem where it cannot go on now: a retryable one, or one for good */
  async run(): Promise<void> {
    // What the server has, it knows better than we do.
    let known = this.task.uploadId === null
    while (!this.stopped() && (this.task.uploadId === null || !known || this.task.sent < this.task.size)) {
      try {
        if (this.task.uploadId === null) {
          await this.create()
          known = true
        } else if (!known) {
          await this.ask()
          known = true
        } else {
          await this.append()
        }
      } catch (problem) {
        known = false
        await this.overcome(problem)
      }
    }
  }

  private async create(): Promise<void> {
    const { headers } = await this.transport.send({
      method: 'POST',
      url: UPLOADS,
      headers: { ...TUS, 'Upload-Length': String(this.task.size) },
      idempotent: false,
      patient: true,
    })
    // Its last segment only: the address stays one that the mini-program may speak to.
    const uploadId = (headers['location'] ?? '').split(/[?#]/)[0]!.split('/').pop()
    if (!uploadId) {
      throw ApiProblem.local('unexpected-answer', 500)
    }
    this.task.uploadId = uploadId
    this.task.sent = 0
    await this.changed()
  }

  private async ask(): Promise<void> {
    const { headers } = await this.transport.send({
      method: 'HEAD',
      url: this.url(),
      headers: TUS,
      idempotent: false,
      patient: true,
    })
    await this.reached(headers)
  }

  private async append(): Promise<void> {
    const length = Math.min(this.pace.chunk, this.task.size - this.task.sent)
    const body = await this.files.read(this.task.path, this.task.sent, length)
    const begun = Date.now()
    const { headers } = await this.transport.send({
      method: 'POST',
      url: this.url(),
      headers: {
        ...TUS,
        'X-HTTP-Method-Override': 'PATCH',
        'Content-Type': 'application/offset+octet-stream',
        'Upload-Offset': String(this.task.sent),
      },
      body,
      idempotent: false,
      timeout: PATIENCE,
      patient: true,
    })
    this.pace.took(Date.now() - begun, length)
    this.failures = 0
    await this.reached(headers)
  }

  private async reached(headers: Record<string, string>): Promise<void> {
    const offset = Number(headers['upload-offset'])
    if (!Number.isInteger(offset) || offset < 0 || offset > this.task.size) {
      throw ApiProblem.local('unexpected-answer', 500)
    }
    this.task.sent = offset
    await this.changed()
  }

  private async overcome(problem: unknown): Promise<void> {
    if (!(problem instanceof ApiProblem)) {
      throw problem
    }
    const { status } = problem
    if (status === 404 || status === 410) {
      // Expired or cleaned away: from the beginning, as another upload.
      if (this.restarts++ === RESTARTS) {
        throw problem
      }
      this.task.uploadId = null
      this.task.sent = 0
      await this.changed()
      return
    }
    const passing = status === 0 ? problem.retryable : status >= 500 || [409, 423, 429, 460].includes(status)
    if (!passing || ++this.failures > FAILURES) {
      throw problem
    }
    if (status === 0) {
      this.pace.failed()
    }
    const pause = Math.min(30_000, this.transport.backOff * 2 ** (this.failures - 1)) * (0.5 + Math.random() / 2)
    const asked = (problem.retryAfter ?? 0) * 1000
    await this.life.wait(asked + pause, asked)
  }

  private url(): string {
    return `${UPLOADS}/${encodeURIComponent(this.task.uploadId as string)}`
  }
}

/** Tells the server to drop what it has of an upload, once: without a network the upload ends there by itself. */
export async function dropUpload(transport: Transport, uploadId: string): Promise<void> {
  await transport
    .send({ method: 'DELETE', url: `${UPLOADS}/${encodeURIComponent(uploadId)}`, headers: TUS, idempotent: true })
    .catch(() => undefined)
}
