import * as z from 'zod'
import { Count, Instant, idOf, line, pageOf, RecipientId } from '../_platform/contract.js'
import {
  DELIVERY_STATUSES,
  NOTICE_KINDS,
  RECIPIENT_KINDS,
  RECIPIENT_NAME_MAX,
  REPORT_SUBJECTS,
} from './vocabulary.js'

/** WeChat's id of the template for each kind of notice that this merchant sends. */
export const NoticeTemplates = z
  .object({ items: z.array(z.object({ kind: z.enum(NOTICE_KINDS), templateId: z.string() })) })
  .meta({ id: 'NoticeTemplates' })
export type NoticeTemplates = z.infer<typeof NoticeTemplates>

/** How many notices of each kind the person still allows. */
export const Grants = z
  .object({ items: z.array(z.object({ kind: z.enum(NOTICE_KINDS), left: Count })) })
  .meta({ id: 'Grants' })
export type Grants = z.infer<typeof Grants>

export const Erasure = z.object({ erasedAt: Instant }).meta({ id: 'Erasure' })
export type Erasure = z.infer<typeof Erasure>

const RecipientName = line(RECIPIENT_NAME_MAX).min(1)

export const RecipientRequest = z
  .strictObject({
    kind: z.enum(RECIPIENT_KINDS),
    name: RecipientName,
    address: z.string().min(1).max(500).meta({
      description: 'The address of a group’s robot as its messenger shows it, with the key, or a mailbox.',
      example: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa',
    }),
    secret: z
      .string()
      .regex(/^[\x21-\x7e]{1,200}$/)
      .optional()
      .meta({
        description:
          'What DingTalk or Feishu has messages signed with (加签), where it does; DingTalk’s begins with SEC.',
      }),
  })
  .refine(({ kind, secret }) => !secret || kind === 'dingtalk' || kind === 'feishu', { path: ['secret'] })
  .meta({ id: 'RecipientRequest' })
export type RecipientRequest = z.infer<typeof RecipientRequest>

/** A report on its way to a recipient, or what became of it. */
export const ReportDelivery = z
  .object({
    id: idOf('dlv'),
    about: z.enum(REPORT_SUBJECTS),
    title: z.string(),
    status: z.enum(DELIVERY_STATUSES),
    words: z.string().meta({ description: 'How it stands, and what to do about it, in a sentence.' }),
    createdAt: Instant,
    settledAt: Instant.nullable(),
  })
  .meta({ id: 'ReportDelivery' })
export type ReportDelivery = z.infer<typeof ReportDelivery>

export const ReportDeliveryPage = pageOf(ReportDelivery).meta({ id: 'ReportDeliveryPage' })
export type ReportDeliveryPage = z.infer<typeof ReportDeliveryPage>

export const ReportRecipient = z
  .object({
    id: RecipientId,
    kind: z.enum(RECIPIENT_KINDS),
    name: z.string(),
    address: z.string().meta({ description: 'Enough of it to tell it from others.', example: '…5aaa' }),
    signed: z.boolean().meta({ description: 'Whether its messages are signed.' }),
    createdAt: Instant,
    lastDelivery: ReportDelivery.nullable(),
  })
  .meta({ id: 'ReportRecipient' })
export type ReportRecipient = z.infer<typeof ReportRecipient>

export const ReportRecipientPage = pageOf(ReportRecipient)
  .extend({ kinds: z.array(z.enum(RECIPIENT_KINDS)).meta({ description: 'Which can be added here.' }) })
  .meta({ id: 'ReportRecipientPage' })
export type ReportRecipientPage = z.infer<typeof ReportRecipientPage>
