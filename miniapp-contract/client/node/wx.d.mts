import type { Wx } from '../dist/esm/index.js'

export interface NodeWxOptions {
  /** A folder where storage and saved files are kept; another process with the same one goes on. */
  folder: string
  /** What `wx.login` gives. */
  loginCode?: () => string
}

/** `wx` for Node.js: requests by HTTP, storage and files in a folder. */
export function nodeWx(options: NodeWxOptions): Wx
