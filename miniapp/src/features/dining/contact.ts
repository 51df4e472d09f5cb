const PHONE = /^1[3-9]\d{9}$/

export const isPhone = (typed: string) => PHONE.test(typed)

/** `13812346628` → `138 **** 6628`, as the shop shows it. */
export const maskTyped = (phone: string) => `${phone.slice(0, 3)} **** ${phone.slice(-4)}`

/** What is wrong with a phone number once it should be whole; null while somebody still types. */
export const phoneFault = (typed: string) => {
  if (typed.length < 11) return null
  return isPhone(typed) ? null : '这个号码不太对，再看一眼'
}
