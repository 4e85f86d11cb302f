import type { problems } from './generated/problems.js'

/** Codes of `errors.yaml`. Newer servers may answer more: tolerate what you do not know. */
export type ProblemCode = keyof typeof problems

/** What goes wrong before a server answers, or with an answer that is not its own. */
export type LocalCode = 'network' | 'timeout' | 'not-allowed' | 'unexpected-answer' | 'login-needed' | 'file-gone'

export interface Violation {
  field?: string
  code?: string
  message?: string
}

/** The body of every refusal, `application/problem+json`. */
export interface ProblemBody {
  status?: number
  code?: string
  title?: string
  detail?: string
  traceId?: string
  retryable?: boolean
  violations?: Violation[]
  [more: string]: unknown
}

const SENTENCES: Record<LocalCode, string> = {
  network: '网络不通,请检查网络后再试。',
  timeout: '网络太慢,没有等到回答,请稍后再试。',
  'not-allowed': '这个小程序还不能访问服务器,请联系管理员。',
  'unexpected-answer': '服务暂时不可用,请稍后再试。',
  'login-needed': '请先登录。',
  'file-gone': '文件已不在手机上,请重新选择。',
}

/** A refusal: by the server, or by what lies between. `message` is Chinese and may be shown as it is. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'

  /**
   * @param status HTTP status; 0 where no server answered
   * @param retryAfter seconds to wait before the same again; null where nobody said
   */
  constructor(
    readonly status: number,
    readonly code: ProblemCode | LocalCode | (string & {}),
    message: string,
    readonly retryable: boolean,
    readonly retryAfter: number | null = null,
    readonly body: ProblemBody = {},
  ) {
    super(message)
    Object.setPrototypeOf(this, ApiProblem.prototype)
  }

  /** A short heading for a dialog. */
  get title(): string {
    return this.body.title ?? '出错了'
  }

  /** Which fields are wrong, to mark them. */
  get violations(): Violation[] {
    return this.body.violations ?? []
  }

  /** To be told to technicians. */
  get traceId(): string | undefined {
    return this.body.traceId
  }

  static local(code: LocalCode, status = 0, retryAfter: number | null = null): ApiProblem {
    const retryable = code === 'network' || code === 'timeout' || (code === 'unexpected-answer' && status >= 500)
    return new ApiProblem(status, code, SENTENCES[code], retryable, retryAfter)
  }

  /** @param data what stood in the answer: a problem, or the page of a proxy */
  static of(status: number, data: unknown, retryAfter: number | null): ApiProblem {
    const body = parsed(data)
    if (!body || typeof body.code !== 'string') {
      return ApiProblem.local('unexpected-answer', status, retryAfter)
    }
    const message = body.detail || body.title || SENTENCES['unexpected-answer']
    return new ApiProblem(status, body.code, message, body.retryable === true, retryAfter, body)
  }
}

function parsed(data: unknown): ProblemBody | null {
  if (data instanceof ArrayBuffer) {
    // Asked for as bytes: decodeURIComponent reads UTF-8 where TextDecoder is missing.
    const bytes = new Uint8Array(data)
    let escaped = ''
    for (const byte of bytes.subarray(0, 65536)) {
      escaped += '%' + byte.toString(16).padStart(2, '0')
    }
    try {
      return parsed(decodeURIComponent(escaped))
    } catch (malformed) {
      return null
    }
  }
  if (typeof data === 'string') {
    try {
      return parsed(JSON.parse(data))
    } catch (noJson) {
      return null
    }
  }
  return typeof data === 'object' && data !== null ? (data as ProblemBody) : null
}
