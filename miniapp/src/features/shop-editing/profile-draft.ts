import type { Store, StoreEdit } from '@/client/storefront'
import { decoded } from '@/platform/decoded'

type Place = NonNullable<StoreEdit['place']>
export type ProfileDraft = Omit<StoreEdit, 'notice' | 'pictures'> & {
  notice: string
  pictures: Store['pictures']
}

export const profileOf = (store: Store): ProfileDraft => {
  const { name, address, phone, notice, latitude, longitude, pictures } = store
  return {
    ...{ name, address, phone, notice: notice ?? '', pictures },
    place: latitude === null || longitude === null ? null : { latitude, longitude },
  }
}

/** What is wrong with it, by field; the API would refuse the same. */
export const profileFaults = ({ name, phone }: ProfileDraft) => ({
  name: name.trim() ? null : '店名要写上。',
  phone: /^[0-9+\- ]{0,20}$/.test(phone.trim()) ? null : '电话只写数字、空格、+ 和 -。',
})

export const profileEdit = (draft: ProfileDraft): StoreEdit => ({
  ...draft,
  ...{ name: draft.name.trim(), address: draft.address.trim(), phone: draft.phone.trim() },
  notice: draft.notice.trim() || null,
})

/** A place typed as two numbers; null while it is none. */
export const placeTyped = (latitude: string, longitude: string): Place | null => {
  const isNumber = (typed: string) => /^-?\d{1,3}(\.\d+)?$/.test(typed.trim())
  return isNumber(latitude) && isNumber(longitude) ? onEarth(Number(latitude), Number(longitude)) : null
}

const onEarth = (latitude: number, longitude: number): Place | null =>
  Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null

const PAIR = /(-?\d{1,3}\.\d+)\s*[,，]\s*(-?\d{1,3}\.\d+)/
/** Amap writes its pairs the other way round under these names. */
const LONGITUDE_FIRST = /(?:position|lnglat|dest)=(-?\d{1,3}\.\d+)\s*[,，]\s*(-?\d{1,3}\.\d+)/

/** The place in a link that a map's 分享 gave, or in a bare pair of numbers; null where there is none. */
export const placeInLink = (link: string): Place | null => {
  const text = decoded(link) ?? link
  const [, east, north] = LONGITUDE_FIRST.exec(text) ?? []
  if (east && north) return onEarth(Number(north), Number(east))
  const [, first, second] = PAIR.exec(text) ?? []
  if (!first || !second) return null
  // No latitude is beyond 90, and all of China lies beyond 73 east.
  return Math.abs(Number(first)) > 90
    ? onEarth(Number(second), Number(first))
    : onEarth(Number(first), Number(second))
}
