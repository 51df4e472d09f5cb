import path from 'node:path'
import { parseArgs } from 'node:util'

export type Options = {
  port: number
  folder: string
  reset: boolean
  build: boolean
  at: Date | null
  /** How long a history the demo shop is given. */
  weeks: number
  wechatStandIn: boolean
}

const DEFAULT_PORT = 3000
/** So many that what is usual can be told. */
const DEFAULT_WEEKS = 9
const WEEKS_AT_MOST = 26

/** Reads the command line of `npm start`; throws a sentence on anything it does not understand. */
export const readOptions = (args: string[], cwd: string): Options => {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: String(DEFAULT_PORT) },
      data: { type: 'string', default: '.shuke' },
      reset: { type: 'boolean', default: false },
      'no-build': { type: 'boolean', default: false },
      at: { type: 'string' },
      weeks: { type: 'string', default: String(DEFAULT_WEEKS) },
      'wechat-stand-in': { type: 'boolean', default: false },
    },
  })
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error('--port takes a number from 0 to 65535')
  const at = values.at === undefined ? null : new Date(values.at)
  if (at && Number.isNaN(at.getTime()))
    throw new Error('--at takes an instant, such as 2026-11-25T17:26:00+08:00')
  const weeks = Number(values.weeks)
  if (!Number.isInteger(weeks) || weeks < 1 || weeks > WEEKS_AT_MOST)
    throw new Error(`--weeks takes a number from 1 to ${WEEKS_AT_MOST}`)
  return {
    weeks,
    port,
    folder: path.resolve(cwd, values.data),
    reset: values.reset,
    build: !values['no-build'],
    at,
    wechatStandIn: values['wechat-stand-in'],
  }
}
