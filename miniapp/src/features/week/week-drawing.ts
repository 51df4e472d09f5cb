import type { Drawing } from '@/platform/drawing'
import { cardOf, FACES, INKS, type Row, SHEET, spaced, stacked, text } from './drawing-blocks'
import { endOf, tileRows } from './tile-drawing'
import type { WeekFigure, WeekPaperView } from './week-paper-view'
import { DISH_WAYS, suggestionsTitle } from './week-view'

const NUMBERS = ['一', '二', '三']
const ROOM_FOR_NUMBERS = 52
const DISHES = {
  more: endOf({ way: 'more', tone: 'good', words: DISH_WAYS.more }),
  less: endOf({ way: 'less', tone: 'wait', words: DISH_WAYS.less }),
}

/** A week as a picture to pass on: the words and figures of its page. */
export const weekDrawing = (view: WeekPaperView): Drawing => {
  const sheet = stacked(blocksOf(view))
  const { width } = SHEET
  return {
    ...{ name: `${view.place}-${view.title}`, width, height: sheet.height },
    draw(brush) {
      brush.fillStyle = INKS.paper
      brush.fillRect(0, 0, width, sheet.height)
      sheet.draw(brush, 0)
    },
  }
}

const note = (words: string): Row => ({ words, face: FACES.note })
const body = (words: string): Row => ({ words, face: FACES.body })
const section = (words: string) => text([{ words, face: FACES.section }])
const some = <T>(items: T[], ...blocks: (() => ReturnType<typeof text>)[]) =>
  items.length > 0 ? blocks.map((block) => block()) : []

const blocksOf = (view: WeekPaperView) => {
  const { place, title, span, notices, tiles, others, sources, suggestions, foot } = view
  return [
    text([note(place), { words: title, face: FACES.title }, note(span)]),
    ...some(notices, () => text(notices.map(note))),
    sayings(view),
    section('几个数'),
    ...tileRows(tiles),
    ...some(others, () => cardOf(others.map(line))),
    ...some(
      sources,
      () => section('从哪里来，看了什么'),
      () =>
        cardOf(
          spaced(
            sources.map(({ words, detail, way }) => [
              { ...body(words), ends: way ? [DISHES[way]] : [] },
              note(detail),
            ]),
          ),
        ),
    ),
    ...some(
      suggestions,
      () => section(suggestionsTitle(suggestions.length)),
      () => cardOf(spaced(suggestions.map(({ words, detail }) => [body(words), note(detail)]))),
    ),
    text([note(foot)]),
  ]
}

const sayings = ({ sayings: said }: WeekPaperView) =>
  cardOf(
    spaced(
      said.map(({ words, detail }, index) => [
        {
          ...{ words, face: FACES.say },
          mark: { words: NUMBERS[index] ?? '', face: { ...FACES.say, ink: INKS.river } },
        },
        note(detail),
      ]),
    ),
    ROOM_FOR_NUMBERS,
  )

const line = ({ words, figure, unit, change }: WeekFigure): Row => ({
  ...body(words),
  ends: [
    { words: `${figure} ${unit}`, ink: INKS.ink, way: 'same' },
    change ? endOf(change) : { words: '', ink: INKS.quiet, way: 'same' },
  ],
})
