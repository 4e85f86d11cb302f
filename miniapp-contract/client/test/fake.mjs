// A `wx` in memory whose network does what a test says.
import { randomBytes } from 'node:crypto'

export const OK = (data, headers = {}) => ({ status: 200, data, headers })
export const problem = (status, code, more = {}, headers = {}) => ({
  status,
  data: { status, code, title: '标题', detail: `说明 ${code}`, retryable: false, ...more },
  headers,
})
export const CUT = { fail: 'request:fail interrupted' }
export const TIMEOUT = { fail: 'request:fail timeout' }

/**
 * @param server answers a request {method, path, header, data}: {status, headers, data}, {fail}, or a promise of one
 * @param before what an earlier run of the mini-program left: its {storage, files}
 */
export function fakeWx(server, before = {}) {
  const storage = before.storage ?? new Map()
  const files = before.files ?? new Map()
  const listeners = { hide: [], show: [], network: [] }
  const fake = {
    storage,
    files,
    requests: [],
    logins: 0,
    running: 0,
    most: 0,
    storageFull: false,
    /** Keys that an older base library wrote plain. */
    plain: new Set(),
    networkType: undefined,
    noRoom: false,
    hide: () => listeners.hide.forEach((listener) => listener()),
    show: () => listeners.show.forEach((listener) => listener()),
    network: (isConnected) => listeners.network.forEach((listener) => listener({ isConnected })),
    to: (path) => fake.requests.filter((request) => request.path === path),
  }
  const later = (work, { success, fail } = {}) =>
    setImmediate(() => {
      let answer
      try {
        answer = work()
      } catch (error) {
        fail?.({ errMsg: error.message })
        return
      }
      success?.({ errMsg: 'ok', ...answer })
    })
  const put = (key, data) => {
    if (fake.storageFull) throw new Error('setStorage:fail exceed storage max size')
    storage.set(key, structuredClone(data))
  }
  fake.wx = {
    request(options) {
      const request = {
        method: options.method,
        path: options.url.replace('https://site.example', ''),
        header: options.header,
        timeout: options.timeout,
        data: typeof options.data === 'string' ? JSON.parse(options.data) : options.data,
      }
      fake.requests.push(request)
      fake.most = Math.max(fake.most, ++fake.running)
      setImmediate(async () => {
        const answer = await server(request, fake)
        fake.running--
        if (answer.fail) options.fail({ errMsg: answer.fail, ...(answer.statusCode ? { statusCode: answer.statusCode } : {}) })
        else options.success({ statusCode: answer.status, header: answer.headers ?? {}, data: answer.data ?? '' })
      })
    },
    login: (options) => later(() => ({ code: `code-${++fake.logins}` }), options),
    getRandomValues: (options) =>
      later(() => {
        const bytes = randomBytes(options.length)
        return { randomValues: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) }
      }, options),
    getStorageSync: (key) => storage.get(key) ?? '',
    setStorageSync: put,
    removeStorageSync: (key) => void storage.delete(key),
    getStorageInfoSync: () => ({ keys: [...storage.keys()] }),
    setStorage: (options) => later(() => put(options.key, options.data), options),
    getStorage: (options) =>
      later(() => {
        if (options.encrypt && fake.plain.has(options.key)) throw new Error('getStorage:fail decrypt error')
        if (!storage.has(options.key)) throw new Error('getStorage:fail data not found')
        return { data: storage.get(options.key) }
      }, options),
    removeStorage: (options) => later(() => void storage.delete(options.key), options),
    getFileSystemManager: () => ({
      saveFile: (options) =>
        later(() => {
          if (fake.noRoom) throw new Error('saveFile:fail the maximum size of the file storage limit is exceeded')
          const savedFilePath = `wxfile://store_${randomBytes(4).toString('hex')}`
          files.set(savedFilePath, files.get(options.tempFilePath))
          files.delete(options.tempFilePath)
          return { savedFilePath }
        }, options),
      readFile: (options) =>
        later(() => {
          if (!files.has(options.filePath)) throw new Error('readFile:fail no such file')
          const part = files.get(options.filePath).subarray(options.position, options.position + options.length)
          return { data: Uint8Array.from(part).buffer }
        }, options),
      getFileInfo: (options) =>
        later(() => {
          if (!files.has(options.filePath)) throw new Error('getFileInfo:fail no such file')
          return { size: files.get(options.filePath).length }
        }, options),
      unlink: (options) => later(() => void files.delete(options.filePath), options),
    }),
    getNetworkType: ({ success }) => fake.networkType && setImmediate(() => success({ networkType: fake.networkType })),
    onAppHide: (listener) => listeners.hide.push(listener),
    onAppShow: (listener) => listeners.show.push(listener),
    onNetworkStatusChange: (listener) => listeners.network.push(listener),
  }
  return fake
}

/** Options of a client that waits for nothing long. */
export const quick = (fake, more = {}) => ({ baseUrl: 'https://site.example/', wx: fake.wx, backOff: 2, ...more })

/** Waits until something holds. */
export async function until(holds) {
  const end = Date.now() + 5000
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`still not: ${holds}`)
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}

/** A server of tus 1.0.0 that keeps what it is sent; `trouble(request)` may answer first. */
export function tusServer(trouble = () => null) {
  const uploads = new Map()
  let next = 0
  const server = async (request) => {
    const first = await trouble(request, uploads)
    if (first) return first
    if (request.method === 'POST' && request.path === '/api/v1/uploads') {
      const id = `u${++next}`
      uploads.set(id, { length: Number(request.header['Upload-Length']), bytes: Buffer.alloc(0) })
      return { status: 201, headers: { location: `/api/v1/uploads/${id}` } }
    }
    const upload = uploads.get(request.path.split('/').pop())
    if (!upload) return { status: 404 }
    if (request.method === 'HEAD') return { status: 200, headers: { 'Upload-Offset': String(upload.bytes.length) } }
    if (request.method === 'DELETE') {
      uploads.delete(request.path.split('/').pop())
      return { status: 204 }
    }
    if (Number(request.header['Upload-Offset']) !== upload.bytes.length) return problem(409, 'upload-offset-conflict')
    upload.bytes = Buffer.concat([upload.bytes, Buffer.from(request.data)])
    return { status: 204, headers: { 'UPLOAD-OFFSET': String(upload.bytes.length) } }
  }
  return { uploads, server }
}
