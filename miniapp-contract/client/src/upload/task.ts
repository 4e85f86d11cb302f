/** As `wx.chooseMedia` gives it. */
export interface MediaFile {
  tempFilePath: string
  /** Bytes. */
  size: number
}

/**
 * waiting: for its turn; sending; paused: the network failed too often, it goes on by itself when the network or the
 * user is back; done; failed: refused, see the problem.
 */
export type UploadState = 'waiting' | 'sending' | 'paused' | 'done' | 'failed'

/** One file on its way, as it is kept on the phone. Known by its own number: files change their hashes on real phones. */
export interface UploadTask {
  readonly id: string
  /** When it was added; milliseconds. */
  readonly at: number
  /** Where the file is. */
  path: string
  /** Whether it could not be saved, so that it is gone after a restart. */
  temporary: boolean
  /** Bytes. */
  size: number
  /** Bytes that the server has. */
  sent: number
  state: UploadState
  /** For `uploadIds` of a report or a wish. Whoever knows it may go on with the upload: do not show or log it. */
  uploadId: string | null
  problem?: { code: string; message: string }
}
