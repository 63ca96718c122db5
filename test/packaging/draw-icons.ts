/** Draws the icons of `resources/` from its two SVG files, and the tray's pictures: `node test/packaging/draw-icons.ts`, when one of them changed. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../support/browser.ts'
import { icnsFile, icoFile, type Picture } from './icon-files.ts'
import { trayPictures } from './tray-pictures.ts'

const resources = join(import.meta.dirname, '..', '..', 'resources')
const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024]
/** Up to this size the fine parts of the large drawing are lost. */
const largestSmall = 64

await using chromium = await launchBrowser()
const pictures: Picture[] = []
for (const size of sizes) pictures.push({ size, png: await draw(chromium.browser, size, iconSource(size)) })
const upTo = (largest: number) => pictures.filter(({ size }) => size <= largest)

// The Linux builder reads a folder of pictures named by their size.
mkdirSync(join(resources, 'icons'), { recursive: true })
for (const { size, png } of pictures) writeFileSync(join(resources, 'icons', `${size}x${size}.png`), png)
writeFileSync(join(resources, 'icon.ico'), icoFile(upTo(256)))
writeFileSync(join(resources, 'icon.icns'), icnsFile(pictures))

mkdirSync(join(resources, 'tray'), { recursive: true })
for (const { file, size, svg } of trayPictures()) {
  writeFileSync(join(resources, 'tray', file), await draw(chromium.browser, size, svg))
}

function iconSource(size: number): string {
  return readFileSync(join(resources, size <= largestSmall ? 'icon-small.svg' : 'icon.svg'), 'utf8')
}

async function draw(browser: Browser, size: number, svg: string): Promise<Buffer> {
  const source = Buffer.from(svg).toString('base64')
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  const image = `<img width="${size}" height="${size}" src="data:image/svg+xml;base64,${source}">`
  await page.setContent(`<style>body { margin: 0 } img { display: block }</style>${image}`)
  await page.locator('img').evaluate((element: HTMLImageElement) => element.decode())
  const png = await page.screenshot({ omitBackground: true })
  await page.close()
  return png
}
