import { expect, it } from 'vitest'
import { timeIn } from '@/features/dining/time-in'

it('reads the time of an address, encoded or not, and nothing else', () => {
  expect(['11:30', '11%3A30', '11%3a30', '1130', '%', undefined].map(timeIn)).toEqual([
    '11:30',
    '11:30',
    '11:30',
    undefined,
    undefined,
    undefined,
  ])
})
