import { sql } from 'drizzle-orm'
import { startRobots } from '../../../api/_local/robots/stand-in.js'
import { putReports, type ReportMessage } from '../../../api/_outreach/index.js'
import { outreachHandlers } from '../../../api/_outreach/work.js'
import { createMessengers, type Messengers } from '../../../api/_platform/messengers/messengers.js'
import { runTick } from '../../../api/_platform/tick.js'
import { inTransaction } from '../../../api/_platform/transaction.js'
import type { Database } from '../../../db/client.js'
import { type makeRuntime, makeShop, NOW, type TestShop } from '../shop.js'
import { startMailServer } from './mail-server.js'

/** Of a machine that is busy with other tests, and of somebody who knows that nothing will come. */
const [PATIENT_MS, IMPATIENT_MS] = [4_000, 700]

export const MESSAGE: ReportMessage = {
  title: '上周小结',
  lines: ['来了 128 位', '会员转化 12% → 9%'],
  link: { words: '看这一周', url: 'https://shuke.example/m/wang#/pages/week/index?link=x.y.z' },
}

/** What sends, and nothing that would have reports of its own to send. */
const SENDING = { handlers: outreachHandlers, recurring: [] }

type Wish = { storeId?: string | null; about?: 'week' | 'alert'; message?: ReportMessage; shop?: TestShop }

/** Robots and a mail server on loopback, a shop, and the ways to send its reports there. */
export const openReportHouse = async (made: ReturnType<typeof makeRuntime>, storeCount = 1) => {
  const robotsTime = { skippedMs: NOW.getTime() - Date.now() }
  // Robots count by their own clock, which goes on while the shop's stands still.
  const robots = await startRobots(() => new Date(Date.now() + robotsTime.skippedMs))
  const mail = await startMailServer()
  const { origin } = robots
  const messengersOf = (timeoutMs: number) =>
    createMessengers({
      origins: { wecom: origin, dingtalk: origin, feishu: origin },
      mail: { url: mail.url, from: '熟客 <report@shuke.test>' },
      timeoutMs,
    })
  made.time.now = NOW
  const runtime = { ...made.runtime, messengers: messengersOf(PATIENT_MS) }
  const shop = await makeShop(runtime, storeCount)
  const { db } = runtime
  let subjects = 0

  return {
    ...{ robots, mail, runtime, shop },
    /** Waits less long for answers from now on. */
    beImpatient: () => {
      runtime.messengers = messengersOf(IMPATIENT_MS)
    },
    newSubject: () => `wks_${String(++subjects).padStart(32, '0')}`,
    put: (subjectId: string, { shop: of = shop, ...wish }: Wish = {}, on: Database = db) =>
      inTransaction(on, (tx) =>
        putReports(
          { merchantId: of.merchantId, sealer: runtime.sealer, now: runtime.clock(), db: tx },
          { about: 'week', storeId: null, message: MESSAGE, ...wish, subjectId },
        ),
      ),
    tick: (on: Database = db) => runTick({ ...runtime, db: on }, SENDING),
    /** The same with another way out. */
    tickBy: (send: Messengers['send']) =>
      runTick({ ...runtime, messengers: { ...runtime.messengers, send } }, SENDING),
    /** As if so much time had gone by for everybody. */
    pass: async (seconds: number) => {
      robotsTime.skippedMs += seconds * 1000
      made.time.now = new Date(made.time.now.getTime() + seconds * 1000)
      await db.execute(
        sql`update jobs.job set start_after = start_after - make_interval(secs => ${seconds}), started_on = started_on - make_interval(secs => ${seconds})`,
      )
      await db.execute(sql`update robot_paces set held_until = held_until - make_interval(secs => ${seconds}),
        sent_at = array(select at - make_interval(secs => ${seconds}) from unnest(sent_at) with ordinality was(at, nth) order by nth)`)
    },
    close: async () => {
      await robots.close()
      await mail.close()
    },
  }
}

export type ReportHouse = Awaited<ReturnType<typeof openReportHouse>>
