/** Hands the page to the browser's printing; what is not for paper the style sheet leaves out. */
export const printPage = (): void => print()
