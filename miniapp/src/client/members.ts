import { openFile } from '@/platform/files'
import { authorized } from '@/platform/session'
import type {
  ConsentEdit,
  ConsentList,
  Invite,
  Me,
  MembershipRequest,
  PostClaim,
  ProfileEdit,
  StaffList,
} from '../../../api/_members/contract'
import { command, read } from './call'

export type { ConsentList, Invite, Me, StaffList } from '../../../api/_members/contract'

export const getMe = () => read<Me>('/me')

/** Takes the post that an invite's code is for. */
export const claimPost = (key: string, claim: PostClaim) => command<Me>('/me/posts', key, claim)

export const listStaffOfStore = (storeId: string) => read<StaffList>(`/stores/${storeId}/staff`)

/** Everybody who works for the merchant; for its owners. */
export const listAllStaff = () => read<StaffList>('/staff')

type Role = Me['staff'][number]['role']
/** A post; an owner's belongs to no store. */
export type Post = { role: Role; storeId: string | null }

const placeOf = ({ storeId }: Post) => (storeId === null ? '/owners' : `/stores/${storeId}`)

export const inviteStaff = (key: string, post: Post) =>
  command<Invite>(`${placeOf(post)}/invites`, key, post.storeId === null ? undefined : { role: post.role })

export const withdrawInvite = (key: string, invite: Post & { id: string }) =>
  command<StaffList>(`${placeOf(invite)}/invites/${invite.id}/removal`, key)

export const removeStaff = (key: string, { id, ...post }: Post & { id: string }) =>
  command<StaffList>(`${placeOf(post)}${post.storeId === null ? '' : '/staff'}/${id}/removal`, key)

export const joinMembership = (key: string, wish: MembershipRequest) =>
  command<Me>('/me/membership', key, wish)

export const leaveMembership = (key: string) => command<Me>('/me/membership/withdrawal', key)

export const editProfile = (key: string, edit: ProfileEdit) => command<Me>('/me/profile', key, edit)

export const listMyConsents = () => read<ConsentList>('/me/consents')

export const setConsent = (key: string, edit: ConsentEdit) => command<ConsentList>('/me/consents', key, edit)

/** Has everything erased that the shop knows of the person. */
export const eraseMe = (key: string) => command<{ erasedAt: string }>('/me/erasure', key)

/** Says that the person is under 14, or is not. */
export const sayAge = (key: string, under14: boolean) => command<Me>('/me/age', key, { under14 })

/** Fetches what the shop keeps of the person and opens it where the phone opens spreadsheets. */
export const openMyCopy = () => authorized((token) => openFile('/api/me/export', token, '我的信息.xlsx'))
