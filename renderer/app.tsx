import type { i18n as I18n } from 'i18next'
import { I18nextProvider } from 'react-i18next'
import { FirstPassword } from './features/entry/first-password.tsx'
import { FirstRun } from './features/entry/first-run.tsx'
import { LockScreen } from './features/entry/lock-screen.tsx'
import { SignIn } from './features/entry/sign-in.tsx'
import { Unreachable } from './features/entry/unreachable.tsx'
import { Frame } from './features/frame/frame.tsx'
import { useWindow, WindowProvider, type WindowTools } from './state/use-window.tsx'

export function App({ tools, i18n }: { readonly tools: WindowTools; readonly i18n: I18n }) {
  return (
    <I18nextProvider i18n={i18n}>
      <WindowProvider tools={tools}>
        <Door />
      </WindowProvider>
    </I18nextProvider>
  )
}

/** Which screen is due, by who is there. */
function Door() {
  const session = useWindow((state) => state.session)
  switch (session.kind) {
    case 'starting':
      return null
    case 'unreachable':
      return <Unreachable error={session.error} />
    case 'first-run':
      return <FirstRun setup={session.setup} why={session.why} />
    case 'signed-out':
      return <SignIn setup={session.setup} why={session.why} />
    case 'locked':
      return <LockScreen user={session.user} />
    case 'first-password':
      return <FirstPassword user={session.user} />
    case 'signed-in':
      return <Frame key={session.user.id} />
  }
}
