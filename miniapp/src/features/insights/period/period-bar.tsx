import { View } from '@tarojs/components'
import { Icon } from '@/components/icon'
import { Segments } from '@/components/segments'
import { Tap } from '@/components/tap'
import { PERIODS, type Period, periodOn, sayNext, sayPeriod } from './period'
import './period-bar.scss'
import type { Periods } from './use-period'

/** Day, week or month, and which of them. */
export const PeriodBar = ({ title, periods }: { title: string; periods: Periods }) => {
  const { period, on, today, choose, go } = periods
  const latest = periodOn(period, on) === periodOn(period, today)
  const next = latest ? '' : sayNext(period, on, today)
  return (
    <View className="period-bar">
      <View className="row between">
        <View className="title one-line">{title}</View>
        <View className="period-bar-kinds">
          <Segments<Period> items={PERIODS} chosen={period} onChoose={choose} />
        </View>
      </View>
      <View className="row between period-bar-span">
        <Tap className="period-bar-step" label="往前" onTap={() => go(-1)}>
          <Icon name="back" size={20} />
        </Tap>
        <View className="note one-line">{sayPeriod(period, on, today)}</View>
        <Tap
          className={`period-bar-step ${latest ? 'period-bar-off' : ''}`}
          label={next ? `往后，${next}` : '往后'}
          disabled={latest}
          onTap={() => go(1)}
        >
          {next && <View className="period-bar-next">{next}</View>}
          <Icon name="next" size={20} />
        </Tap>
      </View>
    </View>
  )
}
