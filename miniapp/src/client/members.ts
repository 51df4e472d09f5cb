import type { Me } from '../../../api/_members/contract'
import { command, read } from './call'

export type { Me } from '../../../api/_members/contract'

export const getMe = () => read<Me>('/me')

/** Takes the post that an invite's code is for. */
export const claimPost = (key: string, code: string) => command<Me>('/me/posts', key, { code })
