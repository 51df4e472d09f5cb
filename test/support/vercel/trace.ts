import type { Door } from './output.js'

const PACKAGE = /^.*node_modules\/((?:@[^/]+\/)?[^/]+)\//

/** The names of the packages a door carries. */
export const packagesOf = ({ files }: Door) =>
  [...new Set(files.flatMap((file) => PACKAGE.exec(file)?.[1] ?? []))].sort()

/** The files of ours a door carries. */
export const ownFilesOf = ({ files }: Door) => files.filter((file) => !file.includes('node_modules/')).sort()
