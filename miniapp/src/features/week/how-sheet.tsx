import { View } from '@tarojs/components'
import type { SharedSummary, Summary } from '@/client/summaries'
import { Button } from '@/components/button'
import { Sheet } from '@/components/sheet'
import { clockTime, monthDay, shopDay } from '@/words/days'
import './how-sheet.scss'
import { MEASURES } from '../../../../api/_insights/vocabulary'
import { HOW, USUAL } from './how-words'

type HowSheetProps = { body: Summary['body'] | SharedSummary['body']; onClose(): void }

/** What each figure counts, and what is usual. */
export const HowSheet = ({ body, onClose }: HowSheetProps) => (
  <Sheet open title="这些数怎么来的" onClose={onClose}>
    <View className="note">
      {`${monthDay(shopDay(body.countedAt))} ${clockTime(body.countedAt)} 数的，从 ${monthDay(body.from)}到 ${monthDay(body.to)}打烊。数好就不再变，更正会另出一版。`}
    </View>
    <View className="how-sheet-line">
      <View className="strong">平常</View>
      <View className="note">{USUAL}</View>
    </View>
    {body.figures.map(({ measure }) => (
      <View key={measure} className="how-sheet-line">
        <View className="strong">{MEASURES[measure].words}</View>
        <View className="note">{HOW[measure]}</View>
      </View>
    ))}
    <Button kind="side" wide onTap={onClose}>
      看明白了
    </Button>
  </Sheet>
)
