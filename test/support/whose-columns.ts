type Table = {
  /** The person’s own rows are deleted. */
  gone?: string
  /** Emptied, or replaced by something that leads nowhere. */
  scrubbed?: string
  /** The shell’s: without a name or number, for what is counted. */
  shell?: string
  /** Pseudonyms that nothing leads to any more, and what was done under them. */
  severed?: string
  /** Of the shop, of nobody, or of the row itself. */
  nobodys?: string
}

/**
 * Every column of every table, by what erasing a person does to it. A column that is not here is one that nobody has thought
 * about: the guard in `erasure.test.ts` goes red until it stands here, and `erasePerson` does what is said.
 */
export const WHOSE_COLUMNS: Record<string, Table> = {
  people: {
    scrubbed:
      'personKey openidHash openidSealed unionidHash unionidSealed nameSealed avatar phoneHash phoneTailHash phoneSealed under14',
    shell:
      'id fanAt fanStoreId memberAt memberStoreId regularAt visits lastVisitOn createdAt mergedInto erasedAt',
    nobodys: 'merchantId',
  },
  favourites: { gone: 'merchantId personId dishId createdAt' },
  idempotency_keys: { gone: 'merchantId personId key requestHash status reply createdAt' },
  invites: { gone: 'merchantId id codeHash role storeId invitedBy createdAt expiresAt claimedBy claimedAt' },
  message_grants: { gone: 'merchantId id personId templateId change reason at' },
  notices: {
    gone: 'merchantId id personId kind subjectId templateId status errcode createdAt settledAt',
  },
  person_tags: { gone: 'merchantId personId tagId givenBy givenAt' },
  pictures: { gone: 'merchantId key width height bytes uploadedBy createdAt check checkId' },
  staff: { gone: 'merchantId id personId role storeId createdAt' },
  store_guests: { gone: 'merchantId storeId personId firstActAt lastActAt' },
  visitor_people: { gone: 'merchantId visitorId on personKey' },

  merges: {
    scrubbed: 'undoSealed',
    shell: 'id fromPersonId intoPersonId reason mergedBy mergedAt undoneBy undoneAt',
    nobodys: 'merchantId',
  },
  reservations: {
    scrubbed: 'contactNameSealed contactPhoneSealed phoneTailHash',
    shell: 'id storeId personId tableId partySize startsAt endsAt status takenBy createdAt settledAt',
    nobodys: 'merchantId',
  },
  sessions: {
    scrubbed: 'personKey',
    severed: 'visitorId startedAt endedAt source channelId scene storeId staff bot events pages',
    nobodys: 'merchantId',
  },
  staff_actions: {
    scrubbed: 'subject',
    shell: 'personId',
    nobodys: 'merchantId id storeId action at',
  },
  visitors: {
    scrubbed: 'personKey linkedAt',
    severed: 'visitorId firstSeenAt lastSeenAt botAt sharedAt clockWrongAt',
    nobodys: 'merchantId',
  },

  consents: { shell: 'merchantId id personId purpose version given storeId page at' },
  redemptions: {
    shell: 'merchantId id voucherId storeId redeemedBy billFen discountFen redeemedAt reversedAt reversedBy',
  },
  table_occupancies: { shell: 'merchantId id storeId tableId reservationId period active' },
  visits: { shell: 'merchantId storeId personId on firstAt causeId' },
  voucher_movements: { shell: 'merchantId id voucherId kind actorId storeId at' },
  vouchers: {
    shell:
      'merchantId id offerId personId nth status handle secretSealed usedStep heldBy heldStoreId heldUntil claimedStoreId claimedAt expiresAt spentAt',
  },

  events: {
    severed:
      'merchantId id name personKey visitorId storeId staff bot clockWrong sequence properties occurredAt clockAt receivedAt',
  },
  funnel_paths: { severed: 'merchantId funnel scope entryOn who session reached stepsAt split' },
  interests: { severed: 'merchantId storeId on how subjectId who' },
  store_visitors: { severed: 'merchantId storeId on who' },

  // A keyed hash of a whole push, by which a cancellation that WeChat tells twice is not taken for one of whoever came back.
  wechat_pushes: { nobodys: 'merchantId keyHash receivedAt' },
  alerts: { nobodys: 'merchantId id storeId kind subject body openedAt lastSeenAt dismissedAt closedAt' },
  channel_costs: { nobodys: 'merchantId channelId on amountFen' },
  channels: { nobodys: 'merchantId id storeId code kind name createdAt endedAt' },
  dish_sold_outs: { nobodys: 'merchantId storeId dishId on' },
  dishes: {
    nobodys: 'merchantId id categoryId name description allergens priceFen picture featured sort removedAt',
  },
  floor_plans: { nobodys: 'merchantId storeId name width height fixtures' },
  funnel_rollups: { nobodys: 'merchantId funnel scope rolledAt cursor staff' },
  funnels: { nobodys: 'merchantId id storeId name definition createdAt' },
  menu_categories: { nobodys: 'merchantId id name note sort' },
  merchant_directory: { nobodys: 'kind name merchantId' },
  merchant_secrets: { nobodys: 'merchantId kind sealed' },
  merchants: { nobodys: 'merchantId name createdAt keepEventsMonths keepContactsMonths' },
  notice_templates: { nobodys: 'merchantId kind templateId fields' },
  offer_stores: { nobodys: 'merchantId offerId storeId' },
  offers: {
    nobodys:
      'merchantId id title terms kind discountFen minSpendFen picture claimUntil endedAt validDays perPersonLimit stock claimed sort createdAt',
  },
  refused_events: { nobodys: 'merchantId on reason count' },
  report_deliveries: { nobodys: 'merchantId id recipientId reportId status fault createdAt settledAt' },
  // A mailbox the shop chose for its own figures.
  report_recipients: {
    nobodys: 'merchantId id storeId kind name addressSealed addressHash secretSealed createdAt endedAt',
  },
  reports: { nobodys: 'merchantId id storeId about subjectId message createdAt' },
  // Keyed hashes of addresses, and when something went there.
  robot_paces: { nobodys: 'addressHash sentAt heldUntil' },
  service_periods: { nobodys: 'merchantId storeId weekday name opensMinute closesMinute' },
  special_periods: { nobodys: 'merchantId storeId on name opensMinute closesMinute' },
  store_closures: { nobodys: 'merchantId storeId on reason' },
  store_weeks: { nobodys: 'merchantId scope weekOn figures madeAt' },
  stores: {
    nobodys:
      'merchantId id name address latitude longitude phone notice timeZone pictureDay pictureNight sort createdAt',
  },
  summary_links: { nobodys: 'merchantId id summaryId createdAt expiresAt revokedAt' },
  tables: {
    nobodys: 'merchantId id storeId label seats partyMin partyMax shape x y width height features removedAt',
  },
  tags: { nobodys: 'merchantId id name rule createdAt' },
  weekly_summaries: { nobodys: 'merchantId id storeId weekOn revision body madeAt' },
  wechat_tokens: { nobodys: 'merchantId sealed expiresAt' },
}
