const PHONE = /^1[3-9]\d{9}$/

export const isPhone = (typed: string) => PHONE.test(typed)

/** `13812346628` → `138 **** 6628`, as the shop shows it. */
export const maskTyped = (phone: string) => `${phone.slice(0, 3)} **** ${phone.slice(-4)}`

/** What is wrong with a phone number once it should be whole or was `tried`; null while somebody still types. */
export const phoneFault = (typed: string, tried: boolean) => {
  if (typed.length < 11) return tried ? '手机号是 11 位，再看一眼' : null
  return isPhone(typed) ? null : '这个号码不太对，再看一眼'
}
