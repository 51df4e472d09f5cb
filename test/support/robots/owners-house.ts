import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import type { RobotKind } from '../../../api/_platform/messengers/addresses.js'
import { reportDeliveries } from '../../../db/schema/index.js'
import { serveApi } from '../api.js'
import { robotAddress } from '../places.js'
import { makePerson, type makeRuntime } from '../shop.js'
import { openReportHouse } from './report-house.js'

export const ROBOT_KINDS = ['wecom', 'dingtalk', 'feishu'] as const
const SECRET = 'SEC-of-the-tests'

export const keyIn = (address: string) => address.split(/[=/]/).at(-1) ?? ''

/** A house of reports with two stores, and its owner, who names the recipients over HTTP. */
export const openOwnersHouse = async (made: ReturnType<typeof makeRuntime>) => {
  const house = await openReportHouse(made, 2)
  const api = await serveApi(house.runtime)
  const owner = await makePerson(house.runtime, house.shop, { role: 'owner' })

  const add = async (body: object, storeId?: string) => {
    const path = storeId ? `/stores/${storeId}/report-recipients` : '/report-recipients'
    const added = await api.post(path, { token: owner.token, body })
    expect(added.status, JSON.stringify(added.body)).toBe(201)
    return added.body.id as string
  }
  return {
    ...house,
    ...{ api, owner, add },
    /** A robot in a group, and its recipient; signed where its messenger signs. */
    addRobot: (kind: RobotKind, wish: { storeId?: string; keyword?: string; secret?: string } = {}) => {
      const address = robotAddress(kind)
      const secret = kind === 'wecom' ? undefined : SECRET
      house.robots.add({ kind, key: keyIn(address), secret, keyword: wish.keyword })
      const signing = secret ? { secret: wish.secret ?? secret } : {}
      return add({ kind, name: '店长群', address, ...signing }, wish.storeId)
    },
    addMailbox: (address = 'boss@example.com') => add({ kind: 'email', name: '老板', address }),
    remove: (recipientId: string) =>
      api.post(`/report-recipients/${recipientId}/removal`, { token: owner.token }),
    /** What its page says of a recipient's deliveries, the last first. */
    deliveriesOf: async (recipientId: string) => {
      const { body } = await api.get(`/report-recipients/${recipientId}/deliveries`, owner.token)
      return body.items.map(({ status, words }: { status: string; words: string }) => [status, words])
    },
    /** How it stands with a recipient's only delivery, as it is written down. */
    faultOf: async (recipientId: string) => {
      const [row] = await house.runtime.db
        .select({ status: reportDeliveries.status, fault: reportDeliveries.fault })
        .from(reportDeliveries)
        .where(eq(reportDeliveries.recipientId, recipientId))
      return [row?.status, row?.fault]
    },
    close: async () => {
      await api.close()
      await house.close()
    },
  }
}

export type OwnersHouse = Awaited<ReturnType<typeof openOwnersHouse>>
