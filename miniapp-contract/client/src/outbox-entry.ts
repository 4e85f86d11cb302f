import type { ApiProblem, ProblemBody } from './problem.js'
import type { Schema } from './types.js'

export type ReportBody = Schema<'SubmitReport'>
export type WishBody = Schema<'SubmitWish'>

/**
 * waiting: for the network, for its files, or for a login; question: the user must say whether the report is about the
 * office that would get it, see `Outbox.answer`; refused: for good, `problem` says what to tell the user; sent:
 * `receipt` or `wish` is there and waits for `Outbox.done`.
 */
export type OutboxState = 'waiting' | 'question' | 'refused' | 'sent'

/** As it is kept on the phone. */
export interface Entry {
  readonly id: string
  readonly kind: 'report' | 'wish'
  /** Idempotency-Key: the same until the content changes. */
  key: string
  body: ReportBody | WishBody
  /** Files that go along, by the ids of their tasks. */
  files: string[]
  /** Since it was first sent it must not change, files included. */
  frozen: boolean
  state: OutboxState
  readonly at: number
  /** When the server first said that it has it. */
  sentAt?: number
  /** Of the files, those that could not go along: refused, or no longer on the phone. */
  lost?: string[]
  problem?: { code: string; message: string; body: ProblemBody }
}

/** What the screen sees of an entry. */
export interface OutboxEntry extends Readonly<Entry> {
  /** Of a report that was sent, until `Outbox.done`: only in memory, asked for again after a restart. */
  readonly receipt?: Schema<'SubmittedReport'>
  readonly wish?: Schema<'WishReceipt'>
}

export interface Senders {
  report(key: string, body: ReportBody): Promise<Schema<'SubmittedReport'>>
  wish(key: string, body: WishBody): Promise<Schema<'WishReceipt'>>
}

/** Whether the user has to change something. */
export function forGood({ status, retryable }: ApiProblem): boolean {
  return status >= 400 && status < 500 && ![401, 408, 428, 429].includes(status) && !retryable
}

/** The server gives the same receipt for the same key so long; milliseconds. */
const KEPT = 72 * 3_600_000

/**
 * Whether asking again would be another report. Counted from the answer, not from the writing: what was written a week
 * ago without a network is new to the server. (Where an earlier answer was lost, the server counts from that; to ask
 * twice in that rare case is better than to lose a receipt.)
 */
export function tooOld({ state, at, sentAt }: Entry): boolean {
  return state === 'sent' && Date.now() - (sentAt ?? at) > KEPT
}
