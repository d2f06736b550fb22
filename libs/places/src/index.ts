export { Places, distanceKm, loadPlaces, type GeoPoint, type Province, type Ward } from './places.js';
