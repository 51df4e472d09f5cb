import type { Named } from '@/client/funnels'

/** Where names are looked up, those that were picked so far, and how one more is kept. */
export type Naming = { scope: string; names: Named[]; remember(named: Named): void }
