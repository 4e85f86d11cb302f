// Compiled, never run: what the types offer and what they refuse.
import { Client, type ProblemCode, type Schema } from '../dist/esm/index.js'

declare const client: Client
declare const body: Schema<'SubmitReport'>

export async function check(): Promise<void> {
  const lines = await client.get('/api/v1/rosters/{id}/lines', { path: { id: 'r' }, query: { village: '360735100211' } })
  const amount: string = lines.data.items[0]!.amount
  const seen: Date = lines.seenAt
  for await (const line of client.pages('listRosterLines', { path: { id: 'r' } })) {
    const name: string = line.name
    void [name, amount, seen]
  }
  const { receipt } = (await client.anonymous.post('/api/v1/reports', { body })).data
  const text: string = receipt
  const wish = await client.call('submitWish', { body: { type: 'repair', title: '灯', text: '灯', region: '360735100211' } })
  const number: string = wish.data.number
  const code: ProblemCode = 'receipt-unknown'
  await client.get('/api/v1/regions')
  void [text, number, code]

  // @ts-expect-error a report is sent by nobody, or by reportWithMyName
  await client.post('/api/v1/reports', { body })
  // @ts-expect-error so are look-ups
  await client.call('lookUpReport', { body: { receipt: '1' } })
  // @ts-expect-error what needs somebody is nothing for nobody
  await client.anonymous.call('getMe')
  // @ts-expect-error an id is needed
  await client.get('/api/v1/rosters/{id}')
  // @ts-expect-error no such parameter
  await client.get('/api/v1/rosters', { query: { colour: 'red' } })
  // @ts-expect-error no such path
  await client.get('/api/v1/nothing')
  // @ts-expect-error staff have no business on a villager's phone
  await client.get('/api/v1/staff/reports')
  // @ts-expect-error it answers no pages
  client.pages('getMe')
  // @ts-expect-error a text is missing
  await client.call('submitWish', { body: { type: 'repair', title: '灯', region: '360735100211' } })
}
