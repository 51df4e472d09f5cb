import type { Invite, Post, StaffList } from '@/client/members'
import { clockTime, sayDay, shopDay } from '@/words/days'
import { sayPastDay } from '@/words/past'

export type Member = StaffList['items'][number]
export type Waiting = StaffList['waiting'][number]
export type Role = Member['role']
export type Place = { id: string; name: string }

export const ROLE_WORDS: Record<Role, string> = { clerk: '店员', manager: '店长', owner: '老板' }

const ORDER: Role[] = ['owner', 'manager', 'clerk']

/** The owners, then each store with its managers first; owners only where they were asked for. */
export const groupsOf = ({ items, waiting }: StaffList, stores: Place[], withOwners: boolean) =>
  [...(withOwners ? [{ id: null, name: '老板' }] : []), ...stores].map(({ id, name }) => ({
    ...{ storeId: id, title: name },
    members: items
      .filter(({ storeId }) => storeId === id)
      .sort((one, other) => ORDER.indexOf(one.role) - ORDER.indexOf(other.role)),
    waiting: waiting.filter(({ storeId }) => storeId === id),
  }))

type Named = { name: string | null; phoneTail: string | null }

export const memberName = ({ name, phoneTail }: Named) =>
  name ?? (phoneTail ? `尾号 ${phoneTail}` : '没留名字')

/** 「尾号 6628 · 10 月 26 日起」 */
export const memberDetail = ({ name, phoneTail, since }: Member, today: string) =>
  [name && phoneTail && `尾号 ${phoneTail}`, `${sayPastDay(shopDay(since), today)}起`]
    .filter(Boolean)
    .join(' · ')

/** 「滨江店店员」 */
export const postWords = ({ role, storeId }: Post, stores: Place[]) =>
  `${stores.find(({ id }) => id === storeId)?.name ?? ''}${ROLE_WORDS[role]}`

/** 「后天 17:26 前」 */
export const goodUntil = ({ expiresAt }: Pick<Invite, 'expiresAt'>, today: string) =>
  `${sayDay(shopDay(expiresAt), today)} ${clockTime(expiresAt)} 前`

/** The code as it is read out: in groups a person can hold in mind. */
export const codeGroups = (code: string) => [code.slice(0, 3), code.slice(3, 6), code.slice(6)]

/** Whom somebody may invite, or ask to leave: managers their clerks, owners everybody. */
export const mayDecideOn = (mine: Role, role: Role) => mine === 'owner' || role === 'clerk'

/** What a role may do, for whoever gives it. */
export const ROLE_MEANS: Record<Role, string> = {
  clerk: '看订座、安排入座、核销券、标今天售罄。客人的名册和经营数字看不到。',
  manager: '店员能做的都能，还能改菜单、桌位和营业时间，看客人和经营，请店员、请店员离开。',
  owner: '每家店的每件事都能做，还能请店长和别的老板，看谁做了什么。',
}

/** What happens to somebody who is removed. */
export const leavingMeans = ({ isMe, role }: Member) =>
  `离开以后${isMe ? '，你' : ''}马上进不来店里的页面：看不到订座和客人，也不能核销${role === 'clerk' ? '' : '、改店里的东西'}。做过的事还记着，想回来再要一个邀请码就行。`

/** 「请小吴离开滨江店」 */
export const leavingWords = (member: Member, stores: Place[]) => {
  const place = stores.find(({ id }) => id === member.storeId)?.name ?? '店里'
  return member.isMe ? `我离开，不在${place}了` : `请${memberName(member)}离开${place}`
}
