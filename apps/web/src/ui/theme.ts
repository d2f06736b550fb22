import { type MantineColorsTuple, createTheme } from '@mantine/core';

/** Deep green of lacquer trays: the one colour for what can be done. */
const pine: MantineColorsTuple = [
  '#edf7f4',
  '#d8ede6',
  '#afd9cc',
  '#80c2ae',
  '#55ab93',
  '#2d8f77',
  '#177563',
  '#0f5a4f',
  '#0b483f',
  '#07352e',
];

/** Gold: what matters most to somebody (a must, a deadline near). Never for decoration. */
const gold: MantineColorsTuple = [
  '#fef7e8',
  '#fcebc7',
  '#f8d791',
  '#f3c159',
  '#e8a72e',
  '#cc8712',
  '#a5690a',
  '#7f4f08',
  '#613c08',
  '#452a06',
];

/** Brick: refusals and what can't be undone. */
const brick: MantineColorsTuple = [
  '#fdf1ef',
  '#fadfda',
  '#f3bab1',
  '#ea8f82',
  '#de6656',
  '#c94535',
  '#b03425',
  '#8f281c',
  '#702018',
  '#521712',
];

const sky: MantineColorsTuple = [
  '#eef5fb',
  '#dae8f5',
  '#b2d0ea',
  '#82b2db',
  '#5594c9',
  '#3579b3',
  '#256398',
  '#1d4f7b',
  '#183f62',
  '#122f49',
];

/** Greys with a trace of the green, so that surfaces and colour belong together. */
const gray: MantineColorsTuple = [
  '#f6f8f7',
  '#eef1f0',
  '#e1e7e4',
  '#cfd7d4',
  '#aab5b1',
  '#7d8a85',
  '#586661',
  '#42504b',
  '#2c3834',
  '#17211e',
];

const dark: MantineColorsTuple = [
  '#e3e9e7',
  '#bcc8c4',
  '#98a6a1',
  '#6f7e79',
  '#3d4b47',
  '#2f3b37',
  '#222c29',
  '#161e1c',
  '#101715',
  '#0a100e',
];

// Components are named, not imported: the theme must not pull all of them into the first load.
export const theme = createTheme({
  // Mantine's own names are led to ours, so that an error mark never comes in a foreign red.
  colors: { pine, gold, brick, sky, gray, dark, red: brick, blue: sky, green: pine, yellow: gold },
  primaryColor: 'pine',
  primaryShade: { light: 7, dark: 6 },
  black: '#17211e',
  // Chinese, Japanese and Korean: the machine's own fonts first, then ours, see eastern-fonts.ts.
  fontFamily:
    "'Noto Sans Variable', 'Noto Sans', 'Noto Sans JP', 'Noto Sans KR', 'Noto Sans SC', 'Noto Sans CJK JP', " +
    "'Hiragino Sans', 'Yu Gothic', Meiryo, 'Apple SD Gothic Neo', 'Malgun Gothic', 'PingFang SC', 'Microsoft YaHei', " +
    "'Noto Sans JP Variable', 'Noto Sans KR Variable', 'Noto Sans SC Variable', system-ui, sans-serif",
  fontSizes: { xs: '0.8125rem', sm: '0.875rem', md: '1rem', lg: '1.125rem', xl: '1.25rem' },
  lineHeights: { xs: '1.45', sm: '1.5', md: '1.55', lg: '1.55', xl: '1.5' },
  headings: {
    fontWeight: '650',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: '1.75rem', lineHeight: '1.25' },
      h2: { fontSize: '1.25rem', lineHeight: '1.35' },
      h3: { fontSize: '1.0625rem', lineHeight: '1.4' },
      h4: { fontSize: '0.9375rem', lineHeight: '1.45' },
    },
  },
  defaultRadius: 'md',
  radius: { xs: '3px', sm: '5px', md: '8px', lg: '12px', xl: '18px' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2.25rem' },
  shadows: {
    xs: '0 1px 2px rgb(16 40 34 / 6%)',
    sm: '0 1px 3px rgb(16 40 34 / 8%), 0 1px 2px rgb(16 40 34 / 5%)',
    md: '0 6px 20px rgb(16 40 34 / 9%), 0 2px 6px rgb(16 40 34 / 5%)',
    lg: '0 16px 40px rgb(16 40 34 / 14%)',
    xl: '0 24px 60px rgb(16 40 34 / 18%)',
  },
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { fw: 600 } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 'lg' } },
    // Wide tables scroll by the keyboard too.
    TableScrollContainer: { defaultProps: { scrollAreaProps: { viewportProps: { tabIndex: 0 } } } },
    Anchor: { defaultProps: { underline: 'hover' } },
    Badge: {
      defaultProps: { variant: 'light', radius: 'sm' },
      // In a narrow cell a badge breaks into two lines rather than being cut off.
      styles: {
        root: {
          textTransform: 'none',
          fontWeight: 600,
          letterSpacing: 0,
          height: 'auto',
          minHeight: 'var(--badge-height)',
          flexShrink: 0,
          maxWidth: '100%',
          overflow: 'visible',
        },
        label: { overflow: 'visible', whiteSpace: 'normal', lineHeight: 1.35, paddingBlock: 1 },
      },
    },
    Card: { defaultProps: { withBorder: true, padding: 'lg', radius: 'lg' } },
    Paper: { defaultProps: { radius: 'lg' } },
    // The banner of the page is the only <header>: those of dialogs would be further landmarks.
    ModalHeader: { defaultProps: { component: 'div' } },
    DrawerHeader: { defaultProps: { component: 'div' } },
    Modal: { defaultProps: { centered: true, radius: 'lg', overlayProps: { backgroundOpacity: 0.45 } } },
    Drawer: { defaultProps: { overlayProps: { backgroundOpacity: 0.45 } } },
    TextInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md', autosize: true, minRows: 3 } },
    Select: { defaultProps: { size: 'md', checkIconPosition: 'right' } },
    Table: { defaultProps: { verticalSpacing: 'sm', horizontalSpacing: 'md' } },
    Tabs: { defaultProps: { keepMounted: false } },
  },
});
