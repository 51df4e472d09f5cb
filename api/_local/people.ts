import { createHash } from 'node:crypto'
import { DEMO_STAFF, openidOf } from '../../db/seed/index.js'

const LABELS = { clerk: '店员', manager: '店长', owner: '老板' } as const

/** Who one can be at the local shop. 顾客 is somebody new; any other key is another new guest. */
export const PEOPLE = [
  { key: 'guest', label: '顾客', note: '第一次来' },
  { key: 'guest-0', label: '回头客', note: '来过几次' },
  ...DEMO_STAFF.filter((person) => person.key !== 'street-manager').map(({ key, role, name }) => ({
    key,
    label: LABELS[role],
    note: name,
  })),
]

const KEY = /^[a-z0-9-]{1,40}$/

/** The openid the local WeChat has for a person's key; null for a key that cannot be one. */
export const openidOfKey = (key: string) => (KEY.test(key) ? openidOf(key) : null)

/** The number that the local WeChat has for a person's key, the same every time. */
export const phoneOfKey = (key: string) => {
  const digest = createHash('sha256').update(key).digest()
  return `139${String(digest.readUInt32BE() % 100_000_000).padStart(8, '0')}`
}
