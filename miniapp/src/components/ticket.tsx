import { Image, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Tap } from './tap'
import './ticket.scss'

type TicketProps = {
  /** Money off in yuan, a picture of what is given, or a word for it. */
  worth: { yuan: string; from?: string } | { picture: string } | { word: string }
  title: string
  note: ReactNode
  mini?: boolean
  spent?: boolean
  action?: ReactNode
  /** What tapping the ticket does, in words and in deed. */
  tap?: { label: string; onTap(): void }
}

/** A paper coupon with its stub. */
export const Ticket = ({ worth, title, note, mini, spent, action, tap }: TicketProps) => {
  const className = `ticket ${mini ? 'ticket-mini' : ''} ${spent ? 'ticket-spent' : ''}`
  const inside = (
    <>
      <View className="ticket-worth">
        <Worth worth={worth} mini={mini} />
      </View>
      <View className="ticket-what">
        <View className="strong one-line">{title}</View>
        <View className="ticket-note one-line">{note}</View>
        {action && <View className="ticket-action">{action}</View>}
      </View>
    </>
  )
  return tap ? (
    <Tap className={className} {...tap}>
      {inside}
    </Tap>
  ) : (
    <View className={className}>{inside}</View>
  )
}

const Worth = ({ worth, mini }: Pick<TicketProps, 'worth' | 'mini'>) => {
  if ('picture' in worth)
    return <Image className="ticket-picture" src={worth.picture} mode="aspectFit" webp />
  if ('word' in worth) return <View className="ticket-word">{worth.word}</View>
  return (
    <>
      <View className="ticket-yuan">
        <View className="ticket-sign">¥</View>
        {worth.yuan}
      </View>
      {worth.from && !mini && <View className="ticket-from">{worth.from}</View>}
    </>
  )
}
