import { oneLine } from './message.js'

const TWINS: Record<string, string> = {
  ...{ '<': '＜', '>': '＞', '[': '［', ']': '］', '(': '（', ')': '）' },
  ...{ '*': '＊', _: '＿', '~': '～', '`': '｀', '#': '＃', '|': '｜', '!': '！', '\\': '＼' },
}

/**
 * Text that means nothing in markdown: the robots know no way to escape, so its signs become their full-width twins, and
 * what would begin a list no longer begins the line.
 */
export const plainInMarkdown = (text: string) =>
  oneLine(text)
    .replace(/[<>[\]()*_~`#|!\\]/g, (sign) => TWINS[sign] ?? sign)
    .replace(/^([-+]|\d+\.)(?=\s)/, '\u200b$1')

/** A link; its address cannot end it early. */
export const linkInMarkdown = ({ words, url }: { words: string; url: string }) =>
  `[${plainInMarkdown(words)}](${new URL(url).href.replace(/\(/g, '%28').replace(/\)/g, '%29')})`
