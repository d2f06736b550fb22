import { Box, Card, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { Mark } from '../../shell/brand.js';

/** The frame of signing in and what belongs to it. */
export function AuthCard({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  useDocumentTitle(`${title} · Fairmatch`);
  return (
    <Box maw={440} mx="auto" py={{ base: 'md', sm: 48 }}>
      <Card padding="xl" shadow="sm">
        <Stack gap="lg">
          <Stack gap={6}>
            <Mark size={36} />
            <Title order={1} size="1.5rem" mt="xs">
              {title}
            </Title>
            <Text c="dimmed" size="sm">
              {lead}
            </Text>
          </Stack>
          {children}
        </Stack>
      </Card>
    </Box>
  );
}
