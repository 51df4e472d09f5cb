import type { MEASURES, Measure } from '../../../api/_insights/vocabulary'

type Unit = (typeof MEASURES)[Measure]['unit']
type Figure = { now: number; before: number | null; usual: { low: number; high: number } | null }
type Meaning = { unit: Unit; better: 'more' | 'less' | null }
export type Change = { way: 'more' | 'less' | 'same'; tone: 'good' | 'wait' | 'plain'; words: string }

const MANY_YUAN = 10_000

/** `1,240`. */
export const grouped = (count: number) => String(count).replace(/\B(?=(\d{3})+$)/g, ',')

/** A figure and its unit as they stand on a tile: `742` `位`, `1.68` `万元`, `3.5` `%`. Money is in fen, a rate a part of one. */
export const sayFigure = (value: number, unit: Unit): { figure: string; unit: string } => {
  if (unit === '%') return { figure: percents(value), unit }
  if (unit !== '元') return { figure: grouped(Math.round(value)), unit }
  const yuan = Math.round(value / 100)
  return Math.abs(yuan) < MANY_YUAN
    ? { figure: grouped(yuan), unit }
    : { figure: String(Math.round(yuan / 100) / 100), unit: '万元' }
}

/** 「742 位」 in a sentence. */
export const figureInWords = (value: number, unit: Unit) => {
  const said = sayFigure(value, unit)
  return unit === '%' ? `${said.figure}%` : `${said.figure} ${said.unit}`
}

/**
 * How a figure stands beside what it was; null where there is nothing to stand beside. For the better is good; for the worse
 * is worth a look only where it is worse than usual.
 */
export const changeOf = ({ now, before, usual }: Figure, { unit, better }: Meaning): Change | null => {
  if (before === null) return null
  const by = sayFigure(Math.abs(now - before), unit)
  if (by.figure === '0') return { way: 'same', tone: 'plain', words: '一样' }
  const way = now > before ? 'more' : 'less'
  const verb = unit === '%' ? { more: '高', less: '低' }[way] : { more: '多', less: '少' }[way]
  const words = `${verb} ${by.figure}${by.unit === '万元' ? ' 万' : ''}`
  return { way, tone: toneOf(way, better, isBelowPar(now, usual, better)), words }
}

const toneOf = (way: 'more' | 'less', better: Meaning['better'], belowPar: boolean) => {
  if (better === null) return 'plain'
  if (way === better) return 'good'
  return belowPar ? 'wait' : 'plain'
}

/** Worse than is usual, or nobody can say what is. */
const isBelowPar = (now: number, usual: Figure['usual'], better: Meaning['better']) =>
  usual === null || (better === 'less' ? now > usual.high : now < usual.low)

const percents = (part: number) => String(Math.round(part * 1_000) / 10)
