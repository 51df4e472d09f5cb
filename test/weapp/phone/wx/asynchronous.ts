export type Options = Record<string, unknown>
type Callback = (result: object) => void

/** Says why a call fails, in the words that follow `…:fail`. */
export class Refusal extends Error {}

const later = () => new Promise((resolve) => setTimeout(resolve))

/** A function of `wx` as documented: it calls back, or gives a promise to whoever passes nothing to call back. */
export const asynchronous =
  (name: string, work: (options: Options) => object | undefined | Promise<object | undefined>) =>
  (options: Options = {}) => {
    const { success, fail, complete } = options as Record<
      'success' | 'fail' | 'complete',
      Callback | undefined
    >
    const done = later().then(() => work(options))
    const told = done.then(
      (result) => ({ errMsg: `${name}:ok`, ...result }),
      (error: unknown) => {
        if (!(error instanceof Refusal)) throw error
        throw { errMsg: `${name}:fail ${error.message}`.trim() }
      },
    )
    if (!success && !fail && !complete) return told
    const tell = (callback: Callback | undefined) => (result: object) => {
      callback?.(result)
      complete?.(result)
    }
    void told.then(tell(success), tell(fail))
  }

/** `on…` and `off…` for one kind of news. */
export const newsOf = (name: string) => {
  const listeners = new Set<Callback>()
  return {
    [`on${name}`]: (listener: Callback) => void listeners.add(listener),
    [`off${name}`]: (listener?: Callback) => (listener ? void listeners.delete(listener) : listeners.clear()),
  }
}
