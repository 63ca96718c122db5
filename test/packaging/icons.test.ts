import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { icnsFile, icoFile } from './icon-files.ts'

const resources = join(import.meta.dirname, '..', '..', 'resources')
const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024]
const pngStart = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

const picture = (size: number) => readFileSync(join(resources, 'icons', `${size}x${size}.png`))

test.each(sizes)('the picture of %i pixels is one, with see-through corners', (size) => {
  const png = picture(size)
  expect(png.subarray(0, 8)).toEqual(pngStart)
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size])
  // Colour type 6 has an alpha channel.
  expect(png[25]).toBe(6)
})

describe('the containers hold those very pictures', () => {
  const pictures = sizes.map((size) => ({ size, png: picture(size) }))

  test('of Windows', () => {
    const file = readFileSync(join(resources, 'icon.ico'))
    expect(file).toEqual(icoFile(pictures.filter(({ size }) => size <= 256)))
    const count = file.readUInt16LE(4)
    for (let index = 0; index < count; index += 1) {
      const entry = 6 + 16 * index
      const offset = file.readUInt32LE(entry + 12)
      const png = file.subarray(offset, offset + file.readUInt32LE(entry + 8))
      expect(png.subarray(0, 8)).toEqual(pngStart)
      expect(png.readUInt32BE(16)).toBe(file[entry] || 256)
    }
  })

  test('of macOS', () => {
    const file = readFileSync(join(resources, 'icon.icns'))
    expect(file).toEqual(icnsFile(pictures))
    expect(file.subarray(0, 4).toString()).toBe('icns')
    expect(file.readUInt32BE(4)).toBe(file.length)
    const names: string[] = []
    for (let offset = 8; offset < file.length; offset += file.readUInt32BE(offset + 4)) {
      names.push(file.toString('latin1', offset, offset + 4))
    }
    expect(names).toEqual(['ic11', 'ic12', 'ic07', 'ic08', 'ic13', 'ic09', 'ic14', 'ic10'])
  })
})
