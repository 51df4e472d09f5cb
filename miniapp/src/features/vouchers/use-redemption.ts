import { useState } from 'react'
import {
  type Redemption,
  redeemVoucher,
  reverseRedemption,
  type Validation,
  validateVoucher,
} from '@/client/vouchers'
import { ApiError } from '@/platform/api-error'
import { vibrate } from '@/platform/phone'
import { useIntent } from './use-intent'

type Step =
  | { at: 'code' }
  | { at: 'bill'; validation: Validation }
  | { at: 'done'; validation: Validation; redemption: Redemption }

// After these the code has to be read again.
const BACK_TO_CODE = ['voucher_not_held', 'voucher_spent', 'voucher_expired', 'voucher_held']

/** A voucher's way over the counter: its code, the bill, done. */
export const useRedemption = (storeId: string | undefined) => {
  const send = useIntent()
  const [step, setStep] = useState<Step>({ at: 'code' })
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)

  const attempt = async (act: () => Promise<Step>) => {
    setBusy(true)
    setRefusal(null)
    try {
      setStep(await act())
      void vibrate()
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setRefusal(error.message)
      if (BACK_TO_CODE.includes(error.code)) setStep({ at: 'code' })
    } finally {
      setBusy(false)
    }
  }

  const validate = (code: string) =>
    attempt(async () => {
      if (!storeId) return { at: 'code' }
      return { at: 'bill', validation: await send(code, (key) => validateVoucher(key, storeId, code)) }
    })

  const redeem = (validation: Validation, billFen: number) =>
    attempt(async () => {
      if (!storeId) return { at: 'code' }
      const { voucherId } = validation
      const redemption = await send(`${voucherId} ${billFen}`, (key) =>
        redeemVoucher(key, storeId, { voucherId, billFen }),
      )
      return { at: 'done', validation, redemption }
    })

  const reverse = (validation: Validation, { id }: Redemption) =>
    attempt(async () => {
      if (!storeId) return { at: 'code' }
      const redemption = await send(`reverse ${id}`, (key) => reverseRedemption(key, storeId, id))
      return { at: 'done', validation, redemption }
    })

  /** Back to the code, with a word on why if it was not the clerk's wish. */
  const startOver = (why: string | null = null) => {
    setRefusal(why)
    setStep({ at: 'code' })
  }
  return { step, busy, refusal, validate, redeem, reverse, startOver }
}
