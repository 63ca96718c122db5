/**
 * A real Chromium for the browser flows. It comes through the package registry, and needs neither a system package nor
 * a display.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { tempDir } from './temp-dir.ts'

/** Makes the package unpack the libraries that a bare machine lacks. */
const librariesFor = 'AWS_Lambda_nodejs22.x'

/** The unpacked browser stays, one for each version: unpacking takes longer than most flows. */
const root = join(import.meta.dirname, '..', '..')
const cache = join(root, 'node_modules', '.cache')
const packed: string = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies[
  '@sparticuz/chromium'
]
const unpacked = join(cache, `chromium-${packed}`)

/** Its profile is in a temporary folder of its own, and leaves nothing behind. */
export async function launchBrowser(): Promise<AsyncDisposable & { readonly browser: Browser }> {
  const folder = tempDir()
  const temporary = join(folder.path, 'tmp')
  mkdirSync(temporary)
  if (!existsSync(unpacked)) await unpackChromium()
  writeFileSync(join(folder.path, 'fonts.conf'), fontConfiguration(join(unpacked, 'fonts')))
  const browser = await chromium.launch({
    executablePath: join(unpacked, 'chromium'),
    // The package's own arguments hold `--single-process` and `--disable-web-security`.
    args: ['--no-sandbox'],
    env: {
      ...definedEnvironment(),
      TMPDIR: temporary,
      HOME: folder.path,
      FONTCONFIG_FILE: join(folder.path, 'fonts.conf'),
      LD_LIBRARY_PATH: join(unpacked, 'al2023', 'lib'),
    },
  })
  return {
    browser,
    async [Symbol.asyncDispose]() {
      await browser.close()
      folder[Symbol.dispose]()
    },
  }
}

/** The package knows its target folder and its platform by the environment of this process only. */
async function unpackChromium(): Promise<void> {
  const before = { ...process.env }
  mkdirSync(cache, { recursive: true })
  const half = mkdtempSync(`${unpacked}-`)
  try {
    Object.assign(process.env, { TMPDIR: half, AWS_EXECUTION_ENV: librariesFor })
    const { default: sparticuz } = await import('@sparticuz/chromium')
    const executable = await sparticuz.executablePath()
    if (dirname(executable) !== half) throw new Error(`Chromium was unpacked into ${executable}`)
    nameWhole(half)
  } finally {
    rmSync(half, { recursive: true, force: true })
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
    Object.assign(process.env, before)
  }
}

/** It has its name only as a whole; another process may have been faster. */
function nameWhole(half: string): void {
  try {
    renameSync(half, unpacked)
  } catch (failure) {
    if (!existsSync(unpacked)) throw failure
  }
}

/** The package's own file names fixed folders. A page without any system font loads no fonts of its own either. */
function fontConfiguration(fonts: string): string {
  return `<?xml version="1.0"?><fontconfig><dir>${fonts}</dir><cachedir>${fonts}</cachedir></fontconfig>`
}

function definedEnvironment(): Record<string, string> {
  const defined = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  )
  return Object.fromEntries(defined)
}
