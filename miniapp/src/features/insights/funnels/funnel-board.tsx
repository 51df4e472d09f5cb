import { View } from '@tarojs/components'
import { useState } from 'react'
import { type FunnelAnswer, type FunnelInfo, type Named, openFunnel, type Split } from '@/client/funnels'
import { Card } from '@/components/card'
import { Chips } from '@/components/chips'
import { FigureTable } from '@/components/figure-table'
import { Icon } from '@/components/icon'
import { Loaded } from '@/components/loaded'
import { Segments } from '@/components/segments'
import { Tap } from '@/components/tap'
import { openPage } from '@/platform/navigation'
import { grouped } from '@/words/figures'
import { NothingYet } from '../nothing-yet'
import { saySpan } from '../period/period'
import { TakeAlong } from '../take-along'
import './funnel-board.scss'
import { FunnelGroups } from './funnel-groups'
import { FunnelSteps } from './funnel-steps'
import { askedIn, sayMedian, sayPart, sayRules, sayStep, stoppedAt } from './funnel-words'
import { RemoveFunnel } from './remove-funnel'
import { StepSheet } from './step-sheet'
import { spanBack, useFunnel } from './use-funnels'

type Days = '7' | '28' | '90'
type Group = NonNullable<FunnelAnswer['groups']>[number]

const DAYS: { key: Days; words: string }[] = [
  { key: '7', words: '7 天' },
  { key: '28', words: '28 天' },
  { key: '90', words: '90 天' },
]

const SPLITS: { key: Split; words: string }[] = [
  { key: 'none', words: '不分' },
  { key: 'way', words: '按来路' },
  { key: 'store', words: '按门店' },
]

type FunnelBoardProps = { scope: string; today: string; info: FunnelInfo; names: Named[] }

/** One funnel over some days: where people are lost, who they are, and how it stands beside the days before. */
export const FunnelBoard = ({ scope, today, info, names }: FunnelBoardProps) => {
  const [days, setDays] = useState<Days>('28')
  const [split, setSplit] = useState<Split>('none')
  const span = spanBack(today, Number(days))
  const answer = useFunnel(scope, info.funnel, span, split)
  const before = useFunnel(scope, info.funnel, spanBack(today, Number(days), 1), 'none')
  const asked = askedIn(info.definition, names)
  const splits = info.definition.breakdown
    ? [...SPLITS, { key: 'own', words: '按它自己的分法' } as const]
    : SPLITS
  return (
    <View className="stack">
      <View className="funnel-board-head">
        <View className="title funnel-board-name">{info.name}</View>
        <View className="funnel-board-days">
          <Segments<Days> items={DAYS} chosen={days} onChoose={setDays} />
        </View>
      </View>
      <View>
        <View className="note">{`${saySpan(span.from, span.to)}走进来的人，和前 ${days} 天比`}</View>
        <Chips<Split> label="怎么分" items={splits} chosen={split} onChoose={setSplit} />
      </View>
      <Loaded answer={answer} blocks={[400, 220]}>
        {(data) => (
          <Answered
            key={`${days} ${split}`}
            {...{ scope, data, asked }}
            before={before.data}
            onStopped={(step, words) =>
              openPage('dropped', { storeId: scope, funnel: info.funnel, step, words, ...span })
            }
          />
        )}
      </Loaded>
      {answer.data && <TakeAlong open={() => openFunnel(scope, info, { ...span, split })} />}
      <View className="section">这个漏斗怎么数</View>
      <View className="stack-snug">
        {sayRules(info.definition, names).map((line) => (
          <View key={line} className="note">
            {line}
          </View>
        ))}
      </View>
      {!info.ready && <RemoveFunnel scope={scope} info={info} />}
    </View>
  )
}

type AnsweredProps = {
  scope: string
  data: FunnelAnswer
  before?: FunnelAnswer
  asked: (string | null)[]
  onStopped(step: number, words: string): void
}

const Answered = ({ scope, data, before, asked, onStopped }: AnsweredProps) => {
  const [group, setGroup] = useState<Group>()
  const [open, setOpen] = useState<number>()
  const steps = data.steps.map((step, index) => ({ ...step, ...group?.steps[index] }))
  const step = open === undefined ? undefined : data.steps[open]
  const stopped = stoppedAt(data.steps)
  const canList = data.per === 'person'
  if (data.steps[0]?.count === 0)
    return (
      <NothingYet
        scope={scope}
        title="还没有人走进第一步"
        words="换长一点的时间看看；或者多摆几张码，让人先看见店。"
      />
    )
  return (
    <>
      {group && (
        <Tap
          className="funnel-board-group"
          label={`只看${group.words}，点一下看全部`}
          onTap={() => setGroup(undefined)}
        >
          <View className="grow one-line">{`只看：${group.words}`}</View>
          <Icon name="cross" size={20} />
        </Tap>
      )}
      <Card className="funnel-board-river">
        <FunnelSteps
          steps={steps}
          before={group ? undefined : before?.steps}
          asked={asked}
          onStep={group ? undefined : setOpen}
        />
      </Card>
      {data.groups && <FunnelGroups groups={data.groups} onChoose={setGroup} />}
      <Card listed>
        <FigureTable
          head={['步骤', '人数', '留下', '前一段', '一半人用']}
          rows={steps.map(({ words, count, fromPrevious, medianSeconds }, index) => ({
            ...{ key: sayStep(words, asked[index]), words, detail: asked[index] ?? undefined },
            figures: [
              grouped(count),
              index === 0 ? '–' : sayPart(fromPrevious),
              index === 0
                ? grouped(before?.steps[0]?.count ?? 0)
                : sayPart(before?.steps[index]?.fromPrevious ?? null),
              sayMedian(medianSeconds),
            ],
          }))}
        />
      </Card>
      {step && open !== undefined && (
        <StepSheet
          step={{ ...step, words: sayStep(step.words, asked[open]) }}
          stopped={
            canList && open < data.steps.length - 1
              ? {
                  count: stopped[open] ?? 0,
                  see: () => onStopped(open + 1, sayStep(step.words, asked[open])),
                }
              : undefined
          }
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  )
}
