/** What an address says, written out; null where anybody has written what stands for nothing. */
export const decoded = (text: string): string | null => {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
