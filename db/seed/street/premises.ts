/** Where the keys of a shop on the street are in the database. */
export type Premises = {
  merchantId: string
  appid: string
  stores: Map<string, string>
  /** By `store/label`. */
  tables: Map<string, string>
  offers: Map<string, string>
  dishes: Map<string, string>
  /** The codes of the made channels. */
  channels: Map<string, string>
  /** The openid under which WeChat knows a person of the street. */
  openidOf(key: string): string
}

/** The id of what a key names. */
export const idOf = (ids: Map<string, string>, key: string): string => {
  const id = ids.get(key)
  if (!id) throw new Error(`the shop has no ${key}`)
  return id
}
