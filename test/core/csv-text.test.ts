import { expect, it } from 'vitest'
import { csvText } from '../../electron/core/csv-text.ts'

it.each(['=1+1', '+91', '-1', '@sum', '\t=1', ' =1', '＝1', '＋1'])(
  'keeps %j from being a formula',
  (text) => {
    expect(csvText([[text]])).toBe(`"'${text}"\r\n`)
  },
)

it('leaves figures, quotation marks and ends of lines as they are', () => {
  expect(
    csvText([
      ['a', -1, 'says "no"'],
      ['two\nlines', 0, 'b'],
    ]),
  ).toBe('"a","-1","says ""no"""\r\n"two\nlines","0","b"\r\n')
})
