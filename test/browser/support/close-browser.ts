import { closeBrowser } from './browser-app.js';

afterAll(closeBrowser);
