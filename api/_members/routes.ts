import * as z from 'zod'
import { InviteId, StaffId, StoreId, TagId } from '../_platform/contract.js'
import { askingCommand, command, openCall, read } from '../_platform/route.js'
import { askPhoneNumber, becomeMember } from './become-member.js'
import { askNewPhone, changePhone } from './change-phone.js'
import { listMyConsents, setConsent } from './consents.js'
import {
  AgeWord,
  ConsentEdit,
  ConsentList,
  Invite,
  InviteRequest,
  Me,
  MembershipRequest,
  PhoneChange,
  PostClaim,
  ProfileEdit,
  Retention,
  Session,
  SessionRequest,
  StaffList,
  TagEdit,
  TagList,
} from './contract.js'
import { askAboutName, editProfile } from './edit-profile.js'
import { claimPost, inviteOwner, inviteStaff, withdrawInvite } from './invites.js'
import { openSession } from './open-session.js'
import { getMe } from './queries.js'
import { findWhosePost, removeOwner, removeStaff } from './remove-staff.js'
import { getRetention, setRetention } from './retention-policy.js'
import { sayAge } from './say-age.js'
import { listStaff } from './staff-queries.js'
import { addTag, editTag, listTags, removeTag } from './tags.js'
import { leaveMembership } from './withdraw-person.js'

const OfStore = z.object({ storeId: StoreId })
const OfTag = z.object({ storeId: StoreId, tagId: TagId })

export const memberRoutes = [
  openCall(
    { access: 'open', path: '/session', summary: '登录', body: SessionRequest, reply: Session },
    openSession,
  ),
  read({ access: 'guest', path: '/me', summary: '我', reply: Me }, getMe),
  askingCommand(
    { access: 'guest', path: '/me/profile', summary: '改称呼和头像', body: ProfileEdit, reply: Me },
    askAboutName,
    editProfile,
  ),
  askingCommand(
    { access: 'guest', path: '/me/membership', summary: '成为会员', body: MembershipRequest, reply: Me },
    askPhoneNumber,
    becomeMember,
  ),
  askingCommand(
    { access: 'guest', path: '/me/phone', summary: '换手机号', body: PhoneChange, reply: Me },
    askNewPhone,
    changePhone,
  ),
  command(
    { access: 'guest', path: '/me/membership/withdrawal', summary: '退出会员', reply: Me },
    leaveMembership,
  ),
  read(
    { access: 'guest', path: '/me/consents', summary: '我同意过什么', reply: ConsentList },
    listMyConsents,
  ),
  command(
    {
      access: 'guest',
      path: '/me/consents',
      summary: '打开或关掉一项同意',
      body: ConsentEdit,
      reply: ConsentList,
    },
    setConsent,
  ),
  command(
    { access: 'guest', path: '/me/age', alone: true, summary: '说满没满 14 岁', body: AgeWord, reply: Me },
    sayAge,
  ),
  command(
    { access: 'guest', path: '/me/posts', summary: '用邀请码上岗', body: PostClaim, reply: Me },
    claimPost,
  ),
  read(
    {
      access: 'manager',
      path: '/stores/{storeId}/staff',
      summary: '店员',
      params: OfStore,
      reply: StaffList,
    },
    listStaff,
  ),
  command(
    {
      access: 'manager',
      path: '/stores/{storeId}/invites',
      summary: '邀请店员',
      params: OfStore,
      body: InviteRequest,
      reply: Invite,
    },
    inviteStaff,
  ),
  command(
    {
      access: 'manager',
      path: '/stores/{storeId}/invites/{inviteId}/removal',
      summary: '收回邀请码',
      params: z.object({ storeId: StoreId, inviteId: InviteId }),
      reply: StaffList,
    },
    withdrawInvite,
  ),
  command(
    {
      access: 'manager',
      path: '/stores/{storeId}/staff/{staffId}/removal',
      summary: '请店员离开',
      params: z.object({ storeId: StoreId, staffId: StaffId }),
      reply: StaffList,
      subjectOf: findWhosePost,
    },
    removeStaff,
  ),
  read({ access: 'owner', path: '/retention', summary: '信息留多久', reply: Retention }, getRetention),
  command(
    { access: 'owner', path: '/retention', summary: '改信息留多久', body: Retention, reply: Retention },
    setRetention,
  ),
  read({ access: 'owner', path: '/staff', summary: '所有的店员', reply: StaffList }, (ctx) =>
    listStaff(ctx, {}),
  ),
  read({ access: 'owner', path: '/owners', summary: '老板', reply: StaffList }, (ctx) =>
    listStaff(ctx, { storeId: null }),
  ),
  command({ access: 'owner', path: '/owners/invites', summary: '邀请老板', reply: Invite }, (ctx) =>
    inviteOwner(ctx, ctx.actor.personId),
  ),
  command(
    {
      access: 'owner',
      path: '/owners/invites/{inviteId}/removal',
      summary: '收回邀请码',
      params: z.object({ inviteId: InviteId }),
      reply: StaffList,
    },
    (ctx, { inviteId }) => withdrawInvite(ctx, { storeId: null, inviteId }),
  ),
  command(
    {
      access: 'owner',
      path: '/owners/{staffId}/removal',
      summary: '请老板离开',
      params: z.object({ staffId: StaffId }),
      reply: StaffList,
      subjectOf: findWhosePost,
    },
    removeOwner,
  ),
  read(
    { access: 'manager', path: '/stores/{storeId}/tags', summary: '标签', params: OfStore, reply: TagList },
    listTags,
  ),
  command(
    {
      access: 'manager',
      path: '/stores/{storeId}/tags',
      summary: '写一个标签',
      params: OfStore,
      body: TagEdit,
      reply: TagList,
    },
    addTag,
  ),
  command(
    {
      access: 'manager',
      path: '/stores/{storeId}/tags/{tagId}',
      summary: '改标签',
      params: OfTag,
      body: TagEdit,
      reply: TagList,
    },
    editTag,
  ),
  command(
    {
      access: 'manager',
      path: '/stores/{storeId}/tags/{tagId}/removal',
      summary: '拿掉标签',
      params: OfTag,
      reply: TagList,
    },
    removeTag,
  ),
]
