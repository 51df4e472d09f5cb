/** The wall-clock time in an address, where its colon may have been encoded; none in anything else. */
export const timeIn = (text: string | undefined) => {
  const [, hour, minute] = text?.match(/^(\d\d)(?::|%3A)(\d\d)$/i) ?? []
  return hour && `${hour}:${minute}`
}
