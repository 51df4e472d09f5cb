import { View } from '@tarojs/components'
import type { StoreDay } from '@/client/dining'
import { Card } from '@/components/card'
import { Figures } from '@/components/figures'
import { ShareBar } from '@/components/share-bar'

/** A day in figures: today how far it has come, another day what is booked. */
export const DayTotals = ({ totals, isToday }: Pick<StoreDay, 'totals'> & { isToday: boolean }) => (
  <Card slim className="day-book-totals">
    {isToday ? <Progress {...totals} /> : <Figures items={booked(totals)} />}
  </Card>
)

const booked = ({ bookings, guests }: StoreDay['totals']) => [
  { figure: String(bookings), words: '桌订好了' },
  { figure: String(guests), words: '位客人' },
]

const Progress = ({ bookings, guests, seated, due, noShow }: StoreDay['totals']) => {
  const shareOf = (part: number) => (bookings ? part / bookings : 0)
  return (
    <>
      <Figures
        items={[
          { figure: String(bookings), words: `桌 · ${guests} 位` },
          { figure: String(seated), words: '已入座', tone: 'good' },
          { figure: String(due), words: '该到了', tone: 'wait' },
          { figure: String(noShow), words: '没来' },
        ]}
      />
      <ShareBar done={shareOf(seated)} waiting={shareOf(due)} />
      <View className="tiny day-book-share">{`坐了 ${Math.round(shareOf(seated) * 100)}%`}</View>
    </>
  )
}
