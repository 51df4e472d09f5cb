import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { SMTPServer } from 'smtp-server'

/**
 * `cut` and `silent` are before the mail was taken; `cutAfterwards` and `silentAfterwards` take it and never say so; a number
 * is answered to the recipient's name, or, with `late`, to the mail itself.
 */
type Manner =
  | 'cut'
  | 'silent'
  | 'cutAfterwards'
  | 'silentAfterwards'
  | 'slow'
  | { code: number; late?: boolean }

type TakenMail = { from: string; to: string[]; raw: string }

const SLOW_MS = 200
const USER = { user: 'report@shuke.test', pass: 'p@ss word' }

/** A mail server on loopback that asks for a password, takes mail up to 64 KB, and can misbehave. */
export const startMailServer = async () => {
  const taken: TakenMail[] = []
  const orders: Manner[] = []
  let attempts = 0
  const next = (when: (manner: Manner) => boolean) => {
    const [manner] = orders
    if (manner === undefined || !when(manner)) return undefined
    return orders.shift()
  }
  const refusal = (code: number) => Object.assign(new Error('told to answer so'), { responseCode: code })

  const server = new SMTPServer({
    ...{ authOptional: false, allowInsecureAuth: true, disabledCommands: ['STARTTLS'], size: 64 * 1024 },
    onAuth: ({ username, password }, _, done) =>
      username === USER.user && password === USER.pass ? done(null, { user: username }) : done(refusal(535)),
    onRcptTo: (_, session, done) => {
      attempts += 1
      const manner = next((one) => one === 'cut' || one === 'silent' || isCode(one, false))
      if (manner === 'cut') return cut(session)
      if (manner === 'silent') return
      done(typeof manner === 'object' ? refusal(manner.code) : null)
    },
    onData: async (stream, session, done) => {
      const chunks: Buffer[] = []
      for await (const chunk of stream) chunks.push(chunk as Buffer)
      const manner = next(() => true)
      if (typeof manner === 'object') return done(refusal(manner.code))
      const { mailFrom, rcptTo } = session.envelope
      taken.push({
        from: mailFrom ? mailFrom.address : '',
        to: rcptTo.map(({ address }) => address),
        raw: Buffer.concat(chunks).toString(),
      })
      if (manner === 'silentAfterwards') return
      if (manner === 'cutAfterwards') return cut(session)
      if (manner === 'slow') await setTimeout(SLOW_MS)
      done(null, 'taken')
    },
  })
  // Whoever was cut off makes an error of it.
  server.on('error', () => {})
  const cut = ({ id }: { id: string }) => {
    for (const connection of server.connections)
      if (connection.session.id === id) connection._socket.destroy()
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.server.address() as AddressInfo
  const login = `${encodeURIComponent(USER.user)}:${encodeURIComponent(USER.pass)}`
  return {
    url: `smtp://${login}@127.0.0.1:${port}`,
    urlOf: (wrong: string) => `smtp://${encodeURIComponent(USER.user)}:${wrong}@127.0.0.1:${port}`,
    taken,
    /** How often somebody named a recipient. */
    attempts: () => attempts,
    misbehave: (manner: Manner, times = 1) => {
      orders.push(...Array<Manner>(times).fill(manner))
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

const isCode = (manner: Manner, late: boolean) =>
  typeof manner === 'object' && (manner.late ?? false) === late
