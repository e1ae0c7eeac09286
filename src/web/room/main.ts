import '../ui/fonts.css'
import '../ui/base.css'
import '../ui/panels.css'
import './room.css'
import { mount } from 'svelte'
import { beforeFirstPaint } from '../ui/first-paint.ts'
import App from './App.svelte'
import { Ui } from './ui.svelte.ts'

const ui = new Ui()
await beforeFirstPaint(ui.start())
mount(App, { target: document.body, props: { ui } })

// Without it a reload while the server is away would show the browser's error page instead of the last picture.
if ('serviceWorker' in navigator) void navigator.serviceWorker.register('./sw.js').catch(() => {})
