import '../ui/fonts.css'
import '../ui/base.css'
import '../ui/panels.css'
import '../ui/forms.css'
import '../ui/print.css'
import './office.css'
import { mount } from 'svelte'
import App from './App.svelte'
import { Ui } from './ui.svelte.ts'

const ui = new Ui()
void ui.start().then(() => mount(App, { target: document.body, props: { ui } }))
