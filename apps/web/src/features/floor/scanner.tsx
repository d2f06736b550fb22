import { Alert, Button, Group, Stack } from '@mantine/core';
import { IconCameraOff } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './floor.module.css';

/** Pictures looked at in a second: enough for a steady hand, and easy on the battery. */
const EVERY_MS = 200;
/** The same code isn't read again for so long: a badge stays in front of the camera for a moment. */
const PAUSE_MS = 3_000;
const SIDE = 480;

/** Reads QR codes with the device's camera until it is closed. */
export function Scanner({ onCode, close }: { onCode: (text: string) => void; close: () => void }) {
  const { t } = useTranslation('floor');
  const video = useRef<HTMLVideoElement>(null);
  const handler = useRef(onCode);
  useEffect(() => {
    handler.current = onCode;
  });
  const [isBlocked, setBlocked] = useState(false);

  useEffect(() => {
    let stream: MediaStream | null = null;
    let timer: ReturnType<typeof setInterval> | undefined;
    let isOver = false;
    const start = async () => {
      const { default: decodeQR } = await import('qr/decode.js');
      stream = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: 'environment' },
        audio: false,
      });
      if (isOver) return stream.getTracks().forEach((track) => track.stop());
      const element = video.current!;
      element.srcObject = stream;
      await element.play();
      const canvas = document.createElement('canvas');
      canvas.width = canvas.height = SIDE;
      const context = canvas.getContext('2d', { willReadFrequently: true })!;
      let last = { text: '', at: 0 };
      timer = setInterval(() => {
        const { videoWidth, videoHeight } = element;
        const side = Math.min(videoWidth, videoHeight);
        if (side === 0) return;
        context.drawImage(
          element,
          (videoWidth - side) / 2,
          (videoHeight - side) / 2,
          side,
          side,
          0,
          0,
          SIDE,
          SIDE,
        );
        try {
          const text = decodeQR(context.getImageData(0, 0, SIDE, SIDE));
          if (text === last.text && Date.now() - last.at < PAUSE_MS) return;
          last = { text, at: Date.now() };
          navigator.vibrate?.(60);
          handler.current(text);
        } catch {
          // Nothing to be read in this picture.
        }
      }, EVERY_MS);
    };
    start().catch(() => setBlocked(true));
    return () => {
      isOver = true;
      clearInterval(timer);
      stream?.getTracks().forEach((track) => track.stop());
    };
  }, []);

  return (
    <Stack gap="sm" align="center">
      {isBlocked ? (
        <Alert color="gold" icon={<IconCameraOff />} title={t('scan.blocked')}>
          {t('scan.blockedText')}
        </Alert>
      ) : (
        <video ref={video} className={classes.video} muted playsInline aria-label={t('scan.picture')} />
      )}
      <Group>
        <Button variant="default" onClick={close}>
          {t('scan.stop')}
        </Button>
      </Group>
    </Stack>
  );
}
