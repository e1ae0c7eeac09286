import '../ui/fonts.css'
import '../ui/base.css'
import '../ui/panels.css'
import '../ui/forms.css'
import './desk.css'
import { mount } from 'svelte'
import App from './App.svelte'
import { Ui } from './ui.svelte.ts'

/** The fonts come before the first paint, so that no figure moves; a server without them must not hold the desk up. */
const FONT_PATIENCE_MS = 1_500

const ui = new Ui()
const faces = ['400 1em "IBM Plex Sans Arabic"', '600 1em "IBM Plex Sans Arabic"'].map((face) =>
  document.fonts.load(face, 'بركان 123'),
)
await Promise.race([
  Promise.allSettled([...faces, ui.start()]),
  new Promise((done) => setTimeout(done, FONT_PATIENCE_MS)),
])
mount(App, { target: document.body, props: { ui } })
