// `wx` for Node.js, as far as the client uses it: tests, tools, servers that render pages.
import { createHash, randomBytes } from 'node:crypto'
import { closeSync, copyFileSync, mkdirSync, openSync, readdirSync, readFileSync, readSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { request as http } from 'node:http'
import { request as https } from 'node:https'
import { join } from 'node:path'

/**
 * @param {{folder: string, loginCode?: () => string}} options the folder is where storage and saved files are kept:
 *   another process with the same one goes on where this one ended
 */
export function nodeWx({ folder, loginCode = () => 'villager-1' }) {
  const storage = join(folder, 'storage')
  const saved = join(folder, 'saved')
  mkdirSync(storage, { recursive: true })
  mkdirSync(saved, { recursive: true })
  // Addresses are longer than file names may be, and differ at their ends.
  const place = (key) => join(storage, createHash('sha256').update(key).digest('hex'))

  const read = (key) => {
    try {
      return JSON.parse(readFileSync(place(key), 'utf8')).data
    } catch {
      return undefined
    }
  }
  // Whole or not at all, as on the phone, also where the process is killed meanwhile.
  const write = (key, data) => {
    writeFileSync(place(key) + '~', JSON.stringify({ key, data }))
    renameSync(place(key) + '~', place(key))
  }
  const later = (work, { success, fail } = {}) =>
    setImmediate(() => {
      let answer
      try {
        answer = work()
      } catch (error) {
        fail?.({ errMsg: `fail ${error.message}` })
        return
      }
      success?.({ errMsg: 'ok', ...answer })
    })

  return {
    request: (options) => send(options),
    login: (options) => later(() => ({ code: loginCode() }), options),
    getRandomValues: (options) => later(() => ({ randomValues: arrayBuffer(randomBytes(options.length)) }), options),

    getStorageSync: (key) => read(key) ?? '',
    setStorageSync: write,
    removeStorageSync: (key) => rmSync(place(key), { force: true }),
    getStorageInfoSync: () => ({
      keys: readdirSync(storage)
        .filter((name) => !name.endsWith('~'))
        .map((name) => JSON.parse(readFileSync(join(storage, name), 'utf8')).key),
      currentSize: 0,
      limitSize: 10240,
    }),
    setStorage: (options) => later(() => write(options.key, options.data), options),
    getStorage: (options) =>
      later(() => {
        const data = read(options.key)
        if (data === undefined) throw new Error('data not found')
        return { data }
      }, options),
    removeStorage: (options) => later(() => rmSync(place(options.key), { force: true }), options),

    getFileSystemManager: () => ({
      saveFile: (options) =>
        later(() => {
          const savedFilePath = join(saved, randomBytes(8).toString('hex'))
          copyFileSync(options.tempFilePath, savedFilePath)
          return { savedFilePath }
        }, options),
      readFile: (options) =>
        later(() => {
          const bytes = Buffer.alloc(options.length)
          const file = openSync(options.filePath)
          try {
            const count = readSync(file, bytes, 0, options.length, options.position)
            return { data: arrayBuffer(bytes.subarray(0, count)) }
          } finally {
            closeSync(file)
          }
        }, options),
      getFileInfo: (options) => later(() => ({ size: statSync(options.filePath).size }), options),
      unlink: (options) => later(() => rmSync(options.filePath), options),
    }),
  }
}

function send({ url, method = 'GET', header = {}, data, timeout = 60_000, dataType, responseType, success, fail }) {
  const body = data instanceof ArrayBuffer ? Buffer.from(data) : data
  const headers = { ...header, ...(body === undefined ? {} : { 'Content-Length': Buffer.byteLength(body) }) }
  if (body === undefined && ['POST', 'PUT', 'DELETE'].includes(method)) headers['Content-Length'] = 0
  const request = (url.startsWith('https:') ? https : http)(url, { method, headers, timeout }, (response) => {
    const parts = []
    response.on('data', (part) => parts.push(part))
    response.on('error', (error) => fail?.({ errMsg: `request:fail ${error.message}` }))
    response.on('end', () => {
      const bytes = Buffer.concat(parts)
      success?.({
        errMsg: 'request:ok',
        statusCode: response.statusCode,
        header: response.headers,
        data: responseType === 'arraybuffer' ? arrayBuffer(bytes) : parsed(bytes.toString('utf8'), dataType),
      })
    })
  })
  request.on('timeout', () => request.destroy(new Error('timeout')))
  request.on('error', (error) => fail?.({ errMsg: `request:fail ${error.message}` }))
  request.end(body)
  return { abort: () => request.destroy(new Error('abort')) }
}

/** As `wx.request` does: JSON where it is JSON, whatever its type is called. */
function parsed(text, dataType) {
  if (dataType !== 'json') return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function arrayBuffer(bytes) {
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
}
