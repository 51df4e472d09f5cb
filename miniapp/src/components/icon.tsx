import { View } from '@tarojs/components'
import './icon.scss'
import { ICONS } from './icons'

export type IconName = keyof typeof ICONS

type IconProps = {
  name: IconName
  size?: 16 | 20 | 24 | 40
  /** Drawn in lines, in heavier ones, or as the ground inside of them. */
  look?: 'line' | 'heavy' | 'ground'
  className?: string
}

/** A line icon in the colour of the words around it. It says nothing by itself: name the thing it stands on. */
export const Icon = ({
  name,
  size = 24,
  look = size <= 16 ? 'heavy' : 'line',
  className = '',
}: IconProps) => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" ${LOOKS[look]} stroke-linecap="round" stroke-linejoin="round">${ICONS[name]}</svg>`
  const mask = `url("data:image/svg+xml,${encodeURIComponent(svg)}")`
  // Every engine knows the prefixed name, and what is said twice crosses to the page twice.
  return (
    <View
      className={`icon ${className}`}
      style={{ width: `${size}px`, height: `${size}px`, WebkitMaskImage: mask }}
    />
  )
}

const LOOKS = {
  line: 'fill="none" stroke="#000" stroke-width="1.75"',
  heavy: 'fill="none" stroke="#000" stroke-width="2"',
  ground: 'fill="#000"',
}
