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
