import type { Journal } from './contract.js'

/** One line for whatever was thrown, with the place where it was. */
const wordsOf = (error: unknown) =>
  error instanceof Error
    ? (error.stack ?? error.message)
    : typeof error === 'string'
      ? error
      : JSON.stringify(error)

export const startJournal = () => {
  const journal: Journal = { faults: [], unprovided: [], crossings: [] }
  const fault = (where: string, error: unknown) => journal.faults.push(`${where}: ${wordsOf(error)}`)
  addEventListener('error', (event) => fault('thrown', event.error ?? event.message))
  addEventListener('unhandledrejection', (event) => fault('rejected', event.reason))
  return { journal, fault }
}

export type Fault = ReturnType<typeof startJournal>['fault']
