import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync, Visitor } from 'vite'
import { describe, expect, it } from 'vitest'
import { createI18n } from '../../../renderer/i18n/create-i18n.ts'
import { en } from '../../../renderer/i18n/en/index.ts'
import { hi } from '../../../renderer/i18n/hi/index.ts'
import { errorCodes } from '../../../shared/app-error.ts'
import { callNoteKinds } from '../../../shared/contract/calls.ts'

const renderer = join(import.meta.dirname, '..', '..', '..', 'renderer')

type Words = Readonly<Record<string, Readonly<Record<string, string>>>>

/** Every sentence by its full key. */
function flat(words: Words): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(words).flatMap(([space, sentences]) =>
      Object.entries(sentences).map(([key, sentence]): [string, string] => [`${space}:${key}`, sentence]),
    ),
  )
}

const english = flat(en)
const hindi = flat(hi)

describe('both languages', () => {
  it('have the same keys', () => {
    expect([...hindi.keys()].toSorted()).toEqual([...english.keys()].toSorted())
  })

  it('fill the same gaps', () => {
    const gaps = (sentence: string) =>
      [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).toSorted()
    const differing = [...english].filter(
      ([key, sentence]) => gaps(sentence).join() !== gaps(hindi.get(key) ?? '').join(),
    )
    expect(differing).toEqual([])
  })

  it('leave no sentence empty, and none in Hindi without Hindi', () => {
    // Names of products and of Exotel's own fields are the same in both.
    const sameInBoth =
      /^(Maskline|Exotel|English|Account SID|API key|API token|Flow id|en|hi|\W*\{\{.*\}\}\W*)$/
    const bare = [...hindi].filter(
      ([key, sentence]) =>
        !/[\u0900-\u097f]/.test(sentence) && !sameInBoth.test(sentence) && key !== 'entry:promiseOther',
    )
    expect(bare).toEqual([])
    expect([...english.values(), ...hindi.values()].filter((sentence) => sentence.trim() === '')).toEqual([])
  })

  it('never beg, cheer or blame', () => {
    const banned = /\b(please|oops|success(ful|fully)?|sorry|invalid|error)\b/i
    expect([...english].filter(([, sentence]) => banned.test(sentence))).toEqual([])
  })

  it('have a sentence for every code of an error and every note of a call', () => {
    for (const code of errorCodes) expect(english.has(`errors:code.${code}`), code).toBe(true)
    for (const kind of callNoteKinds) expect(english.has(`timeline:note.${kind}`), kind).toBe(true)
  })

  it('are spoken at once after a switch', async () => {
    const i18n = createI18n('en')
    expect(i18n.t('frame:talking')).toBe('Talking')
    await i18n.changeLanguage('hi')
    expect(i18n.t('frame:talking')).toBe(hi.frame.talking)
    expect(i18n.t('callLog:newCalls', { count: 1 })).toContain('1')
  })
})

/** Attributes that somebody reads or hears. */
const spokenAttributes = ['aria-label', 'aria-description', 'title', 'placeholder', 'alt', 'label']
/** Words with letters; signs and digits speak every language. */
const hasLetters = /\p{L}{2,}/u

describe('components', () => {
  const files = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.tsx'),
  )

  it.each(files)('%s holds no sentence of its own', (name) => {
    const { program, errors } = parseSync(name, readFileSync(join(renderer, name), 'utf8'))
    expect(errors).toEqual([])
    expect(sentencesIn(program)).toEqual([])
  })
})

function sentencesIn(program: ReturnType<typeof parseSync>['program']): string[] {
  const found: string[] = []
  const keep = (text: string) => {
    if (hasLetters.test(text)) found.push(text.trim())
  }
  new Visitor({
    JSXText: ({ value }) => keep(value),
    JSXExpressionContainer: ({ expression }) => {
      if (expression.type === 'Literal' && typeof expression.value === 'string') keep(expression.value)
    },
    JSXAttribute: ({ name, value }) => {
      const named = name.type === 'JSXIdentifier' && spokenAttributes.includes(name.name)
      if (named && value?.type === 'Literal' && typeof value.value === 'string') keep(value.value)
    },
  }).visit(program)
  return found
}
