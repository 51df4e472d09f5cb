import { callOut } from '../call-out.js'
import type { Env } from '../env.js'
import { addressOf, type MessengerKind, type RobotKind } from './addresses.js'
import { dingtalk } from './dingtalk.js'
import { feishu } from './feishu.js'
import { type MailSettings, sendMail } from './mail.js'
import type { ReportMessage } from './message.js'
import type { SendOutcome } from './outcome.js'
import type { Pace, Robot } from './robot.js'
import { wecom } from './wecom.js'

/** `address` is a robot's key or a mailbox, `id` one of the message’s own. */
export type Letter = {
  kind: MessengerKind
  address: string
  secret: string | null
  message: ReportMessage
  id: string
  now: Date
}

/** The ways out to groups and mailboxes. */
export type Messengers = {
  /** Whether the deployment has a mailbox to send from. */
  canMail: boolean
  /** Sends once, and never throws for what goes wrong out there. */
  send(letter: Letter): Promise<SendOutcome>
}

type Settings = { origins: Record<RobotKind, string>; mail: MailSettings | null; timeoutMs?: number }

const TIMEOUT_MS = 5_000
const ROBOTS: Record<RobotKind, Robot> = { wecom, dingtalk, feishu }

/** How often a robot may be sent something; mailboxes count nothing. */
export const paceOf = (kind: MessengerKind): Pace[] => (kind === 'email' ? [] : ROBOTS[kind].pace)

export const createMessengers = ({ origins, mail, timeoutMs = TIMEOUT_MS }: Settings): Messengers => ({
  canMail: mail !== null,
  send: async ({ kind, address, secret, message, id, now }) => {
    if (kind === 'email') {
      if (!mail) return { outcome: 'refused', fault: 'mailMissing' }
      return sendMail(mail, { to: address, message, id }, timeoutMs)
    }
    const robot = ROBOTS[kind]
    const url = addressOf(kind, address, origins[kind])
    return robot.read(await callOut({ ...robot.toRequest({ url, secret, message, now }), timeoutMs }))
  },
})

/** What the environment says of the ways out. */
export const messengersOf = (
  env: Pick<Env, 'WECOM_ORIGIN' | 'DINGTALK_ORIGIN' | 'FEISHU_ORIGIN' | 'SMTP_URL' | 'MAIL_FROM'>,
): Messengers =>
  createMessengers({
    origins: { wecom: env.WECOM_ORIGIN, dingtalk: env.DINGTALK_ORIGIN, feishu: env.FEISHU_ORIGIN },
    mail: env.SMTP_URL && env.MAIL_FROM ? { url: env.SMTP_URL, from: env.MAIL_FROM } : null,
  })
