import { callOut } from '../call-out.js'

/** What became of a call: WeChat answered; or it surely never got there; or nobody knows. */
export type Called = { kind: 'answered'; body: Buffer } | { kind: 'unreached' } | { kind: 'lost' }

/** One call, never repeated here. */
export const callWeChat = async (request: Parameters<typeof callOut>[0]): Promise<Called> => {
  const called = await callOut(request)
  // Anything but 200 is not an answer of WeChat's own.
  return called.kind === 'answered' && called.status !== 200 ? { kind: 'lost' } : called
}
