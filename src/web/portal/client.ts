import '../ui/base.css'
import './portal.css'
import './results.css'

/**
 * The portal's only script: asks for the pointer every few seconds while the page is seen, and when there is a newer
 * version fetches this very page and swaps what is marked `data-live`. Without it the page is complete.
 */
const PERIOD = 5000
const STALE = 60_000
const SAID_EVERY = 60_000
const { body } = document
const age = document.getElementById('age')
const say = document.getElementById('say')
let version = body.dataset.version
let shown = version
let checked = Date.now()
let said = Date.now()
let lost = false
let looking = false

async function look(): Promise<void> {
  // On a slow line one look at a time: an earlier answer must not take the place of a later one.
  if (looking) return
  looking = true
  try {
    const answer = await fetch(body.dataset.pointer as string, { cache: 'no-cache' })
    if (!answer.ok) throw answer
    version = String((await answer.json()).version)
    const before = checked
    // The server says how long the control room has been silent, because no reader's clock is trusted.
    checked = Date.now() - 1000 * Number(answer.headers.get('sunduq-silence') ?? 0)
    lost = false
    if (version !== shown || Date.now() - checked > STALE !== Date.now() - before > STALE) await renew()
  } catch {
    lost = true
  }
  looking = false
}

async function renew(): Promise<void> {
  const answer = await fetch(location.href, { cache: 'no-cache' })
  if (!answer.ok) throw answer
  const news = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const focused = document.activeElement?.getAttribute('href')
  for (const part of document.querySelectorAll('[data-live]')) {
    const fresh = news.getElementById(part.id)
    if (fresh && fresh.innerHTML !== part.innerHTML) part.innerHTML = fresh.innerHTML
  }
  document.title = news.title
  shown = news.body.dataset.version
  if (focused && document.activeElement === body) {
    document.querySelector<HTMLElement>(`main a[href="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true })
  }
  if (say && Date.now() - said >= SAID_EVERY) {
    said = Date.now()
    say.textContent = news.body.dataset.said ?? ''
  }
}

function tellAge(): void {
  if (!age) return
  const seconds = Math.max(0, Math.round((Date.now() - checked) / 1000))
  const minutes = Math.round(seconds / 60)
  const words = age.dataset
  const [text, n] =
    lost && seconds > 30
      ? [words.lost, Math.max(1, minutes)]
      : seconds < 90
        ? [words.second, seconds]
        : minutes < 120
          ? [words.minute, minutes]
          : [words.hour, Math.round(minutes / 60)]
  age.classList.toggle('old', seconds > 60)
  const [start, end] = (text ?? '').split('#')
  const figure = document.createElement('bdi')
  figure.dir = 'ltr'
  figure.textContent = String(n)
  age.replaceChildren(start ?? '', figure, end ?? '')
}

if (body.dataset.pointer) {
  setInterval(() => document.hidden || look(), PERIOD)
  setInterval(tellAge, 1000)
  document.addEventListener('visibilitychange', () => document.hidden || look())
}
