import { expect, it } from 'vitest'
import { ReportMessage } from '../../../../api/_outreach/index.js'
import { messageOf } from '../../../../api/_reports/week/message.js'
import { poster, QUIET, told, weeks } from './weeks-told.js'

const past = Array(8).fill({ figures: QUIET, channels: [poster([9, 9, 9, 9, 9, 9, 9])] })
const week = told(weeks({ figures: { ...QUIET, visits: 1_240, covers: 0 } }, past))

it('says the title, the days, the three sentences and the figures there are', () => {
  const { title, lines, link } = ReportMessage.parse(
    messageOf(week, 'https://shop.example/m/a#/pages/week/index?link=x'),
  )
  expect(title).toBe('1店 上周，「门口海报」没声音了')
  expect(lines).toHaveLength(5)
  expect(lines[0]).toBe('11 月 16 日到 11 月 22 日')
  expect(lines[1]).toBe('「门口海报」一整周没人扫了。 一周平常 63 人次，上周 0。')
  expect(lines[4]).toBe('来逛 300 · 新粉丝 60 · 新会员 20 · 到店 1,240 · 核销 20')
  expect(link?.words).toBe('看这一周')
  expect(messageOf(week, null).link).toBeNull()
})

it('has a title that fits, cut at no half of a character', () => {
  for (const length of [38, 39, 40, 41]) {
    const { title } = ReportMessage.parse(
      messageOf({ ...week, storeName: `${'店'.repeat(length)}${'🍜'.repeat(20)}` }, null),
    )
    expect(title.length).toBeLessThanOrEqual(60)
    expect(title).not.toMatch(/[\ud800-\udbff]$/)
  }
})
