import { useTranslation } from 'react-i18next'
import type { CallbackHop, CallbackTest, HopResult } from '../../../shared/contract/callback-test.ts'
import type { IconName } from '../../ui/icon-drawings.tsx'
import { PathHop, type PathState } from './path-hop.tsx'

const icons: Readonly<Record<CallbackHop, IconName>> = {
  listener: 'callbacks',
  address: 'search',
  certificate: 'lock',
  tunnel: 'tunnel',
  through: 'arrow-both',
  secret: 'eye-off',
  store: 'store',
}

const states: Readonly<Record<HopResult['state'], PathState>> = {
  passed: 'passed',
  failed: 'failed',
  'not-tried': 'not-tried',
  'not-needed': 'not-tried',
}

export function CallbackPath({ test }: { readonly test: CallbackTest }) {
  const { t } = useTranslation('callbackTest')
  return (
    <ol className="flex px-5 py-5 drawer:flex-wrap drawer:gap-y-4">
      {test.hops.map((result) => (
        <PathHop
          key={result.hop}
          icon={icons[result.hop]}
          state={states[result.state]}
          name={t(`hop.${result.hop}`)}
          detail={result.state === 'passed' || result.state === 'failed' ? (result.detail ?? '') : ''}
          word={
            result.state === 'passed'
              ? t('state.passed', { ms: result.tookMs ?? 0 })
              : t(`state.${result.state}`)
          }
        />
      ))}
    </ol>
  )
}
