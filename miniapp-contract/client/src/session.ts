import { Listeners } from './listeners.js'
import { Once } from './once.js'
import { ApiProblem } from './problem.js'
import type { Transport } from './transport.js'
import type { Vault } from './vault.js'
import type { Wx } from './wx.js'

/** Who is logged in. */
export interface Citizen {
  id: string
  /** Whether name and ID number were proven. */
  verified: boolean
}

interface Tokens {
  accessToken: string
  refreshToken: string
  /** By the phone's clock, counted from when they came; milliseconds. */
  expiresAt: number
  citizen: Citizen | null
}

interface LoginAnswer {
  accessToken: string
  refreshToken: string
  expiresInSeconds: number
  citizen?: Citizen
}

const KEY = 'fingertip.session'
const LEFT = 'left'
/** Refreshed so long before the end that a slow request still arrives in time; milliseconds. */
const EARLY = 60_000
const LOGINS = 3

/** The tokens of who is logged in, kept across restarts. One refresh and one login at a time, whoever asks. */
export class Session {
  private tokens: Tokens | null = null
  private loaded: Promise<void> | null = null
  /** After a logout nobody is logged in again without having tapped for it. */
  private left = false
  /** Counts logouts: what was asked for before one must not log anybody in after it. */
  private era = 0
  private refreshing = new Once(() => this.refresh())
  private loggingIn = new Once(() => this.logIn())
  private readonly listeners = new Listeners<Citizen | null>()

  constructor(
    private readonly wx: Wx,
    private readonly transport: Transport,
    private readonly vault: Vault,
    private readonly appId: string | undefined,
  ) {}

  async citizen(): Promise<Citizen | null> {
    await this.load()
    return this.tokens?.citizen ?? null
  }

  /** Logs in by `wx.login`; also after a logout. */
  async login(): Promise<Citizen | null> {
    await this.load()
    this.left = false
    await this.loggingIn.run()
    return this.tokens?.citizen ?? null
  }

  /**
   * A token to send: the one at hand, a refreshed one where that has ended, one of a new login where there is none.
   *
   * @throws ApiProblem `login-needed` after a logout
   */
  async token(): Promise<string> {
    await this.load()
    if (!this.tokens) {
      if (this.left) {
        throw ApiProblem.local('login-needed')
      }
      return this.loggingIn.run()
    }
    return Date.now() < this.tokens.expiresAt - EARLY ? this.tokens.accessToken : this.refreshing.run()
  }

  /** Another token than this one, which the server refused; nothing is asked where somebody has got one already. */
  async after(refused: string): Promise<string> {
    if (this.tokens && this.tokens.accessToken !== refused) {
      return this.token()
    }
    return this.tokens ? this.refreshing.run() : this.token()
  }

  /** Ends the session here, and there as far as the network allows. */
  async logout(): Promise<void> {
    await this.load()
    const token = this.tokens?.accessToken
    this.era++
    this.left = true
    this.refreshing = new Once(() => this.refresh())
    this.loggingIn = new Once(() => this.logIn())
    await this.forget()
    await this.vault.write(KEY, LEFT)
    if (token) {
      await this.endThere(token)
    }
  }

  /** @param listener told of each login; @returns what ends that */
  onLogin(listener: (citizen: Citizen | null) => void): () => void {
    return this.listeners.add(listener)
  }

  /** Name and ID number were proven; the token stays the same. */
  async proved(): Promise<void> {
    if (this.tokens?.citizen) {
      this.tokens = { ...this.tokens, citizen: { ...this.tokens.citizen, verified: true } }
      await this.vault.write(KEY, this.tokens).catch(() => undefined)
    }
  }

  private async endThere(token: string): Promise<void> {
    const headers = { Authorization: `Bearer ${token}` }
    await this.transport
      .send({ method: 'POST', url: '/api/v1/auth/logout', headers, idempotent: false })
      .catch(() => undefined)
  }

  private load(): Promise<void> {
    this.loaded ??= this.vault.read<Tokens | typeof LEFT>(KEY).then((kept) => {
      this.left = kept === LEFT
      this.tokens = kept === LEFT ? null : kept
    })
    return this.loaded
  }

  private async refresh(): Promise<string> {
    const { era } = this
    const refreshToken = this.tokens?.refreshToken
    try {
      // Where an earlier answer was lost this ends the session, and a login follows, which nobody notices.
      const { data } = await this.transport.send({
        method: 'POST',
        url: '/api/v1/auth/refresh',
        body: { refreshToken },
        idempotent: true,
      })
      return await this.keep(data as LoginAnswer, era)
    } catch (problem) {
      if (era === this.era && problem instanceof ApiProblem && [400, 401, 403, 422].includes(problem.status)) {
        await this.forget()
        return this.loggingIn.run()
      }
      throw problem
    }
  }

  private async logIn(): Promise<string> {
    const { era } = this
    for (let attempt = 1; ; attempt++) {
      try {
        // Each time a new code: after a lost answer the old one may have been used.
        const code = await this.code()
        const { data } = await this.transport.send({
          method: 'POST',
          url: '/api/v1/auth/wechat',
          body: { code, ...(this.appId ? { appId: this.appId } : {}) },
          idempotent: false,
        })
        const token = await this.keep(data as LoginAnswer, era)
        this.listeners.tell(this.tokens?.citizen ?? null)
        return token
      } catch (problem) {
        const again =
          problem instanceof ApiProblem &&
          (['wechat-code-used', 'wechat-code-invalid'].includes(problem.code) ||
            (problem.status === 0 && problem.retryable))
        if (!again || attempt === LOGINS || era !== this.era) {
          throw problem
        }
      }
    }
  }

  private code(): Promise<string> {
    return new Promise((resolve, reject) =>
      this.wx.login({ success: ({ code }) => resolve(code), fail: () => reject(ApiProblem.local('network')) }),
    )
  }

  /** @throws ApiProblem `login-needed` where there was a logout since `era` */
  private async keep(login: LoginAnswer, era: number): Promise<string> {
    if (era !== this.era) {
      void this.endThere(login.accessToken)
      throw ApiProblem.local('login-needed')
    }
    this.tokens = {
      accessToken: login.accessToken,
      refreshToken: login.refreshToken,
      expiresAt: Date.now() + login.expiresInSeconds * 1000,
      citizen: login.citizen ?? null,
    }
    this.left = false
    await this.vault.write(KEY, this.tokens).catch(() => undefined)
    return this.tokens.accessToken
  }

  private forget(): Promise<void> {
    this.tokens = null
    return this.vault.remove(KEY)
  }
}
