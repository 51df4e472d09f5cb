import { View } from '@tarojs/components'
import { Icon } from './icon'
import './stepper.scss'
import { Tap } from './tap'

type StepperProps = { value: number; min: number; max: number; unit: string; onChange(value: number): void }

export const Stepper = ({ value, min, max, unit, onChange }: StepperProps) => (
  <View className="stepper">
    <Tap
      className="stepper-step"
      label={`少一${unit}`}
      disabled={value <= min}
      onTap={() => onChange(value - 1)}
    >
      <Icon name="minus" />
    </Tap>
    <View className="stepper-value">{`${value} ${unit}`}</View>
    <Tap
      className="stepper-step"
      label={`多一${unit}`}
      disabled={value >= max}
      onTap={() => onChange(value + 1)}
    >
      <Icon name="plus" />
    </Tap>
  </View>
)
