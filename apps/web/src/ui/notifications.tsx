import '@mantine/notifications/styles.css';
import { Notifications } from '@mantine/notifications';

/** Where passing messages appear; fetched after the screen stands. */
export default function NotificationArea() {
  return <Notifications position="top-right" autoClose={5000} />;
}
