// Uploads one file, slowly enough to be killed meanwhile; prints the bytes that the server has.
import { Client } from '../dist/esm/index.js'
import { nodeWx } from '../node/wx.mjs'

const { url, folder, file } = JSON.parse(process.argv[2])
const wx = nodeWx({ folder })
const request = wx.request
wx.request = (options) => void setTimeout(() => request(options), 200)
const client = new Client({ baseUrl: url, wx })
client.uploads.onChange(({ sent }) => console.log(sent))
await client.uploads.add(file)
