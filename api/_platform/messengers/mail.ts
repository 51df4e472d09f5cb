import type { ReportMessage } from './message.js'
import { oneLine, SIGNED_OFF } from './message.js'
import type { SendOutcome } from './outcome.js'

export type MailSettings = { url: string; from: string }

type Mail = { to: string; message: ReportMessage; id: string }

const WAIT_MS = 5_000

/**
 * Sends one mail to one person. What fails before the envelope is handed over was surely not sent, and so was what the server
 * answered with a number; a connection lost after that leaves it open. `id` names the mail, so that a mailbox can tell doubles.
 */
export const sendMail = async (
  { url, from }: MailSettings,
  mail: Mail,
  timeoutMs = WAIT_MS,
): Promise<SendOutcome> => {
  // Few requests send mail, and what does takes a while to load.
  const { default: SMTPConnection } = await import('nodemailer/lib/smtp-connection')
  const server = new URL(url)
  const connection = new SMTPConnection({ ...hostOf(server), ...timeouts(timeoutMs) })
  // What becomes of a step is heard there; after the last one nobody listens.
  connection.on('error', () => {})
  let handedOver = false
  try {
    await within(timeoutMs, connection, (done) => connection.connect(done))
    const [user, pass] = [server.username, server.password].map(decodeURIComponent)
    if (user) await within(timeoutMs, connection, (done) => connection.login({ user, pass }, done))
    const raw = await compose(from, mail)
    handedOver = true
    await within(timeoutMs, connection, (done) =>
      connection.send({ from: addressIn(from), to: mail.to }, raw, done),
    )
    return { outcome: 'sent' }
  } catch (error) {
    return handedOver ? judge(error) : { outcome: 'notSent', fault: 'unreached' }
  } finally {
    connection.close()
  }
}

const hostOf = ({ protocol, hostname, port }: URL) => ({
  host: hostname,
  port: port ? Number(port) : undefined,
  secure: protocol === 'smtps:',
  // Passwords and figures go in clear to this machine alone.
  requireTLS: protocol === 'smtp:' && !/^(127\.0\.0\.1|localhost)$/.test(hostname),
})

const timeouts = (ms: number) => ({
  ...{ connectionTimeout: ms, greetingTimeout: ms, socketTimeout: ms, dnsTimeout: ms },
})

type Failing = { once(event: 'error' | 'end', listener: (error?: unknown) => void): unknown }

/** One step of the talk; whatever ends the connection ends the step. */
const within = (ms: number, connection: Failing, step: (done: (error?: unknown) => void) => void) =>
  new Promise<void>((resolve, reject) => {
    const over = setTimeout(() => reject(new Error('no answer')), ms)
    const settle = (error?: unknown) => {
      clearTimeout(over)
      if (error) reject(error)
      else resolve()
    }
    connection.once('error', (error) => settle(error ?? new Error('lost')))
    connection.once('end', () => settle(new Error('lost')))
    step(settle)
  })

const judge = (error: unknown): SendOutcome => {
  const { responseCode, command } = (error ?? {}) as { responseCode?: number; command?: string }
  if (!responseCode) return { outcome: 'unknown' }
  if (responseCode < 500) return { outcome: 'notSent', fault: 'busy' }
  return command === 'RCPT TO'
    ? { outcome: 'refused', fault: 'mailbox' }
    : { outcome: 'failed', fault: 'content' }
}

const addressIn = (from: string) => /<([^>]+)>/.exec(from)?.[1] ?? from

const compose = async (from: string, { to, message, id }: Mail): Promise<Buffer> => {
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer')
  const host = addressIn(from).split('@')[1] ?? 'localhost'
  return new MailComposer({
    ...{ from, to, subject: oneLine(message.title), messageId: `<${id}@${host}>` },
    ...{ text: toText(message), html: toHtml(message) },
    headers: { 'Auto-Submitted': 'auto-generated' },
  })
    .compile()
    .build()
}

const toText = ({ title, lines, link }: ReportMessage) =>
  [
    oneLine(title),
    '',
    ...lines.map(oneLine),
    ...(link ? ['', `${oneLine(link.words)}：${link.url}`] : []),
    '',
    SIGNED_OFF,
  ].join('\n')

const toHtml = ({ title, lines, link }: ReportMessage) =>
  [
    `<h2>${inHtml(oneLine(title))}</h2>`,
    ...lines.map((line) => `<p>${inHtml(oneLine(line))}</p>`),
    ...(link
      ? [`<p><a href="${inHtml(new URL(link.url).href)}">${inHtml(oneLine(link.words))}</a></p>`]
      : []),
    `<p>${SIGNED_OFF}</p>`,
  ].join('\n')

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const inHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign)
