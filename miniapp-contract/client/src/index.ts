export { Anonymous } from './anonymous.js'
export { Client, type ClientOptions } from './client.js'
export { Outbox } from './outbox.js'
export type { OutboxEntry, OutboxState, ReportBody, WishBody } from './outbox-entry.js'
export { Pages } from './pages.js'
export { ApiProblem, type LocalCode, type ProblemBody, type ProblemCode, type Violation } from './problem.js'
export { newKey } from './random.js'
export type { Citizen, Session } from './session.js'
export { sha256 } from './sha256.js'
export type { TransportOptions } from './transport.js'
export type {
  Answer,
  CallOptions,
  ClientId,
  Data,
  Input,
  ItemOf,
  OperationId,
  PagedId,
  PublicId,
  ReporterId,
  Schema,
} from './types.js'
export type { MediaFile, UploadState, UploadTask } from './upload/task.js'
export { Uploads } from './upload/uploads.js'
export { solve, type WorkChallenge } from './work.js'
export type { Wx } from './wx.js'
