export { RealtimeModule } from './realtime.module.js';
export { ROOM_POLICIES, mayJoin, roomsOf } from './rooms.js';
