type TableInWords = { label: string; seats: number; partyMin: number; partyMax: number; features: string[] }

/** 「209号桌 · 6人桌 · 适合5–8人 · 靠窗」 */
export const tableWords = ({ label, seats, partyMin, partyMax, features }: TableInWords) =>
  [
    `${label}号桌`,
    `${seats}人桌`,
    `适合${partyMin === partyMax ? partyMin : `${partyMin}–${partyMax}`}人`,
    ...features,
  ].join(' · ')
