import type { ChannelList, CouponFigures, DishFigures, MemberFigures } from '../../_insights/index.js'
import {
  MEMBER_GROUPS,
  MEMBER_STANDINGS,
  type MemberGroup,
  type MemberStanding,
} from '../../_insights/index.js'
import { CHANNEL_KINDS, SCENE_SOURCES, type Source } from '../../_tracking/index.js'
import type { Cells } from '../exporting/write-sheets.js'

type Sheets = [string, Cells][]

export const sheetsOfCoupons = ({ items }: CouponFigures): Sheets => [
  [
    '券',
    [
      [
        ...['券', '看到（位）', '点开（位）', '领了（张）', '其中用了（张）', '核销（张）'],
        ...['带来的账单（元）', '让利（元）', '每张让利（元）', '前一段领了（张）', '前一段核销（张）'],
      ],
      ...items.map(({ title, now, before, eachFen }) => [
        ...[title, now.shown, now.viewed, now.claimed, now.used, now.redeemed],
        ...[yuan(now.billFen), yuan(now.discountFen), eachFen === null ? null : yuan(eachFen)],
        ...[before.claimed, before.redeemed],
      ]),
    ],
  ],
  [
    '每周',
    [
      ['券', '周一', '领了（张）', '核销（张）', '带来的账单（元）', '让利（元）'],
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

export const sheetsOfDishes = ({ items }: DishFigures): Sheets => [
  [
    '菜',
    [
      ['菜', '看的人（位）', '前一段（位）', '点开（位）', '搜到（位）', '想吃（位）', '变化'],
      ...items.map(({ name, now, before, moves }) => [
        ...[name, now.people, before.people, now.viewed, now.searched, now.liked],
        moves && MOVES[moves],
      ]),
    ],
  ],
]

export const sheetsOfMembers = ({ joined, standings, groups, visits }: MemberFigures): Sheets => [
  [
    '会员',
    [
      ['会员', '位'],
      ['新会员', joined.now],
      ['前一段的新会员', joined.before],
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
        '店',
        '来源',
        '种类',
        '来逛次数',
        '来逛（位）',
        '新粉丝（位）',
        '新会员（位）',
        '到店（位）',
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
