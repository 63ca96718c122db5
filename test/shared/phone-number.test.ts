import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  lastTenDigits,
  maskLineNumber,
  maskPersonNumber,
  parsePhoneNumber,
} from '../../shared/domain/phone-number.ts'

const e164 = (input: string) => {
  const parsed = parsePhoneNumber(input)
  return parsed.ok ? parsed.e164 : parsed.reason
}

describe('reading phone numbers', () => {
  it.each([
    ['080-473-59907', '+918047359907'],
    ['09052161119', '+919052161119'],
    ['9052161119', '+919052161119'],
    ['919876543210', '+919876543210'],
    ['+91 98765 43210', '+919876543210'],
    ['00919876543210', '+919876543210'],
    ['(011) 4000-1234', '+911140001234'],
    ['+14155552671', '+14155552671'],
    ['0014155552671', '+14155552671'],
  ])('%s is %s', (input, expected) => {
    expect(e164(input)).toBe(expected)
  })

  it.each([
    ['', 'empty'],
    ['08040XXXXX', 'placeholder'],
    ['your_exophone', 'placeholder'],
    ['XXXXX30240', 'masked'],
    ['•••• 3210', 'masked'],
    ['1909', 'service-number'],
    ['56070', 'service-number'],
    ['1401234567', 'service-number'],
    ['1600123456', 'service-number'],
    ['0012345', 'service-number'],
    ['98765abc10', 'not-a-number'],
    ['+4412', 'not-a-number'],
    ['123456789012345', 'needs-country-code'],
  ])('%s is refused as %s', (input, expected) => {
    expect(e164(input)).toBe(expected)
  })

  it('gives the same number however an Indian number is spelled', () => {
    const national = fc.integer({ min: 6_000_000_000, max: 9_999_999_999 }).map(String)
    fc.assert(
      fc.property(national, (digits) => {
        const spellings = [digits, `0${digits}`, `91${digits}`, `+91${digits}`, `0091${digits}`]
        expect(new Set(spellings.map(e164))).toEqual(new Set([`+91${digits}`]))
      }),
    )
  })

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof parsePhoneNumber(text).ok === 'boolean'))
  })
})

describe('showing phone numbers', () => {
  it('shows the last four of a person and the area of a line', () => {
    expect(maskPersonNumber('+919876543210')).toBe('•••• 3210')
    expect(maskLineNumber('+918047355990')).toBe('080 •••• 5990')
    expect(lastTenDigits('09876543210')).toBe('9876543210')
  })
})
