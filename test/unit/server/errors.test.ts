import { describe, expect, it } from 'vitest'
import { AppError, type ErrorCode, fail } from '../../../api/_platform/errors.js'
import { toErrorReply } from '../../../api/_platform/replies.js'
import { isDatabaseAway } from '../../../db/away.js'

const STATUS = {
  invalid_request: 400,
  idempotency_key_missing: 400,
  unauthorized: 401,
  login_code_invalid: 401,
  forbidden: 403,
  push_refused: 403,
  profile_withheld: 403,
  not_found: 404,
  merchant_unknown: 404,
  table_unavailable: 409,
  reservation_settled: 409,
  reservation_too_early: 409,
  reservation_not_due: 409,
  reservation_standing: 409,
  reinstatement_too_late: 409,
  reservation_begun: 409,
  reservation_limit: 409,
  invite_unknown: 409,
  post_held_already: 409,
  last_owner: 409,
  name_taken: 409,
  stores_full: 409,
  channels_full: 409,
  funnels_full: 409,
  menu_full: 409,
  menu_changed: 409,
  category_not_empty: 409,
  table_in_use: 409,
  tags_full: 409,
  tag_by_rule: 409,
  person_tags_full: 409,
  phone_unknown: 409,
  merchant_exists: 409,
  recipients_full: 409,
  robot_secret_unknown: 422,
  recipient_exists: 409,
  robot_address_unknown: 422,
  mailbox_unknown: 422,
  mail_missing: 501,
  member_already: 409,
  child_no_member: 409,
  not_a_member: 409,
  membership_needed: 409,
  merged_already: 409,
  merge_of_staff: 409,
  merge_unlikely: 409,
  merge_too_large: 409,
  merge_undone: 409,
  merge_covered: 409,
  merge_kept: 409,
  person_changed: 409,
  terms_changed: 409,
  offer_sold_out: 409,
  offer_limit_reached: 409,
  offer_closed: 409,
  voucher_code_unknown: 409,
  voucher_expired: 409,
  voucher_spent: 409,
  voucher_not_here: 409,
  voucher_held: 409,
  voucher_not_held: 409,
  redemption_reversed: 409,
  reversal_too_late: 409,
  reversal_not_yours: 409,
  reversal_day_over: 409,
  own_voucher: 409,
  own_redemption: 409,
  picture_too_slow: 408,
  offer_changed: 409,
  offer_claimed: 409,
  offer_stock_too_small: 409,
  offer_worth_unsound: 422,
  question_too_large: 422,
  offer_needs_stock: 422,
  offer_over_already: 422,
  page_unpublished: 409,
  wechat_visit_needed: 409,
  bill_below_minimum: 422,
  tag_kind_fixed: 422,
  hours_overlap: 422,
  tables_overlap: 422,
  day_closed: 422,
  slot_unavailable: 422,
  party_does_not_fit: 422,
  phone_code_invalid: 422,
  name_refused: 422,
  phone_needed: 422,
  idempotency_key_reused: 422,
  body_too_large: 413,
  storage_unavailable: 503,
  storage_missing: 501,
  export_limit: 429,
  picture_limit: 429,
  picture_type: 415,
  picture_too_heavy: 413,
  picture_refused: 422,
  picture_unknown: 422,
  picture_broken: 422,
  picture_too_large: 422,
  picture_too_small: 422,
  picture_missing: 400,
  suggestion_opens: 409,
  too_many_requests: 429,
  wechat_unavailable: 503,
  database_unavailable: 503,
  internal: 500,
} as const satisfies Record<ErrorCode, number>

const logged: unknown[] = []
const log = { info: () => {}, error: (fields: unknown) => logged.push(fields) }

describe.each(Object.entries(STATUS) as [ErrorCode, number][])('%s', (code, status) => {
  it('has its status and a sentence one may show to a guest', () => {
    const reply = toErrorReply(new AppError(code), 'request-1', log)
    expect(reply.status).toBe(status)
    expect(reply.body.error).toMatchObject({ code, requestId: 'request-1' })
    expect(reply.body.error.message).toMatch(/^[\p{Script=Han}].*[。！？]$/u)
    expect(reply.headers).toEqual({
      'Cache-Control': 'no-store',
      ...(status === 503 ? { 'Retry-After': '3' } : {}),
    })
  })
})

it('every sentence is its own', () => {
  const codes = Object.keys(STATUS) as ErrorCode[]
  expect(new Set(codes.map((code) => new AppError(code).message)).size).toBe(codes.length)
  expect(() => fail('not_found', '没有这张桌。')).toThrow('没有这张桌。')
})

describe('an error nobody foresaw', () => {
  it('is told without a detail, and logged without its message', () => {
    logged.length = 0
    const error = new Error('value 13812346628 violates', { cause: new TypeError('openid-secret') })
    const { status, body } = toErrorReply(error, 'request-2', log)
    expect([status, body.error.code]).toEqual([500, 'internal'])
    const line = JSON.stringify(logged)
    expect(logged).toHaveLength(1)
    expect(line).toContain('request-2')
    expect(line).toContain('TypeError')
    expect(line + JSON.stringify(body)).not.toMatch(/13812346628|openid-secret/)
  })

  it.each(['ECONNREFUSED', 'ECONNRESET', '57P01', '08006', '53300'])(
    'with the code %s says that the database is away',
    (code) => {
      const wrapped = new Error('Failed query', { cause: Object.assign(new Error('gone'), { code }) })
      const { status, headers } = toErrorReply(wrapped, 'request-3', log)
      expect([status, headers['Retry-After']]).toEqual([503, '3'])
    },
  )

  it('with the code of a wrong statement does not', () => {
    for (const code of ['23505', '42P01', '22P02', undefined])
      expect(isDatabaseAway(Object.assign(new Error('wrong'), { code }))).toBe(false)
  })

  it.each([
    'Connection terminated unexpectedly',
    'timeout exceeded when trying to connect',
    'Query read timeout',
    'Client has encountered a connection error and is not queryable',
    'Error connecting to database: TypeError: fetch failed',
    'Server error (HTTP status 500): {"message":"Couldn\'t connect to compute node"}',
  ])('nor is "%s", which drivers say without a code, mistaken, where no guest wrote it', (message) => {
    const wrapped = (query: string) => new Error(`Failed query: ${query}`, { cause: new Error(message) })
    expect(isDatabaseAway(wrapped('select 1'))).toBe(true)
    expect(isDatabaseAway(new Error(`Failed query: insert\nparams: ${message}`))).toBe(false)
  })
})
