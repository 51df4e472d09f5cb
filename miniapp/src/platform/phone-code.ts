/** In WeChat the phone button itself gives the code; only a stand-in is asked for it. */
export const askPhoneCode = null as (() => Promise<string | undefined>) | null

/** Whether WeChat's phone button is there. */
export const hasPhoneButton = true
