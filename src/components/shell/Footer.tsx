import styles from './Footer.module.css'

export function Footer({ isFollowing }: { readonly isFollowing: boolean }) {
  return (
    <footer className={styles.footer}>
      {isFollowing ? <Following /> : <Alone />}
      <p>
        Not affiliated with Amazon Web Services. The diagram is drawn with React Flow.{' '}
        <a href="./licenses.txt">Licences</a>
      </p>
    </footer>
  )
}

const Alone = () => (
  <>
    <p>
      After it has loaded, this page makes no network request. Your browser enforces this (
      <code>connect-src &#39;none&#39;</code>); open DevTools → Network to check, or disconnect and keep working.
    </p>
    <p>
      Lessons use a fixed seed, so everybody sees the same keys, bytes and times. The cryptography is real, the account
      is not: use made-up values.
    </p>
  </>
)

const Following = () => (
  <>
    <p>
      This page listens to the front on this machine that it came from, and to nobody else. Your browser enforces this (
      <code>connect-src &#39;self&#39;</code>).
    </p>
    <p>
      Keys and bytes are new each time the front starts, and gone when it ends. The cryptography is real, the account is
      not: use made-up values.
    </p>
  </>
)
