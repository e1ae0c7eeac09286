import '../ui/fonts.css'
import '../ui/base.css'
import '../ui/panels.css'
import './room.css'
import '../ui/print.css'
import { mount } from 'svelte'
import { beforeFirstPaint } from '../ui/first-paint.ts'
import App from './App.svelte'
import { Ui } from './ui.svelte.ts'

const ui = new Ui()
void beforeFirstPaint(ui.start()).then(() => mount(App, { target: document.body, props: { ui } }))
