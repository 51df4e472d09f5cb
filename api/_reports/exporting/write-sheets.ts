import type { Sheet } from 'write-excel-file/node'

/** Rows of a sheet, the first of which says what the columns are. */
export type Cells = (string | number | null)[][]

/** What a spreadsheet is sent as, under this name. */
export const spreadsheet = (name: string) => ({
  type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  name: `${name}.xlsx`,
})

/** A spreadsheet of these sheets, in order. */
export const writeSheets = async (
  sheets: [name: string, cells: Cells][],
): Promise<Uint8Array<ArrayBuffer>> => {
  // Few ask for it, and what writes it takes a while to load.
  const { default: writeXlsxFile } = await import('write-excel-file/node')
  return new Uint8Array(await writeXlsxFile(sheets.map(toSheet)).toBuffer())
}

// Only text and figures are written, so that what somebody typed is never a formula.
const toSheet = ([sheet, [head = [], ...rows]]: [string, Cells]): Sheet<Buffer> => ({
  sheet,
  stickyRowsCount: 1,
  columns: head.map(() => ({ width: 22 })),
  data: [head.map((value) => ({ value: String(value), fontWeight: 'bold' as const })), ...rows],
})
