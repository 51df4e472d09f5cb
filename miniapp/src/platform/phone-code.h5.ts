/** On the web there is no phone button; a developer's machine has someone to stand in for it. */
export const askPhoneCode = window.shukeStandIn
  ? async () => window.shukeStandIn?.phoneNumber().catch(() => undefined)
  : null

export const hasWeChatButtons = false
