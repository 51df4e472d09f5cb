/** On the web there are no messages; a developer's machine has someone to stand in for WeChat. */
export const canAskForMessages = window.shukeStandIn !== undefined

export const askForMessages = async (templateIds: string[]): Promise<string[]> =>
  (await window.shukeStandIn?.allowMessages(templateIds).catch(() => [])) ?? []
