/** Colours of a terminal as functions; without colour they give the text back. They nest: the inner one ends itself only. */
export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'blue' | 'magenta' | 'cyan';
export type Paint = Readonly<Record<Style, (text: string) => string>>;

export function paint(colour: boolean): Paint {
  return colour ? coloured : plain;
}

const codes: Readonly<Record<Style, readonly [on: number, off: number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  magenta: [35, 39],
  cyan: [36, 39],
};

const coloured = every((style) => {
  const [on, off] = codes[style];
  return (text) => (text === '' ? '' : `\x1b[${on}m${text}\x1b[${off}m`);
});
const plain = every(() => (text) => text);

function every(make: (style: Style) => (text: string) => string): Paint {
  return {
    bold: make('bold'),
    dim: make('dim'),
    red: make('red'),
    green: make('green'),
    yellow: make('yellow'),
    blue: make('blue'),
    magenta: make('magenta'),
    cyan: make('cyan'),
  };
}
