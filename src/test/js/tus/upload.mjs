// Uploads one file with tus-js-client, as a page or a Node program of somebody else's would.
// node upload.mjs <endpoint> <file> <folder for what it remembers> <options as JSON>
// Prints "sent <bytes>" as it goes and "url <url>" in the end; ends with 1 where it gives up.
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import * as tus from 'tus-js-client'

const [endpoint, file, memory, options] = process.argv.slice(2)

const upload = new tus.Upload(createReadStream(file), {
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
  ...JSON.parse(options),
})

const [previous] = await upload.findPreviousUploads()
if (previous) {
  console.log(`again from ${previous.uploadUrl}`)
  upload.resumeFromPreviousUpload(previous)
}
upload.start()
