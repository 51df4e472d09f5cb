import type { KnownGuestPage } from '@/client/funnels'
import { grouped } from '@/words/figures'
import { sayPastMoment } from '@/words/past'

type Guest = Pick<KnownGuestPage['items'][number], 'at' | 'name' | 'phoneTail'>

/** 「昨天 17:12 走到这里 · 尾号 6628」; the number where it does not stand for the name already. */
export const guestDetail = (
  { at, name, phoneTail }: Guest,
  { today, did }: { today: string; did: string },
) => {
  const moment = sayPastMoment(at, today)
  const came = `${moment}${/\d$/.test(moment) ? ' ' : ''}${did}`
  return name && phoneTail ? `${came} · 尾号 ${phoneTail}` : came
}

/** How many there are, and how many of them are listed. */
export const sayCounted = ({ counted, known }: Pick<KnownGuestPage, 'counted' | 'known'>) => {
  const all = `一共 ${grouped(counted)} 位`
  const listed =
    known < counted ? `${all}，店里认得的 ${grouped(known)} 位列在这里，其余是路过的人` : `${all}，都列在这里`
  return `${listed}。点开就是这位客人的那一页。`
}

/** What stands where nobody can be listed. */
export const nobodyKnown = (counted: number) =>
  counted === 0
    ? { title: '没有人', words: '这个数里还没有人。' }
    : {
        title: '没有店里认得的人',
        words: `这 ${grouped(counted)} 位都是路过的人，不是粉丝也不是会员，还没法请回来。`,
      }
