/** What the two sides of the harness hand to each other: Node, which reads the build, and the page, which runs it. */

export interface AppJson {
  pages: string[]
  subPackages?: { root: string; pages: string[] }[]
  tabBar?: { custom?: boolean; list: { pagePath: string; iconPath?: string; selectedIconPath?: string }[] }
}

export interface PageJson extends Record<string, unknown> {
  usingComponents?: Record<string, string>
}

/** A build, ready to run: its templates compiled, its styles turned into CSS. All keys are paths without their ending. */
export interface Bundle {
  app: AppJson
  appid: string
  /** Settings of pages and components. */
  json: Record<string, PageJson>
  scripts: Record<string, string>
  styles: Record<string, string>
  /** An expression whose value is the compiled templates by path. */
  templates: string
  /** The names that the language itself defines, all that a mini-program's logic sees besides WeChat's own. */
  languageNames: string[]
  /** The names of all documented functions of `wx`. */
  documentedNames: string[]
}

/** One `setData`, as it would cross from the logic to the view. */
interface Crossing {
  page: string
  bytes: number
}

/** What happened on the phone since it was switched on. */
export interface Journal {
  /** Errors thrown by the mini-program or met by the framework. */
  faults: string[]
  /** What was asked of `wx` or of a built-in tag and is not provided here. */
  unprovided: string[]
  crossings: Crossing[]
}

export interface Asked {
  url: string
  method: string
  header: Record<string, string>
  body?: string
  timeout: number
}

export interface Answered {
  statusCode: number
  header: Record<string, string>
  text: string
}

/** What Node does for the page. */
export interface Bridge {
  /** Fetches from the API under test; rejects with WeChat's words for what went wrong. */
  send(asked: Asked): Promise<Answered>
  /** A code that the API can exchange for the person who holds this phone. */
  loginCode(): Promise<string>
  /** What the phone button gives for the person who holds this phone. */
  phoneCode(): Promise<string>
  /** The person allows these messages, and WeChat tells the server. */
  allowMessages(templateIds: string[]): Promise<void>
}

/** A page as it was sent on. */
export interface Shared {
  title: string
  path: string
  imageUrl?: string
}

/** What tests ask of the page. */
export interface Phone {
  journal: Journal
  stack(): string[]
  /** How many tabs that were opened reach a tab bar of their own by `getTabBar`. */
  barsOfTabs(): number
  /** What was sent on to friends. */
  shared: Shared[]
}
