import type { Alert } from '@/client/alerts'
import { shopDay } from '@/words/days'
import { sayPastMoment } from '@/words/past'

/** Where somebody goes to see to it; null where nobody in the shop can. */
export type Way = { words: string; page: 'channel' | 'rows'; params: Record<string, string> }

/** Asks for a look: it lasts, and nobody has said that they know. */
export const asksForALook = ({ dismissedAt, closedAt }: Pick<Alert, 'dismissedAt' | 'closedAt'>) =>
  dismissedAt === null && closedAt === null

/** How it stands, in a word. */
export const standingOf = (alert: Pick<Alert, 'dismissedAt' | 'closedAt'>) => {
  if (alert.closedAt) return { tone: 'good', words: '过去了' } as const
  return alert.dismissedAt
    ? ({ tone: 'plain', words: '知道了' } as const)
    : ({ tone: 'wait', words: '还这样' } as const)
}

/** 「昨天 17:28 发现」, and until when where it is over; since when it was so stands in its own words. */
export const spanWords = ({ openedAt, closedAt }: Pick<Alert, 'openedAt' | 'closedAt'>, today: string) =>
  closedAt
    ? `${sayPastMoment(openedAt, today)} 到 ${sayPastMoment(closedAt, today)}`
    : `${sayPastMoment(openedAt, today)} 发现`

export const wayOf = ({ body, storeId }: Pick<Alert, 'body' | 'storeId'>): Way | null => {
  switch (body.kind) {
    case 'channel':
      return { words: '看这个来源', page: 'channel', params: { storeId, channelId: body.channelId } }
    case 'redemptions':
      return { words: '看是哪几张', page: 'rows', params: redemptionRows(body, storeId) }
    case 'figure':
      return {
        words: '看是哪几笔',
        page: 'rows',
        params: { storeId, figure: body.figures[0]?.figure ?? 'visits', from: body.on, to: body.on },
      }
    case 'step':
      return null
  }
}

const redemptionRows = (
  { from, to, staffId }: Extract<Alert['body'], { kind: 'redemptions' }>,
  storeId: string,
) => ({
  ...{ storeId, figure: 'redemptions', from: shopDay(from), to: shopDay(to) },
  ...(staffId ? { staffId } : {}),
})
