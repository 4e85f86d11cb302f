import { answer, call, type Loose, operationAt } from './caller.js'
import { Pages } from './pages.js'
import type { Transport } from './transport.js'
import type { Answer, Args, At, Data, Input, ItemOf, PagedId, PathOf, PublicId } from './types.js'
import type { Wx } from './wx.js'

/**
 * Calls as nobody. It has no session and no storage, so nothing that goes through it can carry a token, and nothing of
 * it stays on the phone. Reports, their receipts and their files go only this way.
 */
export class Anonymous {
  constructor(
    private readonly wx: Wx,
    private readonly transport: Transport,
  ) {}

  async call<Id extends PublicId>(id: Id, ...[input]: Args<Id>): Promise<Answer<Data<Id>>> {
    return answer(await call(this.wx, this.transport, id, (input ?? {}) as Loose, null))
  }

  get<P extends PathOf<PublicId, 'GET'>>(path: P, ...args: Args<At<'GET', P>>): Promise<Answer<Data<At<'GET', P>>>> {
    return this.loose('GET', path, args[0] as Loose | undefined)
  }

  post<P extends PathOf<PublicId, 'POST'>>(path: P, ...args: Args<At<'POST', P>>): Promise<Answer<Data<At<'POST', P>>>> {
    return this.loose('POST', path, args[0] as Loose | undefined)
  }

  pages<Id extends PagedId<PublicId>>(id: Id, ...[input]: Args<Id>): Pages<ItemOf<Id>> {
    const given = (input ?? {}) as Loose
    return new Pages((cursor) =>
      this.call(id, ...([{ ...given, query: { ...given.query, cursor } } as unknown as Input<Id>] as Args<Id>)) as never,
    )
  }

  private async loose<T>(method: 'GET' | 'POST', path: string, input: Loose = {}): Promise<Answer<T>> {
    return answer(await call(this.wx, this.transport, operationAt(method, path), input, null))
  }
}
