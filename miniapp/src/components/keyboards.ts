// On the web a field of type number loses the point that is being typed, and what is pasted with spaces.
const keyboard = (type: 'number' | 'digit', inputMode: string) =>
  process.env.TARO_ENV === 'h5' ? { type: 'text' as const, nativeProps: { inputMode } } : { type }

export const NUMBER_KEYBOARD = keyboard('number', 'numeric')
export const MONEY_KEYBOARD = keyboard('digit', 'decimal')
