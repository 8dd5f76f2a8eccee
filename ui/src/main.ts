import './styles/index.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { tauriBackend } from '$lib/backend/tauri';
import { language } from '$lib/words';
import { undoByKeys } from './undo';
import { followZoom } from './zoom';

const target = document.getElementById('app');
if (!target) throw new Error('index.html holds #app');

document.documentElement.lang = language;

// What the web view would do by itself has no place here: its menu, files opened by a drop.
window.addEventListener('contextmenu', (event) => {
  const editable = event.target instanceof Element && event.target.closest('input, textarea');
  if (!editable) event.preventDefault();
});
window.addEventListener('dragover', (event) => event.preventDefault());
window.addEventListener('drop', (event) => event.preventDefault());

// What it does not do by itself.
window.addEventListener('keydown', undoByKeys);
followZoom((step) => void tauriBackend.zoom({ step }));

mount(App, { target, props: { backend: tauriBackend } });
