import { closeBorrowed } from './borrow-test-app.js';

afterAll(closeBorrowed);
