import { View } from '@tarojs/components'
import { useMemo } from 'react'
import type { MemberFigures } from '@/client/insights'
import { Card } from '@/components/card'
import { FigureTable } from '@/components/figure-table'
import { Loaded } from '@/components/loaded'
import { grouped } from '@/words/figures'
import { FIGURES, MEMBER_STANDINGS } from '../../../../../api/_insights/vocabulary'
import { Chart } from '../chart/chart'
import { ComparedTile } from '../compared-tile'
import { ExportRow } from '../export-row'
import { sayPart } from '../funnels/funnel-words'
import { NothingYet } from '../nothing-yet'
import { sayStanding } from '../period/comparison-words'
import { PeriodBar } from '../period/period-bar'
import { type FirstPeriod, usePeriod } from '../period/use-period'
import { openRows } from '../rows/open-rows'
import { useMembers } from '../use-figures'
import './member-board.scss'
import { groupsOf, sayVisits, standingsOf, stepWords, visitsDrawn } from './member-words'

type MemberBoardProps = { storeId: string; today: string; first?: FirstPeriod }

/** Who the members are: new, there, coming often, gone quiet. */
export const MemberBoard = ({ storeId, today, first }: MemberBoardProps) => {
  const periods = usePeriod(today, first)
  const answer = useMembers(storeId, periods)
  return (
    <View className="stack-snug">
      <PeriodBar title="会员" periods={periods} />
      <Loaded answer={answer} blocks={[95, 190, 240, 340]}>
        {(figures) =>
          figures.standings.all === 0 ? (
            <NothingYet scope={storeId} title="还没有会员" words="客人留下手机号、同意说明，就成了会员。" />
          ) : (
            <>
              <Members storeId={storeId} figures={figures} />
              <ExportRow page="members" scope={storeId} periods={periods} />
            </>
          )
        }
      </Loaded>
    </View>
  )
}

const Members = ({ storeId, figures }: { storeId: string; figures: MemberFigures }) => {
  const { from, to, joined, standings, visits } = figures
  const span = { storeId, from, to }
  const drawn = useMemo(() => visitsDrawn(figures), [figures])
  return (
    <>
      <View className="note">{`新会员${sayStanding(figures)}其余是今天的样子。`}</View>
      <View className="member-board-tiles">
        <ComparedTile
          {...FIGURES.members}
          {...joined}
          comparison={figures}
          onTap={() => openRows({ ...span, figure: 'members' })}
        />
        <ComparedTile
          {...MEMBER_STANDINGS.all}
          better="more"
          now={standings.all}
          before={null}
          onTap={() => openRows({ ...span, figure: 'members-all' })}
        />
      </View>
      <Card listed>
        <FigureTable
          head={['现在', '位', '占会员']}
          rows={standingsOf(figures).map(({ figure, words, now, part }) => ({
            key: figure,
            words,
            figures: [now, part],
            onTap: () => openRows({ ...span, figure }),
          }))}
        />
      </Card>
      <Card className="member-board-chart">
        <View className="strong">来过几次</View>
        <Chart words={sayVisits(figures)} drawn={drawn} />
        <FigureTable
          head={['来过', '位', '占会员']}
          rows={visits.map((step) => ({
            key: String(step.from),
            words: stepWords(step),
            figures: [grouped(step.members), sayPart(step.members / standings.all)],
          }))}
        />
      </Card>
      <View className="section">按来得多不多</View>
      <Card listed>
        <FigureTable
          head={['', '位', '占会员']}
          rows={groupsOf(figures).map(({ figure, words, detail, now, part }) => ({
            key: figure,
            words,
            detail,
            figures: [now, part],
            onTap: () => openRows({ ...span, figure }),
          }))}
        />
      </Card>
    </>
  )
}
