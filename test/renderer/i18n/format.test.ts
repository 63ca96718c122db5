import { describe, expect, it } from 'vitest'
import { ageOf, duration, formatFor, indianDay, indianMinute } from '../../../renderer/i18n/format.ts'

const english = formatFor('en', '12')
const hindi = formatFor('hi', '24')
const at = (text: string) => Date.parse(`${text}+05:30`)

describe('times and dates', () => {
  it('are those of India, as read there', () => {
    expect(english.time(at('2026-04-16T19:42'))).toBe('7:42 pm')
    expect(english.time(at('2026-04-16T00:05'))).toBe('12:05 am')
    expect(hindi.time(at('2026-04-16T19:42'))).toBe('19:42')
    expect(hindi.time(at('2026-04-16T00:05'))).toBe('00:05')
    expect(english.date(at('2026-04-16T00:00'))).toBe('Thu 16 Apr')
    expect(english.longDate(at('2026-04-16T23:59'))).toBe('Thursday 16 April')
    expect(hindi.date(at('2026-04-16T12:00'))).toBe('गुरु 16 अप्रैल')
  })

  it('change the day at midnight in India', () => {
    const before = at('2026-04-15T23:59')
    expect(indianDay(before + 60_000)).toBe(indianDay(before) + 1)
    expect(indianMinute(before)).toBe(1439)
    expect(indianMinute(before + 60_000)).toBe(0)
  })
})

describe('money', () => {
  it('is grouped by lakh, and has paise only where there are some', () => {
    expect(english.money(12_490_000)).toBe('₹1,24,900')
    expect(english.money(75)).toBe('₹0.75')
    expect(hindi.money(124_900)).toBe('₹1,249')
  })
})

describe('durations', () => {
  it('keep their places in bars and need none in tables', () => {
    expect(duration(252, 'bar')).toBe('04:12')
    expect(duration(252, 'table')).toBe('4:12')
    expect(duration(9, 'bar')).toBe('00:09')
    expect(duration(3852, 'table')).toBe('1:04:12')
    expect(duration(-3, 'bar')).toBe('00:00')
  })

  it('are ages in the largest unit that is full', () => {
    expect(ageOf(59_999)).toEqual({ unit: 'seconds', count: 59 })
    expect(ageOf(60_000)).toEqual({ unit: 'minutes', count: 1 })
    expect(ageOf(7_199_000)).toEqual({ unit: 'hours', count: 1 })
    expect(ageOf(172_800_000)).toEqual({ unit: 'days', count: 2 })
    expect(ageOf(-5)).toEqual({ unit: 'seconds', count: 0 })
  })
})
