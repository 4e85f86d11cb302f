// Uploads one file with tus-js-client, as a page or a Node program of somebody else's would.
// node upload.mjs <endpoint> <file> <folder for what it remembers> <options as JSON>
// Prints "sent <bytes>" as it goes and "url <url>" in the end; ends with 1 where it gives up.
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import * as tus from 'tus-js-client'

const [endpoint, file, memory, json] = process.argv.slice(2)
const options = JSON.parse(json)

// Of a file the client knows the length, and never tells it where that was put off; of a stream it learns it at the end.
const content = createReadStream(file)
const source = options.uploadLengthDeferred ? content.pipe(new PassThrough()) : content

const upload = new tus.Upload(source, {
  endpoint,
  metadata: { filename: '井盖.jpg' },
  retryDelays: [100, 300, 1000, 2000, 4000, 8000, 16000, 16000],
  urlStorage: new tus.FileUrlStorage(join(memory, 'uploads.json')),
  onProgress: (sent) => console.log(`sent ${sent}`),
  onSuccess: () => console.log(`url ${upload.url}`),
  onError: (error) => {
    console.error(error.message)
    process.exit(1)
  },
  ...options,
})

const [previous] = await upload.findPreviousUploads()
if (previous) {
  console.log(`again from ${previous.uploadUrl}`)
  upload.resumeFromPreviousUpload(previous)
}
upload.start()
