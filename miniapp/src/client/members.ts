import type { ConsentList, Me, MembershipRequest, ProfileEdit } from '../../../api/_members/contract'
import { command, read } from './call'

export type { ConsentList, Me } from '../../../api/_members/contract'

export const getMe = () => read<Me>('/me')

/** Takes the post that an invite's code is for. */
export const claimPost = (key: string, code: string) => command<Me>('/me/posts', key, { code })

export const joinMembership = (key: string, wish: MembershipRequest) =>
  command<Me>('/me/membership', key, wish)

export const leaveMembership = (key: string) => command<Me>('/me/membership/withdrawal', key)

export const editProfile = (key: string, edit: ProfileEdit) => command<Me>('/me/profile', key, edit)

export const listMyConsents = () => read<ConsentList>('/me/consents')
