import { render } from 'preact';
import { App } from './app.tsx';
import { keepFocus } from './keptFocus.ts';

keepFocus();
render(<App />, document.body);
