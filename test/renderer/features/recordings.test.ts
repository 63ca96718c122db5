import { describe, expect, it } from 'vitest'
import { peaksOf } from '../../../renderer/features/recordings/peaks.ts'
import { nextSpeed, playingAct, speedAfter } from '../../../renderer/features/recordings/playing-keys.ts'

const plain = { shiftKey: false, ctrlKey: false, altKey: false, metaKey: false }

describe('the shape of a recording', () => {
  it('is the loudest of each part, as high as the picture', () => {
    expect(peaksOf([Float32Array.of(0, 0.25, -0.5, 0, 0.1, 0.1)], 3)).toEqual({
      above: [0.5, 1, expect.closeTo(0.2)],
      below: null,
    })
  })

  it('has a voice for each channel, and one for two that are the same', () => {
    const mine = Float32Array.of(0.5, 0)
    const theirs = Float32Array.of(0, 0.25)
    expect(peaksOf([mine, theirs], 2)).toEqual({ above: [1, 0], below: [0, 0.5] })
    expect(peaksOf([mine, mine.slice()], 2).below).toBeNull()
  })

  it('is flat for silence, and for nothing', () => {
    expect(peaksOf([new Float32Array(10)], 2).above).toEqual([0, 0])
    expect(peaksOf([], 2).above).toEqual([0, 0])
    expect(peaksOf([new Float32Array(1)], 4).above).toEqual([0, 0, 0, 0])
  })
})

describe('the keys of a recording', () => {
  it.each([
    [' ', { kind: 'toggle' }],
    ['ArrowLeft', { kind: 'move', by: -5 }],
    ['ArrowRight', { kind: 'move', by: 5 }],
    ['Home', { kind: 'start' }],
    ['End', { kind: 'end' }],
    ['x', null],
  ] as const)('%j', (key, act) => {
    expect(playingAct({ ...plain, key })).toEqual(act)
  })

  it('change the speed with Shift, and leave the window’s own keys alone', () => {
    expect(playingAct({ ...plain, key: 'ArrowRight', shiftKey: true })).toEqual({ kind: 'speed', step: 1 })
    expect(playingAct({ ...plain, key: 'ArrowLeft', altKey: true })).toBeNull()
    expect([nextSpeed(1, -1), nextSpeed(1, 1), nextSpeed(2, 1)]).toEqual([1, 1.25, 2])
    expect([speedAfter(1.5), speedAfter(2)]).toEqual([2, 1])
  })
})
