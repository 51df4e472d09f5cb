import type { ChannelList, CouponFigures, DishFigures, MemberFigures } from '../../_insights/index.js'
import {
  FIGURES,
  INTERESTS,
  MEASURES,
  MEMBER_GROUPS,
  MEMBER_STANDINGS,
  type MemberGroup,
  type MemberStanding,
  VOUCHER_FIGURES,
} from '../../_insights/index.js'
import { CHANNEL_KINDS, SCENE_SOURCES, type Source } from '../../_tracking/index.js'
import type { Cells } from '../exporting/write-sheets.js'

type Sheets = [string, Cells][]

/** What stands over a column: a figure as every page names it, and its unit. */
const head = ({ words, unit }: { words: string; unit: string }) => `${words}（${unit}）`

const [CLAIMS, REDEMPTIONS] = [head(FIGURES.claims), head(FIGURES.redemptions)]
const [BILL, DISCOUNT, PEOPLE] = [head(FIGURES.billFen), head(FIGURES.discountFen), head(MEASURES.interest)]
const DISH_INTERESTS = ['dishViewed', 'dishSearched', 'dishLiked'] as const
const EARLIER = '前一段'

/** What was before, where the page lays it beside; else an empty cell. */
const besideIn =
  ({ before: { state } }: Pick<CouponFigures, 'before'>) =>
  (value: number) =>
    state === 'open' ? value : null

export const sheetsOfCoupons = ({ items, ...comparison }: CouponFigures): Sheets => [
  [
    '券',
    [
      [
        ...['券', head(INTERESTS.offerShown), head(INTERESTS.offerViewed), CLAIMS],
        ...[head(VOUCHER_FIGURES.used), REDEMPTIONS, BILL, DISCOUNT, head(VOUCHER_FIGURES.eachFen)],
        ...[EARLIER + CLAIMS, EARLIER + REDEMPTIONS],
      ],
      ...items.map(({ title, now, before, eachFen }) => [
        ...[title, now.shown, now.viewed, now.claimed, now.used, now.redeemed],
        ...[yuan(now.billFen), yuan(now.discountFen), eachFen === null ? null : yuan(eachFen)],
        ...[before.claimed, before.redeemed].map(besideIn(comparison)),
      ]),
    ],
  ],
  [
    '每周',
    [
      ['券', '周一', CLAIMS, REDEMPTIONS, BILL, DISCOUNT],
      ...items.flatMap(({ title, weeks }) =>
        weeks.map((week) => [
          ...[title, week.weekOn, week.claimed, week.redeemed],
          ...[yuan(week.billFen), yuan(week.discountFen)],
        ]),
      ),
    ],
  ],
]

const yuan = (fen: number) => fen / 100

const MOVES = { rising: '看的人多了', falling: '看的人少了' }

export const sheetsOfDishes = ({ items, ...comparison }: DishFigures): Sheets => [
  [
    '菜',
    [
      ['菜', PEOPLE, EARLIER + PEOPLE, ...DISH_INTERESTS.map((how) => head(INTERESTS[how])), '变化'],
      ...items.map(({ name, now, before, moves }) => [
        ...[name, now.people, besideIn(comparison)(before.people)],
        ...[now.viewed, now.searched, now.liked],
        moves && MOVES[moves],
      ]),
    ],
  ],
]

export const sheetsOfMembers = ({
  joined,
  standings,
  groups,
  visits,
  ...comparison
}: MemberFigures): Sheets => [
  [
    '会员',
    [
      ['会员', '位'],
      [FIGURES.members.words, joined.now],
      [EARLIER + FIGURES.members.words, besideIn(comparison)(joined.before)],
      ...(Object.keys(standings) as MemberStanding[]).map((name) => [
        ...[MEMBER_STANDINGS[name].words, standings[name]],
      ]),
    ],
  ],
  [
    '分组',
    [
      ['哪一组', '怎么算', '位'],
      ...(Object.keys(groups) as MemberGroup[]).map((name) => [
        ...[MEMBER_GROUPS[name].words, MEMBER_GROUPS[name].detail, groups[name]],
      ]),
    ],
  ],
  ['来过几次', [['几次', '位'], ...visits.map(({ from, to, members }) => [timesOf(from, to), members])]],
]

const timesOf = (from: number, to: number | null) => {
  if (to === null) return `${from} 次以上`
  return from === to ? `${from} 次` : `${from}–${to} 次`
}

const WORDS: Record<Source, string> = {
  ...CHANNEL_KINDS,
  ...(Object.fromEntries(
    Object.entries(SCENE_SOURCES).map(([source, { words }]) => [source, words]),
  ) as Record<keyof typeof SCENE_SOURCES, string>),
}

/** The ways people came to stores, each with the store’s name. */
export const sheetsOfChannels = (lists: { store: string; list: ChannelList }[]): Sheets => [
  [
    '来源',
    [
      [
        ...['店', '来源', '种类', '来逛次数'],
        ...(['visitors', 'fans', 'members', 'visits'] as const).map((figure) => head(FIGURES[figure])),
        '花费（元）',
      ],
      ...lists.flatMap(({ store, list }) => [
        ...list.channels.map(({ name, kind, figures }) => [store, name, WORDS[kind], ...countsOf(figures)]),
        ...list.sources.map(({ source, figures }) => [store, WORDS[source], null, ...countsOf(figures)]),
      ]),
    ],
  ],
]

const countsOf = (figures: ChannelList['sources'][number]['figures']) => [
  ...[figures.sessions, figures.visitors, figures.fans, figures.members, figures.visits],
  yuan(figures.costFen),
]
