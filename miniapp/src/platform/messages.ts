import Taro from '@tarojs/taro'

/** Whether the person can be asked for messages here. */
export const canAskForMessages = process.env.TARO_ENV === 'weapp'

/**
 * Asks, on a tap and for three templates at most, whether the shop may send these messages; answers the ones that were
 * allowed. What is left of them only the server knows, from WeChat's own word.
 */
export const askForMessages = async (templateIds: string[]): Promise<string[]> => {
  const asked = { tmplIds: templateIds } as Taro.requestSubscribeMessage.Option
  const answer: Record<string, unknown> = { ...(await Taro.requestSubscribeMessage(asked).catch(() => ({}))) }
  return templateIds.filter((id) => answer[id] === 'accept')
}
