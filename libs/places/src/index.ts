export { Places, loadPlaces, type Province, type Ward } from './places.js';
