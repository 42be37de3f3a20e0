import { render } from 'preact';
import { keepFocus } from '../keptFocus.ts';
import { SetupApp } from './setupApp.tsx';

keepFocus();
render(<SetupApp />, document.body);
