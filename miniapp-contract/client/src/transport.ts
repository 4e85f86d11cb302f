import type { Life } from './life.js'
import { ApiProblem } from './problem.js'
import { Slots } from './slots.js'
import { solve, type WorkChallenge } from './work.js'
import type { Wx } from './wx.js'

/** `wx.request` knows no PATCH. */
export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE'

export interface Call {
  method: Method
  /** From `/api/v1`, with its query. */
  url: string
  headers?: Record<string, string>
  /** Sent as JSON, or as it is where it is an ArrayBuffer. */
  body?: object | undefined
  /** Sent again after a lost answer only where it changes nothing twice. */
  idempotent: boolean
  /** How often at most; 1 is no second time. */
  attempts?: number
  /** Milliseconds for one attempt. */
  timeout?: number
  /** An ArrayBuffer is wanted: a picture, a PDF. */
  bytes?: boolean
  /** Lets others go first. */
  patient?: boolean
}

export interface RawAnswer {
  /** 2xx or 304. */
  status: number
  /** By lower-case name: phones differ in what they make of names. */
  headers: Record<string, string>
  data: unknown
}

export interface TransportOptions {
  /** For example `https://gk.example.gov.cn`. */
  baseUrl: string
  /** Milliseconds for one attempt, default 20,000; WeChat itself ends at 60,000. */
  timeout?: number
  /** Attempts of what may be sent again, default 4. */
  attempts?: number
  /** Milliseconds before the second attempt at most, default 1,000; doubled for each further one. */
  backOff?: number
  /** Told while the phone computes what a server in a flood asks for; 0 in the end. */
  onWork?: (tries: number) => void
}

/** WeChat runs ten at once and refuses or delays the rest. */
const AT_ONCE = 10
/** A server that wants a longer pause than this gets it from whoever called, who can say so on the screen. */
const LONGEST_PAUSE = 30
const HARDER_PROOFS = 3
const PASSING = [429, 502, 503, 504]

/** Sends requests by `wx.request`: ten at once, again where that is safe, working where the server asks for it. */
export class Transport {
  readonly baseUrl: string
  /** Milliseconds. */
  readonly backOff: number
  private readonly slots = new Slots(AT_ONCE)

  constructor(
    private readonly wx: Wx,
    private readonly life: Life,
    private readonly options: TransportOptions,
  ) {
    this.backOff = options.backOff ?? 1000
    this.baseUrl = options.baseUrl.replace(/\/+$/, '')
  }

  /** @throws ApiProblem for every answer but 2xx and 304, and where none came */
  async send(call: Call): Promise<RawAnswer> {
    const attempts = call.idempotent ? (call.attempts ?? this.options.attempts ?? 4) : 1
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.proven(call)
      } catch (problem) {
        // Known to be without a network: whoever asked shows what was seen last, or says so. What must arrive anyway
        // (uploads, the outbox) goes on by itself when the network is back.
        if (!(problem instanceof ApiProblem) || attempt >= attempts || !passes(problem) || !this.life.connected) {
          throw problem
        }
        const asked = (problem.retryAfter ?? 0) * 1000
        await this.life.wait(asked + Math.random() * this.backOff * 2 ** (attempt - 1), asked)
      }
    }
  }

  /** Does the work that is asked for, which may have become more by the time it is done. */
  private async proven(call: Call): Promise<RawAnswer> {
    let proof: string | null = null
    for (let round = 0; ; round++) {
      const headers: Record<string, string> = { ...call.headers }
      if (proof) {
        headers['Proof-Of-Work'] = proof
      }
      try {
        return await this.slots.run(() => this.once({ ...call, headers }), !call.patient)
      } catch (problem) {
        const challenge = problem instanceof ApiProblem && problem.status === 428 ? challengeOf(problem) : null
        if (!challenge || round === HARDER_PROOFS) {
          throw problem
        }
        proof = await solve(challenge, this.options.onWork)
        this.options.onWork?.(0)
      }
    }
  }

  private once(call: Call): Promise<RawAnswer> {
    return new Promise((resolve, reject) => {
      // Not JSON alone: a server that makes pictures, CSV or PDF at this address would answer 406.
      const header: Record<string, string> = { Accept: call.bytes ? '*/*' : 'application/json, */*;q=0.5', ...call.headers }
      if (call.body !== undefined && !header['Content-Type']) {
        header['Content-Type'] = 'application/json'
      }
      const raw = call.body instanceof ArrayBuffer || call.body === undefined
      this.wx.request({
        url: this.baseUrl + call.url,
        method: call.method,
        header,
        // Ours, so that the same object is the same bytes each time.
        ...(call.body === undefined ? {} : { data: raw ? (call.body as ArrayBuffer) : JSON.stringify(call.body) }),
        ...(call.bytes ? { responseType: 'arraybuffer' as const } : { dataType: 'json' as const }),
        timeout: call.timeout ?? this.options.timeout ?? 20_000,
        // Every status lands here.
        success: ({ statusCode, header: answered, data }) => {
          const headers = lowerCase(answered)
          this.life.reached()
          if ((statusCode >= 200 && statusCode < 300) || statusCode === 304) {
            resolve({ status: statusCode, headers, data })
          } else {
            reject(ApiProblem.of(statusCode, data, seconds(headers['retry-after'], headers['date'])))
          }
        },
        fail: (failed) => reject(failure(failed)),
      })
    })
  }
}

/** Whether the same again may be answered otherwise soon. */
export function passes(problem: ApiProblem): boolean {
  if ((problem.retryAfter ?? 0) > LONGEST_PAUSE) {
    return false
  }
  return problem.retryable || PASSING.includes(problem.status)
}

function challengeOf(problem: ApiProblem): WorkChallenge | null {
  const challenge = problem.body['challenge'] as WorkChallenge | undefined
  return challenge && typeof challenge.challenge === 'string' && challenge.difficulty <= 30 ? challenge : null
}

/**
 * Some hosts of mini-programs end here for a status that wants credentials: told as a field, or in words only.
 */
function failure({ errMsg, statusCode }: { errMsg: string; statusCode?: number }): ApiProblem {
  const status = statusCode ?? Number(/status ?code\D{0,3}([45]\d\d)\b/i.exec(errMsg)?.[1] ?? 0)
  if (status >= 400) {
    return ApiProblem.local('unexpected-answer', status)
  }
  if (/domain list|invalid url|600002/i.test(errMsg)) {
    return ApiProblem.local('not-allowed')
  }
  return ApiProblem.local(/time.?out/i.test(errMsg) ? 'timeout' : 'network')
}

function lowerCase(headers: object): Record<string, string> {
  const lower: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers ?? {})) {
    lower[name.toLowerCase()] = String(value)
  }
  return lower
}

/** Retry-After is seconds or a date; @param date when the server answered, by its own clock: phones' are wrong by days */
function seconds(retryAfter: string | undefined, date: string | undefined): number | null {
  if (!retryAfter) {
    return null
  }
  const now = Date.parse(date ?? '') || Date.now()
  const number = /^\d+$/.test(retryAfter) ? Number(retryAfter) : (Date.parse(retryAfter) - now) / 1000
  return Number.isFinite(number) ? Math.max(0, number) : null
}
