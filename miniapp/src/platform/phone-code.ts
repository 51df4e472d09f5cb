/** In WeChat the phone button itself gives the code; only a stand-in is asked for it. */
export const askPhoneCode = null as (() => Promise<string | undefined>) | null

/** Whether WeChat's own buttons are there, for the phone number and the avatar. */
export const hasWeChatButtons = true
