import type { Grants, NoticeTemplates } from '../../../api/_outreach/contract'
import { read, readPublic } from './call'

export type { Grants, NoticeTemplates } from '../../../api/_outreach/contract'

export const listNoticeTemplates = () => readPublic<NoticeTemplates>('/notice-templates')

export const getMyGrants = () => read<Grants>('/me/grants')
