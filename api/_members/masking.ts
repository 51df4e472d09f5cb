/** `13812346628` → `138 **** 6628`. */
export const maskPhone = (phone: string) => `${phone.slice(0, 3)} **** ${phone.slice(-4)}`

/** `13812346628` → `6628`. */
export const phoneTail = (phone: string) => phone.slice(-4)
