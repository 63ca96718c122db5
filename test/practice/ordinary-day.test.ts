import { expect, test } from 'vitest'
import { behaviourOf } from '../../electron/practice/behaviour.ts'
import { drawCourse } from '../../electron/practice/call-course.ts'
import { ordinaryMix } from '../../electron/practice/mix.ts'
import { Random } from '../../electron/practice/random.ts'

/** Many calls of one seed: the figures are the same on every machine. */
const courses = Array.from({ length: 5000 }, (_, index) => {
  const random = new Random(1, 'ordinary day', index)
  const behaviour = behaviourOf('9000001099', ordinaryMix, random)
  const limits = { ringSeconds: 45, longestTalkSeconds: 14_400, flow: false, record: true }
  return drawCourse({ startedAt: 0, behaviour, ...limits }, random)
})

const share = (fits: (course: (typeof courses)[number]) => boolean) =>
  courses.filter(fits).length / courses.length

function meanSeconds(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length / 1000
}

test('an ordinary day looks like one: who answers, how long it rings, how long they talk', () => {
  expect(share(({ word }) => word === 'completed')).toBeCloseTo(0.6, 1)
  expect(share(({ secondLeg }) => secondLeg === 'no-answer')).toBeCloseTo(0.23, 1)
  expect(share(({ secondLeg }) => secondLeg === null)).toBeCloseTo(0.02, 2)
  const answered = courses.filter(({ secondAnsweredAt }) => secondAnsweredAt !== null)
  const rings = answered.map(
    ({ secondDialledAt, secondAnsweredAt }) => (secondAnsweredAt ?? 0) - (secondDialledAt ?? 0),
  )
  expect(Math.abs(meanSeconds(rings) - 11)).toBeLessThan(1)
  const talks = answered.map(({ talkSeconds }) => talkSeconds * 1000)
  expect(Math.abs(meanSeconds(talks) - 116)).toBeLessThan(10)
  expect(Math.abs(meanSeconds(courses.map(({ handedOverAt }) => handedOverAt)) - 0.7)).toBeLessThan(0.05)
})

test('every course is in order: handed over, answered, dialled, answered, ended, booked', () => {
  for (const course of courses) {
    const { handedOverAt, firstAnsweredAt, secondDialledAt, secondAnsweredAt, endedAt, bookedAt } = course
    const times = [0, handedOverAt, firstAnsweredAt, secondDialledAt, secondAnsweredAt, endedAt, bookedAt]
    const known = times.filter((time) => time !== null)
    expect(known).toEqual(known.toSorted((a, b) => a - b))
  }
})
