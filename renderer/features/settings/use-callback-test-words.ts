import { useTranslation } from 'react-i18next'
import type { CallbackTest } from '../../../shared/contract/callback-test.ts'

export type CallbackTestWords = {
  readonly failed: boolean
  readonly title: string
  readonly happened: string
  readonly kept: string
  readonly press: string
  /** To be typed where the tunnel runs; null where no command helps. */
  readonly command: string | null
}

/** What a test came to, in words: where it stopped, what that costs, and what to do. */
export function useCallbackTestWords(): (test: CallbackTest) => CallbackTestWords {
  const { t } = useTranslation('callbackTest')
  return ({ route, hops, listenerPort }) => {
    const at = hops.findIndex(({ state }) => state === 'failed')
    const failure = hops[at]?.failure ?? null
    const hop = hops[at]
    if (hop === undefined || failure === null) {
      const way = route === 'local' ? 'local' : 'public'
      return {
        failed: false,
        title: t(`title.${way}`),
        happened: t(`happened.${way}`),
        kept: t('kept.passed'),
        press: t('press.passed'),
        command: null,
      }
    }
    const values = { detail: hop.detail ?? '', port: String(listenerPort) }
    return {
      failed: true,
      title: t('title.stopped', { number: at + 1, count: hops.length, hop: t(`hop.${hop.hop}`) }),
      happened: t(`happened.${failure}`, values),
      kept: t(failure === 'store-full' ? 'kept.full' : 'kept.failed'),
      press: t(`press.${failure}`, values),
      command: tunnelFailures.includes(failure)
        ? `cloudflared tunnel --url http://127.0.0.1:${listenerPort}`
        : null,
    }
  }
}

const tunnelFailures: readonly string[] = ['not-set', 'tunnel-down', 'something-else', 'no-answer', 'refused']
