import { MailMessage } from './mail-message.entity.js';

export { NotificationModule } from './notification.module.js';
export { postMail } from './post-mail.js';
export { MailMessage };
export const notificationEntities = [MailMessage];
