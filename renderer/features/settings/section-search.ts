/** Whether a page is found by what was typed: every word of it begins some word of the page's. */
export function isFound(search: string, words: string): boolean {
  const known = wordsOf(words)
  return wordsOf(search).every((wanted) => known.some((word) => word.startsWith(wanted)))
}

function wordsOf(text: string): readonly string[] {
  return text
    .toLocaleLowerCase()
    .normalize('NFC')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '')
}
