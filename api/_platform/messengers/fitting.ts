const CUT = '……'

/** As many of the lines as `fits` allows, from the first on; where some had to go, 「……」 says so. */
export const fitLines = (lines: string[], fits: (lines: string[]) => boolean): string[] => {
  if (fits(lines)) return lines
  for (let kept = lines.length - 1; kept >= 0; kept--) {
    const cut = [...lines.slice(0, kept), CUT]
    if (fits(cut)) return cut
  }
  return []
}

export const bytesOf = (text: string) => Buffer.byteLength(text)
