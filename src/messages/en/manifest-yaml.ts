/** Mistakes in the YAML of a manifest. */
export const manifestYaml = {
  'MAN-002': {
    message: 'This is not YAML ({reason}).',
    hint: 'Look at indents, brackets and quotes here and in the line before.',
  },
  'MAN-002/tab': {
    message: 'A tab indents this line; YAML takes blanks only.',
    hint: 'Replace the tab by blanks, two for each level.',
  },
  'MAN-002/indent': {
    message: 'The indent does not fit the lines around it.',
    hint: 'Keys of one map, and the dashes of one list, stand in one column.',
  },
  'MAN-002/colon': {
    message: 'There is a key where a value should be: one ":" too many.',
    hint: 'Put the text in quotes if the colon belongs to it, or begin a new line.',
  },
  'MAN-002/space': {
    message: 'A blank is missing behind the {character}.',
    hint: 'Write "key: value", and "- item" in a list.',
  },
  'MAN-002/wide': {
    message: 'The {character} is full-width; YAML needs a plain {plain} here.',
    hint: 'Type it again with the input method off.',
  },
  'MAN-002/wide-blank': {
    message: 'A full-width blank indents this line; YAML takes plain blanks only.',
    hint: 'Replace it by plain blanks, two for each level.',
  },
  'MAN-002/start': {
    message: 'A text cannot begin with {character} without quotes.',
    hint: 'Put the whole text in quotes.',
  },
  'MAN-002/template': {
    message: 'Double braces are for tools that fill in templates; hvm fills in nothing.',
    hint: 'Write the value itself; for a secret, write {fromEnv: NAME}.',
  },
  'MAN-002/quote': {
    message: 'The closing quote is missing.',
    hint: 'Add it at the end of the text.',
  },
  'MAN-002/bracket': {
    message: 'A bracket that opens here is never closed.',
    hint: 'Add the ] or } where the list or map ends.',
  },
  'MAN-002/comma': {
    message: 'The items in brackets are not parted by commas.',
    hint: 'Write [a, b] and {a: 1, b: 2}, each comma once. A text with , [ ] { } in it needs quotes.',
  },
  'MAN-002/extra': {
    message: 'What stands here does not belong to the value before it.',
    hint: 'Remove it, or put the whole value in quotes.',
  },
  'MAN-002/block': {
    message: 'Nothing else may stand in the line of a | or >.',
    hint: 'Begin the text in the next line, indented.',
  },
  'MAN-002/comment': {
    message: 'A blank is missing before the #.',
    hint: 'Write a blank before a comment. A text with # in it needs quotes.',
  },
  'MAN-002/no-colon': {
    message: 'This line has no colon: it is neither a key nor a text.',
    hint: 'Write "key: value", or "- item" in a list.',
  },
  'MAN-002/escape': {
    message: 'The text has a \\ that means nothing in double quotes.',
    hint: 'Use single quotes: in them a backslash is a backslash.',
  },
  'MAN-002/key': {
    message: 'This key is not a text.',
    hint: 'Put it in quotes.',
  },
  'MAN-002/tag': {
    message: 'Manifests have no tags (!…).',
    hint: 'Remove the tag, or put the text in quotes. For a secret, write {fromEnv: NAME}.',
  },
  'MAN-002/directive': {
    message: 'Manifests have no directives: lines that begin with %.',
    hint: 'Remove the line.',
  },
  'MAN-002/separator': {
    message: 'A second document begins here, without a line --- before it.',
    hint: 'Put --- in a line of its own between two documents.',
  },
  'MAN-002/separator-line': {
    message: 'The --- does not stand in a line of its own.',
    hint: 'Begin the document in the next line.',
  },
  'MAN-002/dashes': {
    message: 'This looks like a line between two documents, but it is not ---.',
    hint: 'Write three hyphens, and nothing else.',
  },
  'MAN-002/twice': {
    message: 'The key {name} stands twice in one map.',
    hint: 'Remove one of the two.',
  },
  'MAN-002/alias': {
    message: 'The alias *{name} stands for nothing.',
    hint: 'An anchor &{name} must stand before it, in the same document. A text that begins with * needs quotes.',
  },
  'MAN-002/anchor': {
    message: 'This is not how an anchor (&…) or an alias (*…) is written.',
    hint: 'Write &name before a value, and *name alone in its place. A text that begins with & or * needs quotes.',
  },
  'MAN-002/bomb': {
    message: 'The aliases of this file stand for far more than any manifest holds.',
    hint: 'Write the values out, or use the defaults of the Site.',
  },
  'MAN-002/deep': {
    message: 'This file is nested deeper than any manifest.',
    hint: 'Look for brackets that are not closed.',
  },
  'MAN-002/conflict': {
    message: 'A merge left its marks here: git could not put two versions together.',
    hint: 'Choose one of the two versions and remove the marks.',
  },
} as const;
