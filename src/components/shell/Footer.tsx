import styles from './Footer.module.css'

export function Footer() {
  return (
    <footer className={styles.footer}>
      <p>
        After it has loaded, this page makes no network request. Your browser enforces this (
        <code>connect-src &#39;none&#39;</code>); open DevTools → Network to check, or disconnect and keep working.
      </p>
      <p>
        Lessons use a fixed seed, so everybody sees the same keys, bytes and times. The cryptography is real, the
        account is not: use made-up values.
      </p>
      <p>
        Not affiliated with Amazon Web Services. The diagram is drawn with React Flow.{' '}
        <a href="./licenses.txt">Licences</a>
      </p>
    </footer>
  )
}
