import { ApiProblem } from '../problem.js'
import type { Wx } from '../wx.js'

/** Files of the mini-program. */
export class Files {
  constructor(private readonly wx: Wx) {}

  /** Moves a temporary file where a restart finds it; @returns null where there is no room */
  save(tempFilePath: string): Promise<string | null> {
    return new Promise((resolve) =>
      this.wx.getFileSystemManager().saveFile({
        tempFilePath,
        success: ({ savedFilePath }) => resolve(String(savedFilePath)),
        fail: () => resolve(null),
      }),
    )
  }

  /** Bytes as they are: what `wx.chooseMedia` says of a compressed file is not always so; @returns null where nobody knows */
  size(filePath: string): Promise<number | null> {
    return new Promise((resolve) => {
      const files = this.wx.getFileSystemManager()
      if (typeof files.getFileInfo !== 'function') {
        resolve(null)
        return
      }
      files.getFileInfo({ filePath, success: ({ size }) => resolve(size), fail: () => resolve(null) })
    })
  }

  /** @throws ApiProblem `file-gone` */
  read(filePath: string, position: number, length: number): Promise<ArrayBuffer> {
    return new Promise((resolve, reject) =>
      this.wx.getFileSystemManager().readFile({
        filePath,
        position,
        length,
        success: ({ data }) => {
          const bytes = data as ArrayBuffer
          if (bytes.byteLength === length) {
            resolve(bytes)
          } else {
            reject(ApiProblem.local('file-gone'))
          }
        },
        fail: () => reject(ApiProblem.local('file-gone')),
      }),
    )
  }

  remove(filePath: string): Promise<void> {
    return new Promise((resolve) =>
      this.wx.getFileSystemManager().unlink({ filePath, success: () => resolve(), fail: () => resolve() }),
    )
  }
}
