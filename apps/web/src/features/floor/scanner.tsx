import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconCameraOff } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './floor.module.css';

/** Pictures looked at in a second: enough for a steady hand, and easy on the battery. */
const EVERY_MS = 200;
/** The same code is read again once it was away for so long: a badge stays in front of the camera for a moment. */
const PAUSE_MS = 3_000;
/** After so long without a code whoever stands there is told what helps. */
const NOTHING_MS = 8_000;
const SIDE = 480;

/** Why there is no picture, in the words of the browser's errors. */
const OBSTACLES: Readonly<Record<string, Obstacle>> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'missing',
  OverconstrainedError: 'missing',
  NotReadableError: 'busy',
  AbortError: 'busy',
};
type Obstacle = 'refused' | 'missing' | 'busy' | 'insecure' | 'failed';

/** Reads QR codes with the device's camera until it is closed. */
export function Scanner({ onCode, close }: { onCode: (text: string) => void; close: () => void }) {
  const { t } = useTranslation('floor');
  const video = useRef<HTMLVideoElement>(null);
  const handler = useRef(onCode);
  useEffect(() => {
    handler.current = onCode;
  });
  const [obstacle, setObstacle] = useState<Obstacle | null>(null);
  const [isFruitless, setFruitless] = useState(false);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    let stream: MediaStream | null = null;
    let timer: ReturnType<typeof setInterval> | undefined;
    let isOver = false;
    const start = async () => {
      // Browsers give a camera to pages over HTTPS only.
      if (!('mediaDevices' in navigator)) return setObstacle('insecure');
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
      let readAt = Date.now();
      timer = setInterval(() => {
        setFruitless(Date.now() - readAt > NOTHING_MS);
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
          const isSame = text === last.text && Date.now() - last.at < PAUSE_MS;
          last = { text, at: Date.now() };
          readAt = last.at;
          if (isSame) return;
          navigator.vibrate?.(60);
          handler.current(text);
        } catch {
          // Nothing to be read in this picture.
        }
      }, EVERY_MS);
    };
    start().catch((error: unknown) => {
      if (!isOver) setObstacle(OBSTACLES[(error as Error).name] ?? 'failed');
    });
    return () => {
      isOver = true;
      clearInterval(timer);
      stream?.getTracks().forEach((track) => track.stop());
    };
  }, [attempt]);

  const again = () => {
    setObstacle(null);
    setAttempt(attempt + 1);
  };
  return (
    <Stack gap="sm" align="center">
      {obstacle ? (
        <Alert role="alert" color="gold" icon={<IconCameraOff />} title={t(`scan.no.${obstacle}`)}>
          {t(`scan.help.${obstacle}`)}
        </Alert>
      ) : (
        <video ref={video} className={classes.video} muted playsInline aria-label={t('scan.picture')} />
      )}
      <Text size="sm" role="status">
        {isFruitless && !obstacle && t('scan.nothing')}
      </Text>
      <Group>
        {obstacle && obstacle !== 'insecure' && (
          <Button onClick={again}>{t('common:action.tryAgain')}</Button>
        )}
        <Button variant="default" onClick={close}>
          {t('scan.stop')}
        </Button>
      </Group>
    </Stack>
  );
}
